"""Jobs that come round: each app declares its own in its `tasks.py`; the worker alone loads those files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from threshold.jobs import runs
from threshold.jobs.queue import AGAIN

Round = Callable[[datetime], None]
PERIODIC: dict[str, Periodic] = {}


@dataclass(frozen=True, slots=True)
class Periodic:
    """One job: its dotted name, when it comes round (a cron line, in UTC) and what it does at a moment."""

    name: str
    cron: str
    do: Round


def periodic(name: str, *, cron: str) -> Callable[[Round], Round]:
    """Declare a job that comes round. It is given the moment it really runs, and does all that is due by then.

    A round that was missed is made up for once, however many were missed. One that fails is tried three times more.
    Each is recorded with its begin, end and outcome. ValueError for a name without its folder, or taken.
    """
    if "." not in name or name in PERIODIC:
        raise ValueError(f"{name}: a job that comes round has a name of its own, folder.verb.")

    def declare(do: Round) -> Round:
        PERIODIC[name] = job = Periodic(name, cron, do)
        app.periodic(cron=cron, periodic_id=name, lock=name)(app.task(name=name, retry=AGAIN)(_round_of(job)))
        return do

    return declare


def _round_of(job: Periodic) -> Callable[[int], None]:
    """What the queue calls, with the second for which the round was planned."""

    def come_round(timestamp: int) -> None:
        carry_out(job, datetime.fromtimestamp(timestamp, UTC))

    return come_round


def carry_out(job: Periodic, planned_for: datetime) -> None:
    """One round, recorded whatever becomes of it. Raises what the job raises."""
    begun = runs.begin(job.name, planned_for)
    try:
        job.do(timezone.now())
    except Exception as fault:
        runs.end(begun, type(fault).__name__)
        raise
    runs.end(begun)
