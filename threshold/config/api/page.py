"""The API in words: every address with what it answers, on a page of our own and no third party's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from threshold.config.api.asked import MOST_BYTES
from threshold.config.api.root import api

EXAMPLES = {
    "/api/v1/clauses/{cite}": "/api/v1/clauses/2.a",
    "/api/v1/duties": "/api/v1/duties?as_of=2026-11-23&body=acs",
    "/api/v1/bodies": "/api/v1/bodies?q=health",
    "/api/v1/bodies/{body_id}": "/api/v1/bodies/acs",
}
CASE = '{"date": "2026-03-02", "facts": {"who": "federal"}}'


@dataclass(frozen=True, slots=True)
class Address:
    """One address: how it is asked, what it answers, and an example to follow, if looking is enough."""

    method: str
    path: str
    summary: str
    example: str


def addresses() -> list[Address]:
    """Every address as the API describes itself."""
    paths = api.get_openapi_schema()["paths"]
    return [
        Address(method.upper(), path, about["summary"], example(path, about) if method == "get" else "")
        for path, methods in paths.items()
        for method, about in methods.items()
    ]


def example(path: str, about: dict[str, Any]) -> str:
    """An address to follow, where anybody may look and we know that something is there."""
    needs_somebody = 401 in about["responses"] or "401" in about["responses"]
    found = EXAMPLES.get(path, path)
    return "" if needs_somebody or "{" in found else found


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list of addresses."""
    told = {"addresses": addresses(), "case": CASE, "most": MOST_BYTES}
    return render(request, "reports/api.html", told)
