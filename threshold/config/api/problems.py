"""What the API answers when it cannot: one sentence that says why and one that says what to do."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.core.bodies import UnknownBody
from threshold.core.cases import CaseError
from threshold.core.orders import UnknownClause

LOG = logging.getLogger(__name__)
LIST = "GET /api/v1/openapi.json lists what can be asked."


class Problem(Exception):
    """An answer other than 200, in words."""

    def __init__(self, status: int, error: str, what_to_do: str) -> None:
        super().__init__(error)
        self.status, self.error, self.what_to_do = status, error, what_to_do

    def answer(self) -> JsonResponse:
        """The problem as JSON."""
        return JsonResponse({"error": self.error, "what_to_do": self.what_to_do}, status=self.status)


def said(error: Exception) -> Problem | None:
    """What to answer to an error of the core or the framework; None when it was not foreseen."""
    words = " ".join(str(error.args[0]).split()) if error.args else ""
    if isinstance(error, Problem):
        return error
    if isinstance(error, UnknownClause):
        return Problem(404, words, "GET /api/v1/clauses lists every clause with its id.")
    if isinstance(error, UnknownBody):
        return Problem(404, words, "GET /api/v1/bodies lists every body with its id.")
    if isinstance(error, CaseError):
        return Problem(422, words, "Correct the case and send it again. /api/v1/openapi.json has the vocabulary.")
    if isinstance(error, ValidationError):
        return Problem(422, _first(error), f"Correct it and ask again. {LIST}")
    if isinstance(error, NotAllowed):
        return Problem(403, words, "GET /api/v1/me says what you may do.")
    if isinstance(error, Refused):
        return Problem(422, words, f"Correct it and ask again. {LIST}")
    if isinstance(error, Http404 | OutOfSight):
        return Problem(404, "There is nothing at this address.", LIST)
    if isinstance(error, OperationalError):
        return Problem(503, "The database does not answer.", "Try again in a minute.")
    return None


def in_words(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """Any error as JSON. What was not foreseen is logged without the request's content, and answered with 500."""
    problem = said(error) if isinstance(error, Exception) else None
    if problem is None:
        LOG.error("An error in the API", exc_info=True)
        problem = Problem(500, "Something went wrong here.", "It is not your request. Try again, or tell the operator.")
    return problem.answer()


def register(api: NinjaAPI) -> None:
    """Let every error of the API be said in words."""
    for kind in (ValidationError, Http404, Exception):
        api.add_exception_handler(kind, in_words)


def plain_refusal(response: HttpResponse) -> HttpResponse:
    """A refusal of the framework's own, such as 405, in the API's shape; other answers as they are."""
    if response.status_code < HTTPStatus.BAD_REQUEST or response.get("Content-Type", "").startswith("application/json"):
        return response
    problem = Problem(response.status_code, "This address does not answer that kind of request.", LIST)
    answer = problem.answer()
    if "Allow" in response:
        answer["Allow"] = response["Allow"]
    return answer


def _first(error: ValidationError) -> str:
    """The first thing wrong with a request's parameters."""
    fault = error.errors[0]
    return f"“{fault['loc'][-1]}”: {fault['msg'][:1].lower()}{fault['msg'][1:]}."
