"""What is owed and how it stands, for everybody; proof and what waits, for those who may see them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.params.functions import Path, Query

from threshold.config.api.asked import a_day, words
from threshold.config.api.order import AS_OF, Day
from threshold.config.api.owed_shapes import AssignmentInFullOut, AssignmentsOut, WorklistOut
from threshold.config.api.problems import Problem
from threshold.config.api.said import as_diary, as_proof, as_putting
from threshold.config.api.sent import LARGEST
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.words import gettext_noop
from threshold.duties import shapes
from threshold.duties.asked import read_after, written
from threshold.duties.my_day import my_day
from threshold.duties.queries.assignments import BY_SLUG, PER_PAGE, Wanted, listed
from threshold.duties.queries.bodies import here
from threshold.duties.queries.letters import letter_of
from threshold.duties.queries.searching import duties_under, matches

router = Router(tags=["owed"])


class Asked(Schema):
    """What the list is asked for."""

    as_of: Day = Field("", description="The day asked about, such as 2026-11-23; today if left out.")
    body: str = Field("", description="Only what this body owes: its id.")
    duty: str = Field("", description="Only this duty, or all of a clause: 2-3, 2.a, 6.")
    standing: str = Field("", description="One of: " + ", ".join(BY_SLUG) + ".")
    q: str = Field("", description="Words that stand in the duty or in the name of the body.")
    after: str = Field("", description="The `after` of the page before.")
    limit: int = Field(PER_PAGE, ge=1, le=PER_PAGE)


ASKED: Any = Query(...)


@router.get(
    "/assignments",
    response={200: AssignmentsOut, 422: ProblemOut},
    summary=gettext_noop("What bodies set up here owe, by day, and how each stands"),
)
def assignments(request: HttpRequest, response: HttpResponse, asked: Asked = ASKED) -> Any:
    """One page; `after` of the answer asks for the next."""
    day, today = a_day(asked.as_of), timezone.localdate()
    wanted = _wanted(asked)
    page = listed(wanted, day, today=today, limit=asked.limit)
    response["Threshold-As-Of"] = day.isoformat()
    lines = [shapes.as_values(shapes.line(row, day), day) for row in page.rows]
    return {"assignments": lines, "after": written(page.after) if page.after else ""}


@router.get(
    "/assignments/{number}",
    response={200: AssignmentInFullOut, 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("One assignment with the arithmetic of its day"),
)
def assignment(
    request: HttpRequest, response: HttpResponse, number: int = Path(ge=1, le=LARGEST), as_of: Day = AS_OF
) -> Any:
    """One assignment; proof and diary are there for those who may read them."""
    day = a_day(as_of)
    response["Threshold-As-Of"] = day.isoformat()
    with within_reach(request) as rights:
        found = letter_of(rights, number, day)
    return shapes.as_values(found.line, day) | {
        "explanation": found.due.words,
        "shows": found.line.duty.proof if found.line.duty else "",
        "puttings": [as_putting(one) for one in found.puttings],
        "may_read_proof": found.reads,
        "proofs": [as_proof(one) for one in found.proofs],
        "diary": [as_diary(one.diary, one.words) for one in found.diary],
    }


@router.get(
    "/worklist",
    auth=signed_in,
    response={200: WorklistOut, 401: ProblemOut},
    summary=gettext_noop("What waits for whoever signed in"),
)
def worklist(request: HttpRequest) -> Any:
    """As the page My day lists it. Sets the cookie whose value a change sends back as its token."""
    get_token(request)
    with within_reach(request) as rights:
        found = my_day(rights, timezone.localdate())
    return {
        "soon": [asdict(one) for one in found.soon],
        "some_day": [asdict(one) for one in found.some_day],
        "more": list(found.more),
    }


def _wanted(asked: Asked) -> Wanted:
    """What the list is asked for. Raises Problem for what there is not."""
    body, duty, after = (words(getattr(asked, name), name) for name in ("body", "duty", "after"))
    standing, q = asked.standing, words(asked.q, "q")
    bodies, under = here(), duties_under(duty) if duty else None
    if body and all(body != one.pk for one in bodies):
        raise Problem(422, "No body of that id is set up here.", "GET /api/v1/bodies lists them: set_up_on says which.")
    if duty and under is None:
        raise Problem(422, "There is no such duty or clause.", "GET /api/v1/duties lists the duties.")
    if standing and standing not in BY_SLUG:
        raise Problem(422, "There is no such standing.", f"Ask for one of: {', '.join(BY_SLUG)}.")
    begins: tuple[date, int] | None = read_after(after)
    if after and begins is None:
        raise Problem(422, "No page begins there.", "Send the “after” of the page before, or leave it out.")
    return Wanted(body, under, standing, matches(q, bodies), None, begins)
