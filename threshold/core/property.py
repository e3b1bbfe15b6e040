"""What a lot of the City's property list may be under sections 1.a and 1.b: proposed from its uses, decided by nobody.

The list knows ownership, lease and use; operational control, which both sections need, it does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from threshold.core.words import gettext_noop

# Use codes of City Planning's list, four figures.
PARKING_LOTS: Final = frozenset({"0870", "0872", "1013", "1020", "1021", "1022", "1023", "1024"})
GARAGES: Final = frozenset({"0871", "0920"})
VACANT_LAND: Final = "1520"
FOR_A_PERSON: Final = frozenset({
    "0474", "0800", "0813", "0814", "0900", "0911", "0940", "0990", "1000", "1010", "1019", "1090", "1420", "1500",
    "1510", "1530",
})  # fmt: skip
NO_USE: Final = frozenset({"1420", "1500", "1510", VACANT_LAND, "1530"})
RESIDENTIAL: Final = frozenset({"1400", "1410"})
TENANTED: Final = frozenset({"1900", "1910", "1920", "1930"})
COMMITTED: Final = "1600"
# Codes of the list's agency column that stand for no body of the City, or for none in particular.
NOT_OF_THE_CITY: Final = frozenset({
    "NYCTA", "MTA", "TBTA", "OCA", "UDC", "NYS", "PORT", "COURT", "PRIV", "OTHP", "UNKN",
})  # fmt: skip
# Where people shelter or live in care, or are held as children: kept off every public page by their use alone.
SENSITIVE: Final = {
    "0700": gettext_noop("social service facility, kind not stated"),
    "0731": gettext_noop("transitional housing, adults"),
    "0732": gettext_noop("transitional housing, men"),
    "0733": gettext_noop("transitional housing, women"),
    "0736": gettext_noop("transitional housing, families"),
    "0740": gettext_noop("residential facility for children"),
    "0790": gettext_noop("other social service facility"),
    "1223": gettext_noop("other secure detention facility"),
    "1229": gettext_noop("other detention facility"),
}


class Lot(StrEnum):
    """What is proposed under section 1.a."""

    VACANT = "vacant lot"
    PARKING = "parking lot"
    GARAGE = "garage"
    FOR_A_PERSON = "for a person to say"
    NO = "no City lot on this list"


class Property(StrEnum):
    """What is proposed under section 1.b."""

    CITY = "City property"
    FOR_A_PERSON = "for a person to say"
    NO = "no City property on this list"


# Extraction for translators; the values above are what is stored.
CALLED: Final = (
    gettext_noop("vacant lot"),
    gettext_noop("parking lot"),
    gettext_noop("garage"),
    gettext_noop("for a person to say"),
    gettext_noop("no City lot on this list"),
    gettext_noop("City property"),
    gettext_noop("no City property on this list"),
)
RULES: Final = {
    "lot-not-citys": gettext_noop("No row says that the City owns or leases the lot."),
    "lot-mixed-owner": gettext_noop("The list says only that ownership is mixed."),
    "lot-all-vacant": gettext_noop("Every row of the lot says: no use, vacant land."),
    "lot-all-parking": gettext_noop("Every row of the lot is a parking lot."),
    "lot-all-garage": gettext_noop("Every row of the lot is a garage."),
    "lot-parking-and-garage": gettext_noop("Every row of the lot is a parking lot or a garage."),
    "lot-parking-beside": gettext_noop(
        "A parking lot or garage stands beside another use. Which part of the lot it is, the list does not say."
    ),
    "lot-vacant-beside-use": gettext_noop(
        "A row says vacant land, and another says a use. A lot is vacant only when all its rows say so."
    ),
    "lot-unsure-code": gettext_noop("A use code of the lot may or may not be a vacant lot, a parking lot or a garage."),
    "lot-unknown-code": gettext_noop("A use code of the lot is not on the list of codes known here."),
    "lot-other-use": gettext_noop("No row of the lot is vacant land, a parking lot or a garage."),
    "property-not-citys": gettext_noop("No row says that the City owns or leases it."),
    "property-mixed-owner": gettext_noop("The list says only that ownership is mixed."),
    "property-leased-out": gettext_noop(
        "The City has leased it out, or part of it. Whether it still serves a City governmental purpose, "
        "the list does not say."
    ),
    "property-not-city-agency": gettext_noop(
        "It is used by a body that is not the City's, or by one the list does not name. "
        "Whether it serves a City governmental purpose, the list does not say."
    ),
    "property-no-use": gettext_noop("Every row says: no use. A purpose it serves is not on the list."),
    "property-residential": gettext_noop(
        "It is residential, or committed to be disposed of. Whether it serves a City governmental purpose, "
        "the list does not say."
    ),
    "property-in-use": gettext_noop("The City owns or leases it, and an agency of the City uses it."),
    "property-unknown-code": gettext_noop("A use code of it is not on the list of codes known here."),
}
PLACES: Final = {
    "lot-all-vacant": frozenset({"vacant_lot"}),
    "lot-all-parking": frozenset({"parking_lot"}),
    "lot-all-garage": frozenset({"garage"}),
    "lot-parking-and-garage": frozenset({"parking_lot", "garage"}),
}
# Why a lot is an open question for counsel, and the question of the order it stands under.
QUESTIONS: Final = {
    "leased-out": (gettext_noop("leased out: does the City keep operational control?"), "q-07"),
    "shared": (gettext_noop("shared by several agencies: whose operational control is it?"), "q-29"),
    "mixed": (gettext_noop("mixed: a vacant lot, parking lot or garage beside another use"), "q-30"),
    "mixed-owner": (gettext_noop("ownership mixed, or differing between its rows"), "q-29"),
    "not-city-agency": (gettext_noop("used by a body that is not the City's, or is not named"), "q-07"),
}


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a lot as the list has it: `code` of four figures, the other marks as read, "" where there is none."""

    code: str
    agency: str
    ownership: str  # C City, M mixed, P private, O other
    leased: bool = False  # the City is the tenant
    agreement: str = ""  # S, L or M: the City has leased it out

    @property
    def citys(self) -> bool:
        """Whether the City owns it or leases it as a tenant."""
        return self.ownership == "C" or self.leased

    @property
    def leased_out(self) -> bool:
        """Whether the City has given it to a tenant."""
        return bool(self.agreement) or self.code in TENANTED

    @property
    def lot_kind(self) -> bool:
        """Whether its code is vacant land, a parking lot or a garage."""
        return self.code in PARKING_LOTS or self.code in GARAGES or self.code == VACANT_LAND


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal, and the rule of RULES that made it."""

    value: str
    rule: str


def four_figures(code: str) -> str:
    """A use code as City Planning writes it: Open Data drops the leading zero. ValueError for what is no code."""
    if not (code.isascii() and code.isdigit() and len(code) <= 4) or int(code) == 0:
        raise ValueError(code)
    return code.zfill(4)


def propose_lot(uses: Sequence[Use]) -> Proposed:
    """What a lot may be under section 1.a, operational control left open. ValueError without uses."""
    return _title(uses, "lot", Lot.NO, Lot.FOR_A_PERSON) or _by_codes([use.code for use in uses])


def propose_property(uses: Sequence[Use]) -> Proposed:
    """Whether a lot may be City property under section 1.b, operational control left open. ValueError without uses."""
    found = _title(uses, "property", Property.NO, Property.FOR_A_PERSON)
    if found:
        return found
    codes = {use.code for use in uses}
    rule = next((rule for rule, applies in (
        ("leased-out", any(use.leased_out for use in uses)),
        ("unknown-code", not all(_known(code) for code in codes)),
        ("no-use", codes <= NO_USE),
        ("residential", codes <= NO_USE | RESIDENTIAL | {COMMITTED}),
        ("not-city-agency", all(use.agency in NOT_OF_THE_CITY for use in uses if use.code not in NO_USE)),
    ) if applies), "")  # fmt: skip
    if rule:
        return Proposed(Property.FOR_A_PERSON, f"property-{rule}")
    return Proposed(Property.CITY, "property-in-use")


def questions(uses: Sequence[Use]) -> tuple[str, ...]:
    """Which of QUESTIONS a lot raises, in their sequence."""
    kinds = [use.lot_kind for use in uses]
    raised = {
        "leased-out": any(use.leased_out for use in uses),
        "shared": len({use.agency for use in uses}) > 1,
        "mixed": any(kinds) and not all(kinds),
        "mixed-owner": any(use.ownership == "M" for use in uses) or len({use.ownership for use in uses}) > 1,
        "not-city-agency": any(use.agency in NOT_OF_THE_CITY for use in uses),
    }
    return tuple(slug for slug in QUESTIONS if raised[slug])


def sensitive_by_use(uses: Sequence[Use]) -> bool:
    """Whether a use of the lot keeps it off every public page."""
    return any(use.code in SENSITIVE for use in uses)


def _title(uses: Sequence[Use], about: str, no: str, person: str) -> Proposed | None:
    """What ownership and lease alone say; None where the City owns or leases the lot. ValueError without uses."""
    if not uses:
        raise ValueError("a lot has at least one use")
    if any(use.citys for use in uses):
        return None
    if any(use.ownership == "M" for use in uses):
        return Proposed(person, f"{about}-mixed-owner")
    return Proposed(no, f"{about}-not-citys")


def _by_codes(codes: Sequence[str]) -> Proposed:
    """What the use codes alone say under section 1.a."""
    whole = {code for code in codes if code in PARKING_LOTS or code in GARAGES}
    if len(whole) == len(set(codes)):
        if not whole & GARAGES:
            return Proposed(Lot.PARKING, "lot-all-parking")
        return Proposed(Lot.GARAGE, "lot-all-garage") if whole <= GARAGES else _both()
    if set(codes) == {VACANT_LAND}:
        return Proposed(Lot.VACANT, "lot-all-vacant")
    if not all(_known(code) for code in codes):
        return Proposed(Lot.FOR_A_PERSON, "lot-unknown-code")
    if whole:
        return Proposed(Lot.FOR_A_PERSON, "lot-parking-beside")
    if VACANT_LAND in codes and not set(codes) <= NO_USE:
        return Proposed(Lot.NO, "lot-vacant-beside-use")
    if any(code in FOR_A_PERSON for code in codes):
        return Proposed(Lot.FOR_A_PERSON, "lot-unsure-code")
    return Proposed(Lot.NO, "lot-other-use")


def _both() -> Proposed:
    return Proposed(Lot.PARKING, "lot-parking-and-garage")


def _known(code: str) -> bool:
    """Whether a code lies where the list has codes: uses, residential, no use, committed, tenanted."""
    return "0100" <= code <= "1399" or code in NO_USE | RESIDENTIAL | TENANTED or code == COMMITTED


def place_of(rule: str) -> frozenset[str]:
    """The values of the fact `place` the list leaves, by the proposing rule; none where a person is to say."""
    return PLACES.get(rule, frozenset())


def title_of(uses: Sequence[Use]) -> frozenset[str]:
    """The values of the fact `title`, where every row says that the City owns or leases the lot; else none."""
    if not uses or not all(use.citys for use in uses):
        return frozenset()
    return frozenset("city_owns" if use.ownership == "C" else "city_leases" for use in uses)
