"""Reading how the worker is: when it was last seen, what waits, what came round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from threshold.jobs.models import Run

SILENT_AFTER = timedelta(seconds=60)  # the worker shows itself every ten seconds
ASKED = """
    select (select max(last_heartbeat) from procrastinate_workers),
           (select count(*) from procrastinate_jobs where status = 'todo' and coalesce(scheduled_at, now()) <= now()),
           (select count(*) from procrastinate_jobs where status = 'failed')
"""


@dataclass(frozen=True, slots=True)
class WorkerState:
    """When a worker was last seen (None: none is signed on), how many jobs are due, how many could not be done."""

    seen: datetime | None
    due: int
    failed: int

    def works(self, now: datetime) -> bool:
        """Whether a worker showed itself a moment ago."""
        return self.seen is not None and now - self.seen < SILENT_AFTER


def worker_state() -> WorkerState:
    """How the worker is, in one question."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        seen, due, failed = cursor.fetchone()
    return WorkerState(seen, due, failed)


def latest_runs(most: int = 20) -> list[Run]:
    """The last runs of the jobs that come round, newest first; none for whoever does not see the City."""
    return list(Run.objects.order_by("-pk")[:most])
