"""Reminding those who give proof: at stated distances before a day, and when it has passed."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from threshold.accounts.rights import Rights, Who, acting
from threshold.core.answers import require
from threshold.duties import events, permissions
from threshold.duties.models import Assignment
from threshold.journal.actions import About, record
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee

# House practice: thirty, seven and one day before, and one, thirty and ninety days after it has passed.
BEFORE, AFTER = (30, 7, 1), (1, 30, 90)
NEVER = date(9999, 12, 31)


def remind(*, by: Who, today: date) -> int:
    """Remind of every day that comes near or has passed, once for each distance. How many were new.

    A distance that was missed, because nothing ran that day, is made up for by the next that holds.
    """
    with acting(by) as rights:
        require(permissions.can_assign(rights))
        count = sum(_remind(rights, owed, today) for owed in _near(today).iterator(chunk_size=1000))
        if count:
            details: dict[str, str | int] = {"count": count, "day": today.isoformat()}
            about = About("reminders", today.isoformat())
            record(events.REMINDED, by=rights.actor(permissions.ASSIGN), about=about, details=details)
    return count


def distance(left: int) -> str:
    """Which reminder is due when so many days are left: "30", "7", "1", "late 1"..., "" for none."""
    if left >= 0:
        return next((str(days) for days in reversed(BEFORE) if left <= days), "")
    return next((f"late {days}" for days in reversed(AFTER) if -left >= days), "")


def _near(today: date) -> QuerySet[Assignment]:
    """What is open and has its last day near, or behind it by little enough to speak of."""
    return (
        Assignment.objects.filter(
            proved_on__isnull=True,
            in_hand_on__isnull=True,
            withdrawn_on__isnull=True,
            paused_on__isnull=True,
            body__set_up_on__isnull=False,
        )
        .annotate(last=Coalesce("late_after", "due", Value(NEVER)))
        .filter(last__lte=today + timedelta(days=BEFORE[0]), last__gte=today - timedelta(days=AFTER[-1] + 30))
        .order_by("pk")
    )


def _remind(rights: Rights, owed: Assignment, today: date) -> bool:
    """Tell whoever gives proof for the body, once for each distance."""
    last = owed.late_after or owed.due or NEVER
    which = distance((last - today).days)
    if not which or (which.startswith("late") and owed.late_after is None):
        return False
    kind = events.HAS_PASSED if which.startswith("late") else events.FALLS_DUE
    about = About("assignment", str(owed.pk), clause=owed.duty, agency=owed.body_id)
    to = Addressee.holders(permissions.GIVE, owed.body_id)
    return tell(by=rights, to=to, kind=kind, about=about, key=f"day of assignment {owed.pk}: {which}", day=last)
