"""Changes of posts, of set-up and of decisions, with what follows for the duties: all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone

from threshold.duties.daily import follow

View = Callable[..., HttpResponse]


def followed(view: View) -> View:
    """A view that changes something, with what follows from it in the same transaction.

    A vacancy starts its thirty days, a body that is set up is assigned what binds it, a decision assigns or withdraws.
    Where any of that cannot be written, nothing of the change is.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            if response.status_code < 400:
                follow(timezone.localdate())
        return response

    return answer


def followed_all(patterns: list[URLPattern]) -> list[URLPattern]:
    """Addresses of one app, each with what follows from its changes."""
    return [URLPattern(one.pattern, followed(one.callback), one.default_args, one.name) for one in patterns]
