"""Calling counsel: the one on duty, the next when nobody acknowledges, then the Law Department under an approval."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.queries.crossings import crossing_on
from threshold.determinations.actions.matters import refer_matter
from threshold.encounters import events, steps
from threshold.encounters.models import Encounter
from threshold.encounters.permissions.encounters import COUNSEL, CROSSED
from threshold.encounters.queries.rota import next_on_call, practice_of
from threshold.encounters.steps import about
from threshold.jobs.queue import put
from threshold.journal.actions import Actor
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee

CLIMB = "encounters.climb"
LAW_DEPARTMENT = "law"
APPROVE = "crossings.approve"
OUTSIDE = "Counsel is called in the transaction of the action that gives the reason."
CLOCK = Actor("clock", "encounters")


def call_counsel(*, by: Rights, encounter: Encounter, now: datetime) -> None:
    """Call the counsel on duty about an encounter that was opened, placed or confirmed just now."""
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    if encounter.body_id is None:
        tell(by=by, to=Addressee.holders("encounters.place"), kind=events.NEEDS_PLACING, about=about(encounter),
             key=f"encounter {encounter.pk} place")  # fmt: skip
        return
    if not _call_next(by, encounter, 0, now):
        steps.record(encounter, events.NOBODY_ON_CALL, CLOCK, now)
        _tell_everyone(by, encounter, "nobody on call")
        _go_on(encounter, now)


def climb(*, by: Who, encounter: int, now: datetime) -> bool:
    """Call the next person about an encounter nobody acknowledged in time; whether there was anything to do.

    By the clock alone. Two rounds at once do it once: the row is held, and its time to climb is asked again.
    """
    with acting(by) as rights:
        held = Encounter.objects.select_for_update().filter(
            pk=encounter, climbs_at__lte=now, acknowledged_at__isnull=True, closed_at__isnull=True
        )
        found = held.first()
        if found is None or found.body_id is None:
            return False
        minutes = practice_of(found.body_id).climb_minutes
        steps.record(found, events.CLIMBED, CLOCK, now, {"minutes": minutes})
        if not _call_next(rights, found, _last_place(found), now):
            _cross(rights, found, now)
    return True


def _call_next(rights: Rights, encounter: Encounter, after: int, now: datetime) -> bool:
    """Call the next of the rota; whether there was one."""
    shift = next_on_call(str(encounter.body_id), after, now)
    if shift is None:
        return False
    details: dict[str, str | int] = {"place": shift.place, "person": shift.person.ref}
    steps.record(encounter, events.CALLED, CLOCK, now, details, person_id=shift.person_id, about=str(shift.place))
    tell(by=rights, to=Addressee.one(shift.person_id), kind=events.NEEDS_COUNSEL, about=about(encounter),
         key=f"encounter {encounter.pk} call {shift.place}")  # fmt: skip
    _go_on(encounter, now)
    return True


def _go_on(encounter: Encounter, now: datetime) -> None:
    """Say when the next is called, and queue it; the sweep finds what the queue has lost."""
    at = now + timedelta(minutes=practice_of(str(encounter.body_id)).climb_minutes)
    Encounter.objects.filter(pk=encounter.pk).update(climbs_at=at)
    put(CLIMB, {"encounter": encounter.pk}, at=at)


def _last_place(encounter: Encounter) -> int:
    called = encounter.steps.filter(kind="called").values_list("about", flat=True)
    return max((int(place) for place in called), default=0)


def _cross(rights: Rights, encounter: Encounter, now: datetime) -> None:
    """Nobody of the rota is left: the Law Department is told where an approval is on record, else who may give one."""
    Encounter.objects.filter(pk=encounter.pk).update(climbs_at=None)
    approval = crossing_on(str(encounter.body_id), LAW_DEPARTMENT, now)
    key = f"encounter {encounter.pk}"
    if approval is None:
        steps.record(encounter, events.NO_CROSSING, CLOCK, now)
        to = Addressee.holders(APPROVE, str(encounter.body_id))
        tell(by=rights, to=to, kind=events.NEEDS_CROSSING, about=about(encounter), key=f"{key} no crossing")
        _tell_everyone(rights, encounter, "after the rota")
        return
    Encounter.objects.filter(pk=encounter.pk).update(crossed_at=now)
    if encounter.matter_id is not None:
        refer_matter(by=rights.who, matter=encounter.matter_id, today=timezone.localdate(now))
    steps.record(encounter, events.CROSSED, CLOCK, now, {"crossing": approval.pk}, about=str(approval.pk))
    tell(
        by=rights, to=Addressee.holders(CROSSED), kind=events.HAS_CROSSED, about=about(encounter), key=f"{key} crossed"
    )


def _tell_everyone(rights: Rights, encounter: Encounter, why: str) -> None:
    to = Addressee.holders(COUNSEL, str(encounter.body_id))
    tell(by=rights, to=to, kind=events.NEEDS_COUNSEL, about=about(encounter), key=f"encounter {encounter.pk} {why}")
