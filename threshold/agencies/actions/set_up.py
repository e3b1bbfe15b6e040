"""Setting a body up here, once its privacy officer has approved the collection in writing, and taking that back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies import events
from threshold.agencies.models import Approval, Body
from threshold.agencies.permissions.posts import SET_UP, can_set_up
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

CLAUSE = "23-1202(b)"
SET_UP_ALREADY = gettext_noop("This body is set up here already, since {day}.")
NOT_SET_UP = Sentence(gettext_noop("This body is not set up here, so there is nothing to take back."))
APPROVED_LATER = Sentence(
    gettext_noop("The approval is dated after the day of setting up. Set the body up on or after it.")
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A written approval to collect: by which post, of which day, and where the document is kept."""

    by_post: str
    day: date
    reference: str


def set_up_body(*, by: Who, body: str, day: date, approval: Paper, reason: str) -> Approval:
    """Set a body up here from a day, with the approval that allows it. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        require(can_set_up(rights))
        held = _held_still(body)
        if held.set_up_on is not None:
            raise Refused(Sentence(SET_UP_ALREADY, {"day": held.set_up_on}), "body")
        if approval.day > a_day(day, "day"):
            raise Refused(APPROVED_LATER, "given_on")
        given = Approval.objects.create(
            body=held,
            kind="given",
            day=day,
            given_by=a_line(approval.by_post, "given_by", most=120),
            given_on=a_day(approval.day, "given_on"),
            reference=a_line(approval.reference, "reference"),
            reason=a_line(reason, "reason"),
            recorded_at=timezone.now(),
            recorded_by=by.ref,
        )
        held.set_up_on = day
        held.save(update_fields=["set_up_on"])
        details = {
            "day": day.isoformat(), "given_by": given.given_by, "given_on": approval.day.isoformat(),
            "reference": given.reference, "reason": given.reason,
        }  # fmt: skip
        about = About("body", body, CLAUSE, body)
        record(events.BODY_SET_UP, by=rights.actor(SET_UP), about=about, details=details)
    return given


def take_back_set_up(*, by: Who, body: str, day: date, reason: str) -> Approval:
    """Set a body up no longer, from a day: nothing more is collected, nothing is lost. Raises as `set_up_body` does."""
    with acting(by) as rights:
        require(can_set_up(rights))
        held = _held_still(body)
        if held.set_up_on is None:
            raise Refused(NOT_SET_UP, "body")
        taken = Approval.objects.create(
            body=held, kind="taken back", day=a_day(day, "day"), reason=a_line(reason, "reason"),
            recorded_at=timezone.now(), recorded_by=by.ref,
        )  # fmt: skip
        held.set_up_on = None
        held.save(update_fields=["set_up_on"])
        details = {"day": day.isoformat(), "reason": taken.reason}
        about = About("body", body, CLAUSE, body)
        record(events.SET_UP_TAKEN_BACK, by=rights.actor(SET_UP), about=about, details=details)
    return taken


def _held_still(body: str) -> Body:
    """The body's row, kept from changing until the transaction ends. Raises OutOfSight."""
    found = Body.objects.select_for_update().filter(id=body).first()
    if found is None:
        raise OutOfSight(body)
    return found
