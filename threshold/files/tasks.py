"""What the worker does for the files."""

from __future__ import annotations

from datetime import datetime

from threshold.files.actions import sweep
from threshold.jobs.periodic import periodic
from threshold.journal.actions import Actor


@periodic("files.sweep", cron="40 * * * *")
def sweep_files(now: datetime) -> None:
    """Remove what interrupted uploads left, a day old and older."""
    sweep(by=Actor("clock", "files.sweep"), now=now)
