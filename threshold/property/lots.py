"""Rows of the list put together by lot: what a site is, in one writing whatever the layout and sequence of the file."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from threshold.core.property import propose_lot, propose_property, questions, sensitive_by_use
from threshold.core.words import gettext_noop
from threshold.property.agency_codes import Known
from threshold.property.reading import Row, UseRow

BOROUGHS = {
    "1": gettext_noop("Manhattan"), "2": gettext_noop("Bronx"), "3": gettext_noop("Brooklyn"),
    "4": gettext_noop("Queens"), "5": gettext_noop("Staten Island"),
}  # fmt: skip
# Community districts, and the parks and airports between them, which the list numbers as districts too.
DISTRICTS = tuple(
    str(number)
    for first, last, between in (
        (101, 112, (164,)), (201, 212, (226, 227, 228)), (301, 318, (355, 356)), (401, 414, (480, 481, 482, 483, 484)),
        (501, 503, (595,)),
    )
    for number in (*range(first, last + 1), *between)
)  # fmt: skip
LONGEST = 200
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LotRow:
    """One site as the list and the rules make it; its fields are the columns of the table."""

    bbl: str
    called: str
    address: str
    borough: str
    district: str
    agencies: list[str]
    body_id: str | None
    latitude: str | None
    longitude: str | None
    lot: str
    lot_rule: str
    property: str
    property_rule: str
    questions: list[str]
    sensitive_by_use: bool
    words: str


@dataclass(frozen=True, slots=True)
class Site:
    """A site with its uses, each with how often the same row stands in the list."""

    row: LotRow
    uses: tuple[tuple[UseRow, int], ...]
    fingerprint: str


@dataclass(slots=True)
class Gathered:
    """The uses of a whole file by lot."""

    by_lot: dict[str, list[UseRow]] = field(default_factory=dict)
    rows: int = 0

    def take(self, row: Row) -> None:
        """One more row."""
        self.by_lot.setdefault(row.bbl, []).append(row.use)
        self.rows += 1


def site_of(bbl: str, rows: Iterable[UseRow], known: Known) -> Site:
    """One lot put together from its rows."""
    counted = sorted(Counter(rows).items())
    uses = [use for use, _ in counted]
    row = _row(bbl, uses, known)
    told = repr((row, counted)).encode()
    return Site(row, tuple(counted), hashlib.sha256(told).hexdigest())


def searched(text: str) -> list[str]:
    """The words of a text as they are searched for: small letters and figures alone."""
    return WORD.findall(text.casefold())


def _row(bbl: str, uses: list[UseRow], known: Known) -> LotRow:
    as_uses = [use.as_use for use in uses]
    lot, property_ = propose_lot(as_uses), propose_property(as_uses)
    agencies = sorted({use.agency for use in uses})
    bodies = {known.bodies.get(code) for code in agencies}
    address, names = _first(use.address for use in uses), sorted({use.name for use in uses if use.name})
    return LotRow(
        bbl=bbl, called=(address or (names[0] if names else _numbered(bbl)))[:LONGEST], address=address,
        borough=bbl[0], district=_first(use.district for use in uses), agencies=agencies,
        body_id=bodies.pop() if len(bodies) == 1 else None,
        latitude=_first(use.latitude for use in uses) or None, longitude=_first(use.longitude for use in uses) or None,
        lot=lot.value, lot_rule=lot.rule, property=property_.value, property_rule=property_.rule,
        questions=list(questions(as_uses)), sensitive_by_use=sensitive_by_use(as_uses),
        words=_words(bbl, address, names, agencies, known.names),
    )  # fmt: skip


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _numbered(bbl: str) -> str:
    return f"BLOCK {int(bbl[1:6])} LOT {int(bbl[6:])}"


def _words(bbl: str, address: str, names: list[str], agencies: list[str], called: Mapping[str, str]) -> str:
    told = (bbl, address, *names, *agencies, *(called.get(code, "") for code in agencies), BOROUGHS[bbl[0]])
    return " ".join(dict.fromkeys(searched(" ".join(told))))
