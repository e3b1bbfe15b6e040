"""Business days: the second date General Construction Law 25-a would give, shown beside the first and never chosen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from threshold.core.law import Holiday

SATURDAY, SUNDAY = 5, 6
ROLL_SOURCE = "General Construction Law 25-a"


def why_closed(day: date, holidays: Collection[Holiday]) -> str:
    """`saturday`, `sunday` or `holiday` when public offices are closed that day, else nothing."""
    if day.weekday() == SATURDAY:
        return "saturday"
    if day.weekday() == SUNDAY:
        return "sunday"
    return "holiday" if any(holiday.day == day for holiday in holidays) else ""


def rolled(day: date, holidays: Collection[Holiday]) -> date | None:
    """The next business day when `day` is a Saturday, a Sunday or a public holiday; None when it is a business day."""
    later = day
    while why_closed(later, holidays):
        later += timedelta(days=1)
    return later if later != day else None
