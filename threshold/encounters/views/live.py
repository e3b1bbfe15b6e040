"""Answering a page that asks every few seconds: nothing new is 304, and costs no more than its mark."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified


def unless_same(request: HttpRequest, mark: str, render: Callable[[], HttpResponse]) -> HttpResponse:
    """The part of a page, or 304 when the asker has it already."""
    tag = f'"{mark}"'
    same = request.headers.get("If-None-Match") == tag
    answer: HttpResponse = HttpResponseNotModified() if same else render()
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    return answer
