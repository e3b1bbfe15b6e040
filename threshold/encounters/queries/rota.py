"""Every read of rotas and practice: who is called next, who is on call when, and where nobody is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from threshold.accounts.queries import holders_of
from threshold.database.reach import Reach, reaching
from threshold.encounters.models import Encounter, Practice, Shift
from threshold.encounters.permissions.encounters import COUNSEL


def practice_of(body: str) -> Practice:
    """How an agency does it; the defaults where it set nothing."""
    return Practice.objects.filter(pk=body).first() or Practice(body_id=body)


def next_on_call(body: str, after: int, now: datetime) -> Shift | None:
    """The next person on call after a place of the rota: one who may still take encounters of this agency."""
    able = holders_of(COUNSEL, body, now)
    on = Shift.objects.filter(body_id=body, withdrawn=False, since__lte=now, until__gt=now, place__gt=after)
    return on.filter(person__in=able).select_related("person").order_by("place").first()


def to_climb(now: datetime) -> list[int]:
    """The encounters nobody acknowledged in time, whose next person is to be called."""
    with reaching(Reach.CITY):
        return list(Encounter.objects.filter(climbs_at__lte=now).order_by("climbs_at").values_list("pk", flat=True))


def takes_notes(bodies: Sequence[str]) -> bool:
    """Whether any of some agencies lets staff leave a note."""
    return Practice.objects.filter(pk__in=bodies, note=True).exists()


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the coming days in which nobody is on call at the first place."""

    since: datetime
    until: datetime


def shifts_of(body: str, now: datetime, days: int) -> list[Shift]:
    """The turns of an agency that have not ended, to so many days ahead."""
    found = Shift.objects.filter(body_id=body, withdrawn=False, until__gt=now, since__lt=now + timedelta(days=days))
    return list(found.select_related("person").order_by("since", "place"))


def gaps(shifts: Sequence[Shift], now: datetime, days: int) -> list[Gap]:
    """When, in the coming days, nobody is on call at any place: what a rota is looked at for."""
    found, covered = [], now
    end = now + timedelta(days=days)
    for shift in sorted(shifts, key=lambda one: one.since):
        if shift.since > covered:
            found.append(Gap(covered, min(shift.since, end)))
        covered = max(covered, shift.until)
    if covered < end:
        found.append(Gap(covered, end))
    return found


def counsel_of(body: str, now: datetime) -> list[tuple[str, str]]:
    """The people who may be put on call for an agency."""
    return [(str(person.pk), person.name) for person in holders_of(COUNSEL, body, now)]
