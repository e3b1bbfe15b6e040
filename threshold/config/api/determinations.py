"""One case answered, for counsel and for trying a case: the answer is on the facts as given."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from threshold.config.api.asked import a_case
from threshold.config.api.shapes import DeterminationOut, ProblemOut
from threshold.config.api.vocabulary import case_schema
from threshold.core.determination_json import determination_json
from threshold.core.scenarios import run_case
from threshold.core.words import gettext_noop

router = Router(tags=["determinations"])
NOTE = "Result on the facts as given. No official has decided this."
CASE = {"requestBody": {"required": True, "content": {"application/json": {"schema": case_schema()}}}}
ANSWERS = {200: DeterminationOut, 400: ProblemOut, 411: ProblemOut, 413: ProblemOut, 415: ProblemOut, 422: ProblemOut}


@router.post(
    "/determinations",
    response=ANSWERS,
    openapi_extra=CASE,
    summary=gettext_noop("Answer one case under every norm in force"),
)
def determine(request: HttpRequest, response: HttpResponse) -> Any:
    """One case in the scenario format; nothing of it is kept. As `threshold determine --json` answers."""
    case = a_case(request)
    response["Threshold-As-Of"] = case.day.isoformat()
    response["Threshold-Note"] = NOTE
    return determination_json(case.day, run_case(case))
