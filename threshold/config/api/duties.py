"""Who owes what by when."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query

from threshold.agencies.queries import roster
from threshold.config.api.asked import a_day, words
from threshold.config.api.order import AS_OF, Day
from threshold.config.api.shapes import DutyOut, ProblemOut
from threshold.core.duty_json import Here, duties_json
from threshold.core.loader import load_law
from threshold.core.words import gettext_noop
from threshold.duties.queries.standings import pairs_on

router = Router(tags=["duties"])


@router.get(
    "/duties",
    response={200: list[DutyOut], 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("The duties in force on a day, as `threshold duties --json` gives them"),
)
def duties(
    request: HttpRequest,
    response: HttpResponse,
    as_of: Day = AS_OF,
    body: str = Query("", description="Only what binds, or may bind, this body: its id, acronym or name."),
) -> Any:
    """Every duty with whom it binds, its day and the arithmetic behind it, and its standing."""
    day, known = a_day(as_of), roster()
    response["Threshold-As-Of"] = day.isoformat()
    wanted, recorded = words(body, "body") or None, pairs_on(day, timezone.localdate())
    here = Here(known.bodies, known.set_up, known.decided_on(day), recorded)
    return duties_json(load_law(), day, wanted, here)
