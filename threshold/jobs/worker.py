"""The worker: one process beside the web, which loads what the jobs do and takes them from the queue."""

from __future__ import annotations

import asyncio
import time

from django.utils.module_loading import autodiscover_modules
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.job_context import JobContext
from procrastinate.periodic import PeriodicDeferrer
from procrastinate.psycopg_connector import PsycopgConnector

CONCURRENCY = 4  # a slow mail server must not hold up the rest


@app.periodic(cron="* * * * *")
@app.task(name="jobs.recover", pass_context=True)
async def recover(context: JobContext, timestamp: int) -> None:
    """Put back what a worker held that was killed; queue upkeep every minute, not recorded as a run."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


def work(*, until_empty: bool = False) -> None:
    """Take jobs until told to stop; or, with `until_empty`, until none is due."""
    autodiscover_modules("tasks")
    with app.replace_connector(PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4)):
        asyncio.run(_work(until_empty=until_empty))


async def _work(*, until_empty: bool) -> None:
    async with app.open_async():
        if until_empty:  # the worker would do this beside its first jobs, and might end before it
            deferrer = PeriodicDeferrer(app.periodic_registry, **app.periodic_defaults)
            await deferrer.defer_jobs(deferrer.get_previous_tasks(time.time()))
        await app.run_worker_async(
            wait=not until_empty,
            concurrency=1 if until_empty else CONCURRENCY,  # one by one, for a job may queue another
            delete_jobs="successful",
            shutdown_graceful_timeout=10,
        )
