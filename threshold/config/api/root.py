"""The API put together, and the headers every answer of it carries."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils import timezone
from django.views.decorators.http import require_GET
from ninja import NinjaAPI

from threshold import __version__
from threshold.agencies.queries import has_demonstration
from threshold.config.api import (
    bodies,
    determinations,
    duties,
    encounters,
    matters,
    order,
    owed,
    people,
    places,
    posts,
    problems,
    quarterly,
    recording,
    registers,
    signs,
)

View = Callable[..., HttpResponse]

api = NinjaAPI(
    title="Threshold",
    version=__version__,
    description=(
        "Executive Order No. 13 of 2026: its text, who owes what by when, and what its section 3 says of a case. "
        "Every answer says in the header Threshold-As-Of which day it is for. "
        "Threshold-Demonstration: yes means that invented bodies are among those here."
    ),
    docs_url=None,  # its page would ask a third party for its script
    openapi_url="/openapi.json",
    urls_namespace="api",
)
for router in (
    order.router, duties.router, bodies.router, determinations.router, people.router, owed.router, recording.router,
    places.router, posts.router, encounters.router, matters.router, signs.router, registers.router, quarterly.router,
):  # fmt: skip
    api.add_router("", router)
problems.register(api)


def stamped(view: View) -> View:
    """The view with the API's headers on every answer, and refusals of the framework's own in the API's words."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            invented = has_demonstration()
        except OperationalError as error:
            return problems.in_words(request, error)
        only_headers = request.method == "HEAD"
        request.method = "GET" if only_headers else request.method
        response = problems.plain_refusal(view(request, *args, **kwargs))
        response.headers.setdefault("Threshold-As-Of", timezone.localdate().isoformat())
        response.headers.setdefault("Cache-Control", "no-cache")
        if invented:
            response["Threshold-Demonstration"] = "yes"
        return without_content(response) if only_headers else response

    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def without_content(response: HttpResponse) -> HttpResponse:
    """The headers of an answer, which tell how long it would have been."""
    response["Content-Length"] = str(len(response.content))
    response.content = b""
    return response


def nothing_here(request: HttpRequest) -> HttpResponse:
    """404 in the API's words."""
    return problems.in_words(request, Http404())


def addresses() -> list[URLPattern]:
    """Every address below /api/v1/, what is not one of them answered in the API's words."""
    patterns = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    ours = [URLPattern(one.pattern, stamped(_view(one)), one.default_args, one.name) for one in patterns]
    return [*ours, re_path(r"^.*$", stamped(nothing_here))]


def _view(pattern: URLPattern) -> View:
    """The view behind one address. The framework's own two are made to keep to the API's manners."""
    if pattern.name == "api-root":
        return nothing_here
    if pattern.name == "openapi-json":
        return require_GET(pattern.callback)
    return pattern.callback


urls = (addresses(), "ninja", api.urls_namespace)
