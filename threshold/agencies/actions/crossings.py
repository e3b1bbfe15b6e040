"""Recording a privacy officer's approval that records cross to another body, and its end (23-1202(c))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies import events
from threshold.agencies.models import Body, Crossing
from threshold.agencies.permissions.crossings import APPROVE, can_approve_crossing
from threshold.agencies.queries.crossings import find_crossing
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

NO_SUCH_BODY = Sentence(gettext_noop("Choose another body than the one the records are of."))
ENDS_BEFORE = Sentence(gettext_noop("It cannot end before the day it begins."))


@dataclass(frozen=True, slots=True)
class Approved:
    """What was approved: to which body, what for, by which paper, from when to when."""

    to_body: str
    purpose: str
    reference: str
    since: date
    until: date | None = None


def approve_crossing(*, by: Who, from_body: str, approved: Approved) -> Crossing:
    """Record that records of a body may cross to another. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(can_approve_crossing(rights, from_body))
        _check(from_body, approved)
        actor = rights.actor(APPROVE, from_body)
        made = Crossing.objects.create(
            from_body_id=from_body, to_body_id=approved.to_body, purpose=a_line(approved.purpose, "purpose"),
            reference=a_line(approved.reference, "reference"), since=a_day(approved.since, "since"),
            until=approved.until, recorded_at=timezone.now(), recorded_by=by.ref, role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "to_body": made.to_body_id, "since": made.since.isoformat(), "until": str(made.until or ""),
            "purpose": made.purpose, "reference": made.reference,
        }  # fmt: skip
        record(events.CROSSING_APPROVED, by=actor, about=_about(made), details=details)
    return made


def end_crossing(*, by: Who, crossing: int, until: date) -> Crossing:
    """Say on which day an approval ends. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = find_crossing(rights, crossing)
        require(can_approve_crossing(rights, found.from_body_id))
        if a_day(until, "until") < found.since:
            raise Refused(ENDS_BEFORE, "until")
        Crossing.objects.filter(pk=found.pk).update(until=until)
        actor = rights.actor(APPROVE, found.from_body_id)
        record(events.CROSSING_ENDED, by=actor, about=_about(found), details={"until": until.isoformat()})
        found.until = until
    return found


def _check(from_body: str, approved: Approved) -> None:
    """Raises Refused."""
    if approved.to_body == from_body or not Body.objects.filter(pk=approved.to_body).exists():
        raise Refused(NO_SUCH_BODY, "to_body")
    if approved.until is not None and a_day(approved.until, "until") < approved.since:
        raise Refused(ENDS_BEFORE, "until")


def _about(crossing: Crossing) -> About:
    return About("crossing", str(crossing.pk), "23-1202(c)", crossing.from_body_id)
