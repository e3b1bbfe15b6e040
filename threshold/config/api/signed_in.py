"""Who asks the API: the session of whoever signed in with a second factor, and for a change its token as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest
from ninja.utils import check_csrf

from threshold.accounts.rights import Rights, Who, looking
from threshold.accounts.web import passed_second_factor, person_of
from threshold.config.api.problems import Problem

SAFE = {"GET", "HEAD", "OPTIONS"}
NOBODY = Problem(401, "Nobody is signed in.", "Sign in on the page, and send the session's cookie along.")
NO_TOKEN = Problem(
    403,
    "The request carries no token of this session, so nothing was changed.",
    "Send the cookie csrftoken back in the header X-CSRFToken. GET /api/v1/worklist sets it.",
)


def who_asks(request: HttpRequest) -> Who | None:
    """Whoever signed in, or None for the public."""
    person = person_of(request)
    return Who.of(person) if person and passed_second_factor(request) else None


def signed_in(request: HttpRequest) -> Who:
    """Whoever signed in, for addresses that need somebody. Raises Problem."""
    who = who_asks(request)
    if who is None:
        raise NOBODY
    if request.method not in SAFE and check_csrf(request) is not None:
        raise NO_TOKEN
    return who


@contextmanager
def within_reach(request: HttpRequest) -> Iterator[Rights]:
    """One transaction of looking, or around one action, with the rights of whoever asks."""
    with looking(who_asks(request)) as rights:
        yield rights
