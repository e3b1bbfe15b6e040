"""The registers through the API: read as the pages show them, recorded as the pages record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status
from ninja.params.functions import Query

from threshold.accounts.rights import Rights
from threshold.config.api.asked import a_day, words
from threshold.config.api.problems import Problem
from threshold.config.api.register_shapes import (
    AgreementIn,
    AgreementOut,
    ArrangementIn,
    ArrangementOut,
    FindingIn,
    FindingOut,
    ForUseOut,
    PlacementIn,
    PlacementOut,
)
from threshold.config.api.sent import LARGEST
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.answers import NotAllowed, OutOfSight
from threshold.core.registers import ACCESS, OF_A_LOT
from threshold.core.words import gettext_noop
from threshold.property.actions.placements import record_finding, record_placement
from threshold.property.actions.terms import record_agreement, record_arrangement
from threshold.property.entry_shapes import as_values
from threshold.property.entry_words import STATES
from threshold.property.permissions.registers import REGISTERS, can_see, can_see_any
from threshold.property.queries.entries import (
    AGREEMENT,
    ARRANGEMENT,
    FINDING,
    MOST_ON_A_PAGE,
    PLACEMENT,
    Asking,
    Register,
    entries_page,
    find_entry,
    lots_of,
)
from threshold.property.queries.registers import read_for_use
from threshold.property.queries.sites import find_site

router = Router(tags=["registers"], auth=signed_in)
WRONG = dict.fromkeys((400, 401, 403, 404, 422), ProblemOut)
USES = tuple(sorted({*OF_A_LOT, ACCESS}))


class Asked(Schema):
    """What a list is narrowed to; empty means all of it."""

    q: str = Field("", description="Words of its title, unit, law or agencies.")
    body: str = Field("", description="The id of the body that keeps the entry.")
    state: str = Field("", description="One of: " + ", ".join(STATES) + ".")
    as_of: str = Field("", description="The day its standing is of, such as 2026-03-02; today when empty.")
    after: str = Field("", description="The `after` of the page before.")
    limit: int = Field(50, ge=1, le=MOST_ON_A_PAGE)

    def asking(self) -> Asking:
        """As the query takes it. Raises Problem."""
        if self.state and self.state not in STATES:
            raise Problem(422, "There is no such state.", f"Ask for one of: {', '.join(STATES)}.")
        return Asking(a_day(self.as_of), words(self.q, "q"), words(self.body, "body"), self.state)


class UseAsked(Schema):
    """A use of a site on a day."""

    bbl: str = Field(..., description="The site, by its BBL of ten figures.")
    on: str = Field("", description="The day of the use, such as 2026-03-02; today when empty.")
    use: str = Field("", description="One of: " + ", ".join(USES) + ".")
    party: str = Field("", description="The outside agency of the personnel, by its name.")


class AgreementsOut(Schema):
    """One page of agreements."""

    entries: list[AgreementOut]
    after: str


class ArrangementsOut(Schema):
    """One page of arrangements."""

    entries: list[ArrangementOut]
    after: str


class PlacementsOut(Schema):
    """One page of placements."""

    entries: list[PlacementOut]
    after: str


class FindingsOut(Schema):
    """One page of the Mayor's findings."""

    entries: list[FindingOut]
    after: str


ASKED: Any = Query(...)


@router.get("/agreements", response={200: AgreementsOut, **WRONG}, summary=gettext_noop("Agreements in sight (3(a))"))
def agreements(request: HttpRequest, asked: Asked = ASKED) -> Any:
    """One page, the newest first."""
    return _page(request, AGREEMENT, asked)


@router.get("/agreements/{number}", response={200: AgreementOut, **WRONG}, summary=gettext_noop("One agreement"))
def agreement(request: HttpRequest, number: int) -> Any:
    """By its number."""
    return _one(request, AGREEMENT, number)


@router.post("/agreements", response={201: AgreementOut, **WRONG}, summary=gettext_noop("Record an agreement (3(a))"))
def add_agreement(request: HttpRequest, sent: AgreementIn) -> Any:
    """It counts once a second person has confirmed it (house practice)."""
    return _made(request, AGREEMENT, record_agreement, sent)


@router.get(
    "/arrangements", response={200: ArrangementsOut, **WRONG}, summary=gettext_noop("Arrangements in sight (3(c))")
)
def arrangements(request: HttpRequest, asked: Asked = ASKED) -> Any:
    """One page, the newest first."""
    return _page(request, ARRANGEMENT, asked)


@router.get("/arrangements/{number}", response={200: ArrangementOut, **WRONG}, summary=gettext_noop("One arrangement"))
def arrangement(request: HttpRequest, number: int) -> Any:
    """By its number."""
    return _one(request, ARRANGEMENT, number)


@router.post(
    "/arrangements", response={201: ArrangementOut, **WRONG}, summary=gettext_noop("Record an arrangement (3(c))")
)
def add_arrangement(request: HttpRequest, sent: ArrangementIn) -> Any:
    """It counts once a second person has confirmed it (house practice)."""
    return _made(request, ARRANGEMENT, record_arrangement, sent)


@router.get(
    "/placements",
    response={200: PlacementsOut, **WRONG},
    summary=gettext_noop("City staff under outside direction in sight (10-178(b))"),
)
def placements(request: HttpRequest, asked: Asked = ASKED) -> Any:
    """One page, the newest first."""
    return _page(request, PLACEMENT, asked)


@router.get("/placements/{number}", response={200: PlacementOut, **WRONG}, summary=gettext_noop("One placement"))
def placement(request: HttpRequest, number: int) -> Any:
    """By its number."""
    return _one(request, PLACEMENT, number)


@router.post(
    "/placements", response={201: PlacementOut, **WRONG}, summary=gettext_noop("Record a placement (10-178(b))")
)
def add_placement(request: HttpRequest, sent: PlacementIn) -> Any:
    """By unit or title and count."""
    return _made(request, PLACEMENT, record_placement, sent)


@router.get(
    "/mayoral-findings",
    response={200: FindingsOut, 422: ProblemOut},
    summary=gettext_noop("The Mayor's findings (10-178(a))"),
    auth=None,
)
def findings(request: HttpRequest, asked: Asked = ASKED) -> Any:
    """One page, the newest first; confirmed ones for everybody."""
    return _page(request, FINDING, asked)


@router.get(
    "/mayoral-findings/{number}",
    response={200: FindingOut, 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("One finding of the Mayor"),
    auth=None,
)
def finding(request: HttpRequest, number: int) -> Any:
    """By its number."""
    return _one(request, FINDING, number)


@router.post(
    "/mayoral-findings", response={201: FindingOut, **WRONG}, summary=gettext_noop("Record a finding of the Mayor")
)
def add_finding(request: HttpRequest, sent: FindingIn) -> Any:
    """Public once a second person has confirmed it (house practice)."""
    return _made(request, FINDING, record_finding, sent)


@router.get(
    "/registers/for-use",
    response={200: ForUseOut, **WRONG},
    summary=gettext_noop("What the confirmed registers say for a use of a site on a day"),
)
def for_use(request: HttpRequest, asked: UseAsked = ASKED) -> Any:
    """Facts of the norms with references, and what is left open: absence is never a no."""
    if asked.use and asked.use not in USES:
        raise Problem(422, "There is no such use.", f"Leave it out, or ask for one of: {', '.join(USES)}.")
    day = a_day(asked.on)
    with within_reach(request) as rights:
        if not can_see_any(rights, REGISTERS):
            raise NotAllowed(can_see(rights, REGISTERS).reason)
        uses = (asked.use,) if asked.use else ()
        site = find_site(rights, words(asked.bbl, "bbl"))
        told = read_for_use(site, day, uses=uses, party=words(asked.party, "party"))
    offered = [
        {"fact": one.fact, "values": sorted(one.values), "reference": one.reference, "words": str(one.words)}
        for one in told.offered
    ]
    left = [{"fact": one.fact, "words": str(one.words)} for one in told.left_open]
    return {"on": day, "offered": offered, "left_open": left}


def _page(request: HttpRequest, register: Register, asked: Asked) -> Any:
    asking = asked.asking()
    with within_reach(request) as rights:
        _may_look(rights, register)
        try:
            page = entries_page(rights, register, asking, words(asked.after, "after"), asked.limit)
        except LookupError:
            raise Problem(422, "No page begins there.", "Ask again without “after”.") from None
        lots = lots_of(register, [one.pk for one in page.entries])
        entries = [as_values(register, one, asking.on, lots.get(one.pk, ())) for one in page.entries]
    return {"entries": entries, "after": page.after}


def _one(request: HttpRequest, register: Register, number: int) -> Any:
    if not 0 < number <= LARGEST:
        raise OutOfSight(str(number))
    with within_reach(request) as rights:
        return _told(rights, register, number)


def _made(request: HttpRequest, register: Register, record: Any, sent: Any) -> Any:
    with within_reach(request) as rights:
        made = record(by=rights.who, entered=sent.entered, today=timezone.localdate())
        return Status(201, _told(rights, register, made.pk))


def _told(rights: Rights, register: Register, number: int) -> dict[str, Any]:
    lots = lots_of(register, [number]).get(number, ())
    return as_values(register, find_entry(rights, register, number), timezone.localdate(), lots)


def _may_look(rights: Rights, register: Register) -> None:
    if register is not FINDING and not can_see_any(rights, register.abilities):
        raise NotAllowed(can_see(rights, register.abilities).reason)
