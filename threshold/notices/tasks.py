"""What the worker does for this app."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from threshold.jobs.periodic import periodic
from threshold.jobs.queue import job
from threshold.notices import delivering
from threshold.notices.actions import DELIVER, SEND, SEND_LETTER


@job(DELIVER)
def deliver(notice: int) -> None:
    """Put one message on its way to each person a notice goes to."""
    delivering.deliver(notice, timezone.now())


@job(SEND)
def send(delivery: int) -> None:
    """Send one message."""
    delivering.send(delivery, timezone.now())


@job(SEND_LETTER)
def send_letter(letter: int) -> None:
    """Send one one-time link."""
    delivering.send_letter(letter, timezone.now())


@periodic("notices.sweep", cron="*/10 * * * *")
def sweep(now: datetime) -> None:
    """Mark what was interrupted; queue again what was left."""
    delivering.sweep(now)
