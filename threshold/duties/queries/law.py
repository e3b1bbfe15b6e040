"""What the law's data says of an assignment: its duty, the edition it was made under, and the arithmetic of its day."""

from __future__ import annotations

from threshold.core.answers import OutOfSight
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
