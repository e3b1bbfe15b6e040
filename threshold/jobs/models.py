"""One table: each run of a job that comes round. The queue's own tables are procrastinate's."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q


class Outcome(models.TextChoices):
    """How a run stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    INTERRUPTED = "interrupted"  # the worker ended in the middle of it


class Run(models.Model):
    """One run of one job: when it was planned, when it began and ended, how."""

    job = models.CharField(max_length=80)
    planned_for = models.DateTimeField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.RUNNING)
    error = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "jobs_run"
        ordering = ("-pk",)
        indexes = (models.Index(fields=("job", "-id"), name="jobs_run_by_job"),)
        constraints = (
            CheckConstraint(name="run_outcome_is_known", condition=Q(outcome__in=Outcome.values)),
            CheckConstraint(
                name="run_ends_after_it_begins", condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.job} {self.outcome}"
