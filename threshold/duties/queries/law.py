"""What the law's data says of an assignment: its duty, the edition it was made under, and the arithmetic of its day."""

from __future__ import annotations

from datetime import date

from threshold.agencies.models import Body
from threshold.agencies.queries import as_law
from threshold.agencies.queries.decisions import decisions
from threshold.core.answers import OutOfSight
from threshold.core.bodies import bound_by, decisions_on, roll
from threshold.core.deadlines import Due
from threshold.core.law import NEIGHBOURS, Duty, Law
from threshold.core.loader import load_law
from threshold.core.periods import due_of
from threshold.duties.models import Assignment


def find_duty(number: str) -> Duty:
    """The duty of that number in today's data. Raises OutOfSight."""
    for duty in load_law().duties:
        if duty.number == number:
            return duty
    raise OutOfSight(number)


def edition_of(law: Law, duty: Duty) -> str:
    """The edition a record is made under: `eo-13-2026@2026-02-06`, or the collection of neighbouring laws."""
    editions = {order.slug: order.edition for order in law.orders}
    return NEIGHBOURS if duty.order == NEIGHBOURS else f"{duty.order}@{editions[duty.order]}"


def explained(assignment: Assignment) -> Due:
    """When an assignment falls due, with the law's own arithmetic; what put it off stands in its puttings."""
    return due_of(load_law(), find_duty(assignment.duty), assignment.due, assignment.event_on)


def surely_bound(body: Body, day: date) -> frozenset[str]:
    """The numbers of the duties that surely bind a body, by the law's data or by what an official decided by a day."""
    law, known, decided = load_law(), (as_law(body),), decisions_on(decisions(), day)
    members = roll(law, known, decided)
    return frozenset(
        duty.number for duty in law.duties if any(member.verdict == "yes" for _, member in bound_by(members, duty))
    )
