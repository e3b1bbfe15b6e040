"""The periods of a duty: what one body owes once, each year, each quarter, at all times, or from an event on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from threshold.core.deadlines import Due, due, issued_for
from threshold.core.law import Duty, Law, Modality
from threshold.core.standings import UNDATED, Standing

TIME_TO_RECORD = timedelta(days=30)  # house practice: a body that has just come here is given this long to record
A_DAY = timedelta(days=1)
PER_CONTRACT = frozenset({"4-210(c)", "4-210(f)"})  # owed for each contract on record, and for nothing else


@dataclass(frozen=True, slots=True)
class Period:
    """One thing to prove: its name ("" once or always, "2026", "2026-Q4"), from when it runs and when it falls due.

    `counts_from` is the day from which it weighs in the standing: a yearly report from the day it falls due, anything
    else from its beginning. `late_after` is the last day on any reading, None where no day can pass.
    """

    name: str
    starts_on: date
    due: date | None
    late_after: date | None
    counts_from: date
    unproved: Standing


def started_by_event(duty: Duty) -> bool:
    """Whether the duty is owed only from an event on: a vacancy, a designation, a change, a discovery."""
    return duty.deadline.kind in {"within_days", "promptly", "before"} and duty.deadline.event not in {"", "issuance"}


def periods(law: Law, duty: Duty, here_since: date, until: date) -> tuple[Period, ...]:
    """What a body owes under a duty without any event: from the latest day that fell due by `here_since` on, up to
    the first that falls due after `until`; never what fell due before the order. Empty for duties that an event or a
    contract starts.
    """
    if started_by_event(duty) or duty.number in PER_CONTRACT or duty.deadline.kind == "none":
        return ()
    if duty.deadline.kind == "annual":
        return tuple(_yearly(law, duty, here_since, until))
    if duty.deadline.kind == "quarterly":
        return tuple(_quarterly(law, duty, here_since, until))
    start = duty.since or issued_for(law.orders, duty)
    when = due(duty, issued_for(law.orders, duty), start, law.holidays)
    return (_period(duty, "", start, when, here_since),)


def period_of_event(law: Law, duty: Duty, event: date, name: str, here_since: date) -> Period:
    """What a body owes from an event on: a vacancy, a designation. `name` tells one event from another."""
    when = due(duty, issued_for(law.orders, duty), event, law.holidays, event)
    return _period(duty, name, event, when, here_since)


def due_of(law: Law, duty: Duty, period_due: date | None, event: date | None) -> Due:
    """When one period falls due, with the arithmetic in words."""
    as_of = period_due or event or duty.since or issued_for(law.orders, duty)
    return due(duty, issued_for(law.orders, duty), as_of, law.holidays, event)


def _period(duty: Duty, name: str, start: date, when: Due, here_since: date) -> Period:
    return Period(name, start, when.day, late_after(duty, when, here_since), start, unproved(duty, when))


def late_after(duty: Duty, when: Due, here_since: date) -> date | None:
    """The last day that still counts as in time: on every reading, and once a newcomer has had time to record."""
    if duty.modality is not Modality.SHALL or when.efforts or when.last_reading is None:
        return None
    return max(when.last_reading, here_since + TIME_TO_RECORD)


def unproved(duty: Duty, when: Due) -> Standing:
    """How a period stands while nothing is recorded and no day has passed."""
    if duty.modality is Modality.ENCOURAGED:
        return Standing.ENCOURAGED
    if duty.modality is Modality.MAY or when.kind in UNDATED:
        return Standing.NO_DEADLINE
    return Standing.NO_PROOF


def _yearly(law: Law, duty: Duty, here_since: date, until: date) -> Iterator[Period]:
    """A period a day that comes round: the latest by `here_since`, then each one up to the first after `until`."""
    before, looked_from = None, max(here_since, duty.since or here_since)
    when = due(duty, issued_for(law.orders, duty), looked_from, law.holidays)
    while when.day is not None:
        start = before + A_DAY if before else duty.since or min(issued_for(law.orders, duty), when.day)
        if when.day >= law.order.issued:
            late = late_after(duty, when, here_since)
            yield Period(str(when.day.year), start, when.day, late, when.day, unproved(duty, when))
        if when.day > until:
            return
        before, coming = when.day, when.next or when.day
        if coming <= before:
            coming = _after(law, duty, before)
        when = due(duty, issued_for(law.orders, duty), coming, law.holidays)


def _after(law: Law, duty: Duty, day: date) -> date:
    """The day that comes round next after one that was the first."""
    return due(duty, issued_for(law.orders, duty), day, law.holidays).next or day


def _quarterly(law: Law, duty: Duty, here_since: date, until: date) -> Iterator[Period]:
    """A period a calendar quarter (house practice: the law fixes neither the quarters nor a day)."""
    start = quarter_begins(max(here_since, duty.since or here_since))
    when = due(duty, issued_for(law.orders, duty), here_since, law.holidays)
    while start <= until:
        after = quarter_begins(start + timedelta(days=100))
        yield Period(f"{start.year}-Q{(start.month + 2) // 3}", start, None, None, after, unproved(duty, when))
        start = after


def quarter_begins(day: date) -> date:
    """The first day of the calendar quarter a day lies in."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
