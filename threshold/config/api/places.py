"""Sites of the City's property list: the public ones, as the page lists them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status
from ninja.params.functions import Query

from threshold.config.api.asked import words
from threshold.config.api.problems import Problem
from threshold.config.api.sent import Day, Sent, Short
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.answers import OutOfSight
from threshold.core.property import QUESTIONS
from threshold.core.words import gettext_noop
from threshold.property.actions.decisions import decide_control
from threshold.property.lots import BOROUGHS, DISTRICTS
from threshold.property.models import Site
from threshold.property.queries.sites import (
    CONTROLS,
    LOTS,
    MOST_ON_A_PAGE,
    PROPERTIES,
    Asking,
    controls,
    newest_imports,
    public,
    sites_page,
)
from threshold.property.shapes import as_values

router = Router(tags=["places"])
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "borough": tuple(BOROUGHS), "district": DISTRICTS, "lot": tuple(LOTS), "property": tuple(PROPERTIES),
    "question": ("any", *QUESTIONS),
    "control": tuple(CONTROLS),
}  # fmt: skip


class SiteOut(Schema):
    """One lot of the list: what is proposed under 1.a and 1.b and by which rule; only control is decided."""

    bbl: str
    called: str
    address: str
    borough: str
    community_district: str
    agencies: list[str]
    body: str
    latitude: float | None
    longitude: float | None
    proposed_1a: str
    proposed_1a_rule: str
    proposed_1b: str
    proposed_1b_rule: str
    operational_control: str
    control_since: date | None
    control_decided_on: date | None
    control_role: str
    open_questions: list[str]
    not_listed_since: date | None
    list_imported_on: date | None
    list_edition: date | None
    demonstration: bool


class SitesOut(Schema):
    """One page of sites by address. `after` is where the next page begins, empty on the last."""

    sites: list[SiteOut]
    after: str


class ControlIn(Sent):
    """Whether the City has operational control, from which day, and why."""

    verdict: Literal["yes", "no", "part"]
    since: Day
    reason: Annotated[Short, Field(max_length=500)]


class ControlOut(Schema):
    """A decision as it is recorded, and the one it supersedes."""

    number: int
    bbl: str
    verdict: str
    reason: str
    since: date
    decided_on: date
    role: str
    supersedes: int | None


class Asked(Schema):
    """What the list is asked for."""

    q: str = Field("", description="Words that begin a word of the address, a name, the BBL or an agency.")
    agency: str = Field("", description="Only this agency code of the list, such as DCAS.")
    borough: str = Field("", description="One of: " + ", ".join(BOROUGHS) + ".")
    district: str = Field("", description="Only this community district, such as 101.")
    lot: str = Field("", description="Proposed under 1.a, one of: " + ", ".join(LOTS) + ".")
    property: str = Field("", description="Proposed under 1.b, one of: " + ", ".join(PROPERTIES) + ".")
    question: str = Field("", description="An open question it raises, one of: any, " + ", ".join(QUESTIONS) + ".")
    control: str = Field("", description="Operational control as decided now, one of: " + ", ".join(CONTROLS) + ".")
    after: str = Field("", description="The `after` of the page before.")
    limit: int = Field(50, ge=1, le=MOST_ON_A_PAGE)


ASKED: Any = Query(...)


@router.get(
    "/sites",
    response={200: SitesOut, 422: ProblemOut},
    summary=gettext_noop("Public sites by address, searched and paged"),
)
def sites(request: HttpRequest, asked: Asked = ASKED) -> Any:
    """One page; `after` of the answer asks for the next. Sensitive sites are never among them."""
    try:
        page = sites_page(_asking(asked), words(asked.after, "after"), asked.limit)
    except LookupError:
        raise Problem(422, "No page begins there any more.", "Ask again without “after”.") from None
    return {"sites": _shapes(page.sites), "after": page.after}


@router.get(
    "/sites/{bbl}", response={200: SiteOut, 404: ProblemOut, 422: ProblemOut}, summary=gettext_noop("One public site")
)
def site(request: HttpRequest, bbl: str) -> Any:
    """One site by its BBL of ten figures."""
    wanted = words(bbl, "bbl")
    found = public().filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() else None
    if found is None:
        raise OutOfSight(wanted)
    return _shapes((found,))[0]


@router.post(
    "/sites/{bbl}/control",
    response={201: ControlOut, **dict.fromkeys((400, 401, 403, 404, 422), ProblemOut)},
    summary=gettext_noop("Decide operational control of a site"),
    auth=signed_in,
)
def control(request: HttpRequest, bbl: str, sent: ControlIn) -> Any:
    """By its custodian, or for the City; the public reads the reason. An earlier decision stays, superseded."""
    with within_reach(request) as rights:
        made = decide_control(by=rights.who, bbl=words(bbl, "bbl"), today=timezone.localdate(), **sent.model_dump())
    return Status(201, {
        "number": made.pk, "bbl": made.site_id, "verdict": made.verdict, "reason": made.reason, "since": made.since,
        "decided_on": made.decided_on, "role": made.role, "supersedes": made.supersedes_id,
    })  # fmt: skip


def _asking(asked: Asked) -> Asking:
    """What the list is narrowed to. Raises Problem for a choice there is not."""
    for name, known in CHOICES.items():
        if getattr(asked, name) and getattr(asked, name) not in known:
            raise Problem(422, f"There is no such {name}.", f"Leave it out, or ask for one of: {', '.join(known)}.")
    given = {name: words(getattr(asked, name), name) for name in ("agency", *CHOICES)}
    return Asking(words=words(asked.q, "q"), **given)


def _shapes(found: tuple[Site, ...]) -> list[dict[str, object]]:
    decided, newest = controls([one.bbl for one in found]), newest_imports()
    return [as_values(one, decided.get(one.bbl), newest[one.demonstration]) for one in found]
