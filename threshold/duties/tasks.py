"""What the worker does for the duties."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from threshold.duties.actions import remind
from threshold.duties.daily import CLOCK, follow, open_next_periods
from threshold.jobs.periodic import periodic


@periodic("duties.daily", cron="15 9 * * *")
def daily(now: datetime) -> None:
    """Each morning in the City: what has come round is assigned, then reminders are given."""
    today = timezone.localdate(now)
    open_next_periods(today)
    follow(today)
    remind(by=CLOCK, today=today)


@periodic("duties.follow", cron="*/15 * * * *")
def follow_changes(now: datetime) -> None:
    """Four times an hour: what follows from posts, set-up and decisions, should anything have changed unseen."""
    follow(timezone.localdate(now))
