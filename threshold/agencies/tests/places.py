"""Invented bodies that are set up here, and short ways of filling their posts in tests."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.agencies.actions.posts import designate
from threshold.agencies.demonstration import invented
from threshold.agencies.models import Body, Event
from threshold.agencies.seats import Holder, Seat
from threshold.database.reach import Reach, reaching

FIRST = date(2026, 2, 6)
FAY = Holder(name="Fay Invented", contact="fay@example.invalid")
GIL = Holder(name="Gil Invented", contact="gil@example.invalid")


def bodies(day: date = FIRST) -> None:
    """The invented bodies, some of them set up since a day."""
    with reaching(Reach.CITY):
        Body.objects.bulk_create(invented(day, timezone.now()), ignore_conflicts=True)


def filled(by: Person, body: str, post: str, since: date, holder: Holder = FAY) -> Event:
    """A post filled from a day."""
    return designate(by=Who.of(by), seat=Seat(body, post), holder=holder, since=since, instrument="Letter 1")
