"""What the frame of every page is told of whoever signed in: their name, and until when the power is on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import Error
from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils import timezone

from threshold.accounts.queries import power_now
from threshold.accounts.rights import Rights
from threshold.accounts.web import passed_second_factor, person_of
from threshold.database.reach import Reach, reaching

MY_DAY = "/my-day/"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever signed in, as the header shows them."""

    name: str
    complete: bool  # whether a second factor was passed
    powered_until: datetime | None
    my_day: str


def visitor(request: HttpRequest) -> dict[str, object]:
    """The visitor, or nothing for the public and while the database does not answer."""
    try:
        return _visitor(request)
    except Error:
        return {"visitor": None}


def _visitor(request: HttpRequest) -> dict[str, object]:
    person = person_of(request) if hasattr(request, "user") else None
    if person is None:
        return {"visitor": None}
    complete = passed_second_factor(request)
    day = MY_DAY if is_valid_path(MY_DAY) else ""
    until = _powered_until(request, person.pk) if complete else None
    return {"visitor": Visitor(person.name, complete, until, day)}


def _powered_until(request: HttpRequest, person: int) -> datetime | None:
    """Until when the power is on: as the view read it, else asked for here."""
    rights = getattr(request, "rights", None)
    if isinstance(rights, Rights):
        return rights.powered_until
    with reaching(Reach.PUBLIC, person=person):
        power = power_now(person, timezone.now())
        return power.until if power else None
