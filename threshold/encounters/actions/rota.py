"""Keeping the rota of counsel on call and an agency's practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.queries import holders_of
from threshold.accounts.rights import Who, acting
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters import events
from threshold.encounters.models import Practice, Shift
from threshold.encounters.models.calls import MOST_PLACES
from threshold.encounters.permissions.encounters import COUNSEL, ROTA, can_keep_rota
from threshold.journal.actions import About, record

NOT_COUNSEL = Sentence(gettext_noop("Choose somebody who may take encounters of this agency."))
NO_TIME = Sentence(gettext_noop("A turn ends after it begins."))
NO_PLACE = Sentence(gettext_noop("Choose a place from 1, who is called first, to 5."))
OVERLAPS = Sentence(gettext_noop("Somebody is on call at this place then. Choose another place or other times."))
NO_MINUTES = Sentence(gettext_noop("Choose between 1 and 120 minutes."))


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn on call: who, at which place, from when to when."""

    person: int
    place: int
    since: datetime
    until: datetime


def add_shift(*, by: Who, body: str, turn: Turn) -> Shift:
    """Put somebody on call. Raises NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        require(can_keep_rota(rights, body))
        found = holders_of(COUNSEL, body, now).filter(pk=turn.person).first()
        if found is None:
            raise Refused(NOT_COUNSEL, "person")
        if turn.until <= turn.since:
            raise Refused(NO_TIME, "until")
        if not 1 <= turn.place <= MOST_PLACES:
            raise Refused(NO_PLACE, "place")
        try:
            with transaction.atomic():
                made = Shift.objects.create(
                    body_id=body, person=found, place=turn.place, since=turn.since, until=turn.until, recorded_at=now,
                    recorded_by=by.ref,
                )  # fmt: skip
        except IntegrityError as clash:
            raise Refused(OVERLAPS, "since") from clash
        details: dict[str, str | int] = {
            "place": made.place, "since": made.since.isoformat(), "until": made.until.isoformat(), "person": found.ref,
        }  # fmt: skip
        record(events.SHIFT_ADDED, by=rights.actor(ROTA, body), about=_about(made), details=details)
    return made


def withdraw_shift(*, by: Who, shift: int) -> Shift:
    """Take a turn back; the row stays. Raises OutOfSight, NotAllowed."""
    with acting(by) as rights:
        found = Shift.objects.select_for_update().filter(pk=shift, withdrawn=False).first()
        if found is None:
            raise OutOfSight(str(shift))
        require(can_keep_rota(rights, found.body_id))
        Shift.objects.filter(pk=found.pk).update(withdrawn=True)
        record(events.SHIFT_WITHDRAWN, by=rights.actor(ROTA, found.body_id), about=_about(found), details={})
    return found


def set_practice(*, by: Who, body: str, climb_minutes: int, note: bool) -> Practice:
    """Say after how many minutes a call goes on, and whether a note may be left. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(can_keep_rota(rights, body))
        if not 1 <= climb_minutes <= 120:
            raise Refused(NO_MINUTES, "climb_minutes")
        columns = {"climb_minutes": climb_minutes, "note": note, "set_at": timezone.now(), "set_by": by.ref}
        made, _ = Practice.objects.update_or_create(body_id=body, defaults=columns)
        about = About("practice", body, "", body)
        details: dict[str, str | int] = {"minutes": climb_minutes, "note": int(note)}
        record(events.PRACTICE_SET, by=rights.actor(ROTA, body), about=about, details=details)
    return made


def _about(shift: Shift) -> About:
    return About("shift", str(shift.pk), "", shift.body_id)
