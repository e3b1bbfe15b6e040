"""What the worker does for places: signs as PDF, which the web never makes."""

from __future__ import annotations

from datetime import datetime

from threshold.jobs.periodic import periodic
from threshold.jobs.queue import job
from threshold.property import printing
from threshold.property.actions.prints import PRINT


@job(PRINT)
def make_print(number: int) -> None:
    """Make one PDF, or a set, that somebody asked for."""
    printing.make(number)


@periodic("property.sweep_prints", cron="50 * * * *")
def sweep_prints(now: datetime) -> None:
    """Take out PDFs that were made a day ago."""
    printing.sweep(now)
