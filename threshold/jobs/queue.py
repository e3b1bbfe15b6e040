"""The queue: a job is there if, and only if, the transaction that put it there commits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.manager import JobManager
from procrastinate.retry import RetryStrategy
from procrastinate.tasks import configure_task

Handler = Callable[..., None]
AGAIN = RetryStrategy(max_attempts=3, wait=60)  # a job that ends with a fault is tried three times more


def put(name: str, numbers: Mapping[str, int], *, at: datetime | None = None) -> None:
    """Queue a job by name, with record numbers alone, for now or for a time. RuntimeError outside a transaction.

    Through Django's own connection even in the worker, whose queue has another: so that both commit as one.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A job is queued in the transaction of what it is about.")
    configure_task(name=name, job_manager=JobManager(DjangoConnector()), schedule_at=at).defer(**numbers)


def numbers_queued(name: str, key: str) -> set[int]:
    """The record numbers under a key for which a job of this name waits or is being done."""
    there = ProcrastinateJob.objects.filter(task_name=name, status__in=("todo", "doing"))
    return {args[key] for args in there.values_list("args", flat=True)}


def job(name: str) -> Callable[[Handler], Handler]:
    """Declare, in an app's `tasks.py`, what the worker does for a job of this name. The web never loads these."""

    def declare(handler: Handler) -> Handler:
        app.task(name=name, retry=AGAIN)(handler)
        return handler

    return declare
