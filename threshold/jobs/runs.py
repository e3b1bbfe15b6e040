"""The record of runs, written as they happen: a run's row is its own record and has no line in the journal."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from threshold.database.reach import Reach, reaching
from threshold.jobs.models import Outcome, Run


def begin(job: str, planned_for: datetime) -> int:
    """Note that a run begins; one of the same job that never ended was interrupted. Its place in the record."""
    now = timezone.now()
    with reaching(Reach.CITY):
        Run.objects.filter(job=job, outcome=Outcome.RUNNING).update(outcome=Outcome.INTERRUPTED, ended_at=now)
        return Run.objects.create(job=job, planned_for=planned_for, started_at=now).pk


def end(run: int, error: str = "") -> None:
    """Note that a run ended: well, or by a fault of this kind."""
    outcome = Outcome.FAILED if error else Outcome.DONE
    with reaching(Reach.CITY):
        Run.objects.filter(pk=run).update(outcome=outcome, error=error[:80], ended_at=timezone.now())
