"""The order, its clauses, the open questions and the neighbouring laws."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query
from pydantic import WithJsonSchema

from threshold.agencies.queries import roster
from threshold.config.api.asked import DAY_PATTERN, a_day, words
from threshold.config.api.shapes import ClauseInFullOut, ClauseOut, LawOut, OrderOut, ProblemOut, QuestionOut
from threshold.core.duty_json import Here, duty_json, stands
from threshold.core.editions import in_force
from threshold.core.law import Clause, Law
from threshold.core.loader import load_law
from threshold.core.orders import children, find_clause, parents
from threshold.core.words import gettext_noop
from threshold.duties.queries.standings import pairs_on

router = Router(tags=["order"])
Day = Annotated[str, WithJsonSchema({"type": "string", "pattern": DAY_PATTERN})]
AS_OF = Query("", description="The day asked about, such as 2026-11-23; today if left out.")


@router.get("/order", response=OrderOut, summary=gettext_noop("The order, its seal and its clauses"))
def order(request: HttpRequest) -> Any:
    """The whole order as sealed, clause by clause in reading order."""
    return load_law().order


@router.get("/clauses", response=list[ClauseOut], summary=gettext_noop("Every clause in its own words"))
def clauses(request: HttpRequest) -> Any:
    """The clauses in reading order."""
    return load_law().order.clauses


@router.get(
    "/clauses/{cite}",
    response={200: ClauseInFullOut, 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("One clause and what stands beside it"),
)
def clause(request: HttpRequest, response: HttpResponse, cite: str, as_of: Day = AS_OF) -> Any:
    """One clause by its citation (`2.a`, `2(a)`, `§ 2(a)` or its eId), with its duties on the day."""
    law, day = load_law(), a_day(as_of)
    found = find_clause(law.order, words(cite, "cite"))
    response["Threshold-As-Of"] = day.isoformat()
    return asdict(found) | _beside(law, found, day)


def _beside(law: Law, found: Clause, day: date) -> dict[str, object]:
    """What stands beside a clause on a day."""
    known, state = roster(), in_force(law.order, found.id, day)
    here = Here(known.bodies, known.set_up, known.decided_on(day), pairs_on(day, timezone.localdate()))
    duties = [
        one for one in stands(law, day, None, here) if (one.duty.order, one.duty.clause) == (law.order.slug, found.id)
    ]
    return {
        "holds": state.holds,
        "change": asdict(state.change) if state.change else None,
        "parents": [one.id for one in parents(law.order, found.id)],
        "children": [one.id for one in children(law.order, found.id)],
        "duties": [duty_json(one.duty, one.due, one.standing, one.bound) for one in duties],
        "read_with": [one.cite for one in law.neighbours if found.id in one.read_with],
        "questions": [one.id for one in law.order.ambiguities if found.id in one.clauses],
    }


@router.get("/questions", response=list[QuestionOut], summary=gettext_noop("The open questions of law"))
def questions(request: HttpRequest) -> Any:
    """What the order leaves open, listed for an official and not decided here."""
    return load_law().order.ambiguities


@router.get("/laws", response=list[LawOut], summary=gettext_noop("The neighbouring laws read with the order"))
def laws(request: HttpRequest) -> Any:
    """Dated operational content with its source; what is not verified says so."""
    return load_law().neighbours
