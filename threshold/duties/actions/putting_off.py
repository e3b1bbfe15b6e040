"""Extending, pausing, resuming and withdrawing, only with authority and reason; and the diary of efforts."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.duties import events, permissions
from threshold.duties.models import Assignment, Diary, Putting
from threshold.duties.queries.assignments import held_assignment
from threshold.duties.queries.law import find_duty
from threshold.duties.sealed_words import hash_of, seal_words
from threshold.journal.actions import About, record

LONGEST = 4000
NEED_AUTHORITY = Sentence(
    gettext_noop("Name the authority that allows this: the law, the order or the instrument, and its day.")
)
NEED_REASON = Sentence(gettext_noop("Give the reason in a sentence: it stands in the record, and the public reads it."))
NO_DAY = Sentence(gettext_noop("No day is stated for this, so none can be put off."))
EARLIER = gettext_noop("An extension ends later than the day it puts off: {day}.")
PAUSED_ALREADY = Sentence(gettext_noop("This is paused already."))
NOT_PAUSED = Sentence(gettext_noop("This is not paused."))
NO_EFFORTS = Sentence(gettext_noop("The law asks for no efforts or consultation here, so there is no diary."))
TO_COME = Sentence(gettext_noop("Write of a day that has come."))
EMPTY = Sentence(gettext_noop("Say in a sentence or more what was done."))


@dataclass(frozen=True, slots=True)
class Grounds:
    """What allows a day to be put off, and why."""

    authority: str
    reason: str


def put_off(
    *, by: Who, assignment: int, kind: str, grounds: Grounds, today: date, until: date | None = None
) -> Putting:
    """Put the day of an assignment off (`extension`, with `until`), pause or resume it, or withdraw it altogether.

    The law's own day stays beside it. Raises NotAllowed, OutOfSight, Refused; KeyError for no such kind.
    """
    with acting(by) as rights:
        owed = held_assignment(assignment)
        require(permissions.can_put_off(rights))
        _grounded(grounds)
        if owed.withdrawn_on is not None:
            raise Refused(permissions.WITHDRAWN)
        owed.save(update_fields=[CHANGES[kind](owed, until, today)])
        actor = rights.actor(permissions.EXTEND)
        putting = Putting.objects.create(
            assignment=owed, agency_id=owed.body_id, kind=kind, until=until, authority=grounds.authority.strip(),
            reason=grounds.reason.strip(), on=today, at=timezone.now(), by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        record(events.PUT_OFF, by=actor, about=_about(owed), details=_details(owed, putting))
    return putting


def write_diary(*, by: Who, assignment: int, kind: str, on: date, words: str, today: date) -> Diary:
    """Write of an effort or a consultation where the law asks for them. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        owed = held_assignment(assignment)
        require(permissions.can_write_diary(rights, owed.body_id))
        if not find_duty(owed.duty).deadline.efforts:
            raise Refused(NO_EFFORTS)
        if on > today:
            raise Refused(TO_COME, "on")
        if not words.strip() or len(words) > LONGEST:
            raise Refused(EMPTY, "words")
        actor, place = rights.actor(permissions.DIARY, owed.body_id), uuid.uuid4()
        diary = Diary.objects.create(
            assignment=owed, agency_id=owed.body_id, on=on, kind=kind, words=seal_words(words.strip(), "diary", place),
            place=place, at=timezone.now(), by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "duty": owed.duty, "period": owed.period, "kind": kind, "day": on.isoformat(), "hash": hash_of(diary.words),
        }  # fmt: skip
        record(events.DIARY_WRITTEN, by=actor, about=_about(owed), details=details)
    return diary


def _grounded(grounds: Grounds) -> None:
    """Raises Refused when authority or reason is missing."""
    if not grounds.authority.strip():
        raise Refused(NEED_AUTHORITY, "authority")
    if not grounds.reason.strip():
        raise Refused(NEED_REASON, "reason")


def _extend(owed: Assignment, until: date | None, today: date) -> str:
    """A later day; what can pass no day, such as what asks for efforts, keeps passing none."""
    if owed.due is None:
        raise Refused(NO_DAY)
    last = owed.late_after or owed.due
    if until is None or until <= last:
        raise Refused(Sentence(EARLIER, {"day": last}), "until")
    if owed.late_after is not None:
        owed.late_after = until
    return "late_after"


def _pause(owed: Assignment, until: date | None, today: date) -> str:
    """No day passes from now on."""
    if owed.paused_on is not None:
        raise Refused(PAUSED_ALREADY)
    owed.paused_on = today
    return "paused_on"


def _resume(owed: Assignment, until: date | None, today: date) -> str:
    """Days pass again; which day then holds is for an extension to say."""
    if owed.paused_on is None:
        raise Refused(NOT_PAUSED)
    owed.paused_on = None
    return "paused_on"


def _withdraw(owed: Assignment, until: date | None, today: date) -> str:
    """Owed no longer; what was recorded of it stays."""
    owed.withdrawn_on = today
    return "withdrawn_on"


CHANGES: Mapping[str, Callable[[Assignment, date | None, date], str]] = {
    "extension": _extend,
    "pause": _pause,
    "resumption": _resume,
    "withdrawal": _withdraw,
}


def _about(owed: Assignment) -> About:
    return About("assignment", str(owed.pk), clause=owed.duty, agency=owed.body_id)


def _details(owed: Assignment, putting: Putting) -> dict[str, str | int]:
    return {
        "duty": owed.duty,
        "period": owed.period,
        "kind": putting.kind,
        "until": str(putting.until or ""),
        "authority": putting.authority,
        "reason": putting.reason,
    }
