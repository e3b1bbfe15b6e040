"""Assigning duties: to a body that is set up here, for the next period as time goes on, and from an event on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from threshold.accounts.rights import Who, acting
from threshold.agencies.models import Body
from threshold.core.answers import Refused, require
from threshold.core.editions import duties_on
from threshold.core.law import Duty, Law
from threshold.core.loader import load_law
from threshold.core.periods import PER_CONTRACT, Period, periods, started_by_event
from threshold.core.words import Sentence, gettext_noop
from threshold.duties import events, permissions
from threshold.duties.models import Assignment
from threshold.duties.queries.law import find_duty, surely_bound
from threshold.duties.rows import row, row_of_event, set_up
from threshold.journal.actions import About, record
from threshold.journal.bulk import bulk_root
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee

AT_ONCE = 1000
NO_CLOCK = Sentence(gettext_noop("No event starts this duty."))
TO_COME = Sentence(gettext_noop("An event is recorded once it has happened: give a day that is not in the future."))
STARTED_ALREADY = Sentence(gettext_noop("This event has started this clock already."))


def assign_body(*, by: Who, body: str, today: date) -> int:
    """Assign to a body that is set up here what surely binds it, this period and the next. How many were new.

    What is assigned already stays as it is. Raises NotAllowed, OutOfSight, Refused.
    """
    with acting(by) as rights:
        require(permissions.can_assign(rights))
        found = set_up(body)
        fresh = _write(found, _owed_by(load_law(), found, today))
        if fresh:
            rows = ({"duty": row.duty, "period": row.period, "due": str(row.due or "")} for row in fresh)
            root = bulk_root(rows).root
            details: dict[str, str | int] = {
                "count": len(fresh), "root": root, "since": str(found.set_up_on),
            }  # fmt: skip
            about = About("body", body, agency=body)
            record(events.ASSIGNED, by=rights.actor(permissions.ASSIGN), about=about, details=details)
    return len(fresh)


@dataclass(frozen=True, slots=True)
class Event:
    """What starts a clock: its day, a name that tells it from every other of its kind, and whose event it was."""

    on: date
    name: str
    about_body: str = ""


def start_clock(*, by: Who, duty: str, body: str, event: Event, today: date) -> Assignment:
    """Start the clock of a duty with an event, or with a contract. Whoever records it has been asked whether they may.

    Raises OutOfSight, Refused.
    """
    with acting(by) as rights:
        found, which = set_up(body), find_duty(duty)
        if not (started_by_event(which) or which.number in PER_CONTRACT):
            raise Refused(NO_CLOCK)
        if event.on > today:
            raise Refused(TO_COME, "on")
        assignment = row_of_event(found, which, event.on, event.name)
        assignment.about_body = event.about_body
        try:
            with transaction.atomic():
                assignment.save()
        except IntegrityError as twice:
            raise Refused(STARTED_ALREADY) from twice
        details: dict[str, str | int] = {
            "duty": duty, "event": event.name, "day": event.on.isoformat(), "due": str(assignment.due or ""),
        }  # fmt: skip
        about = About("assignment", str(assignment.pk), clause=which.clause, agency=body)
        record(events.CLOCK_STARTED, by=rights.actor(permissions.GIVE, body), about=about, details=details)
        to, key = Addressee.holders(permissions.GIVE, body), f"clock of assignment {assignment.pk}"
        tell(by=rights, to=to, kind=events.STARTED, about=about, key=key, day=assignment.due)
    return assignment


def _owed_by(law: Law, body: Body, today: date) -> Iterator[tuple[Duty, Period]]:
    """What surely binds a body, period by period; what may bind it waits for an official."""
    bound = surely_bound(body, today)
    for duty in duties_on(law, today):
        if duty.number in bound:
            yield from ((duty, period) for period in periods(law, duty, body.set_up_on or today, today))


def _write(body: Body, owed: Iterable[tuple[Duty, Period]]) -> list[Assignment]:
    """Add the rows that are missing."""
    have = set(Assignment.objects.filter(body=body).values_list("duty", "period"))
    fresh = [row(body, duty, period) for duty, period in owed if (duty.number, period.name) not in have]
    Assignment.objects.bulk_create(fresh, batch_size=AT_ONCE)
    return fresh
