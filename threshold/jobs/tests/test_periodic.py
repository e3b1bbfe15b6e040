"""Jobs that come round: declared once, recorded each time, made up for when missed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.periodic import PeriodicDeferrer

from threshold.database.reach import Reach, reaching
from threshold.jobs.models import Outcome, Run
from threshold.jobs.periodic import PERIODIC, Periodic, carry_out, periodic
from threshold.jobs.queries import latest_runs
from threshold.jobs.queue import put
from threshold.jobs.runs import begin

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 8, 12, tzinfo=UTC)
done: list[datetime] = []


@periodic("jobs.trial", cron="0 12 * * *")
def trial(now: datetime) -> None:
    """Keep the moment."""
    done.append(now)


def runs() -> list[tuple[str, str, str]]:
    """Every run: the job, how it ended, the fault."""
    with reaching(Reach.CITY):
        return [(run.job, run.outcome, run.error) for run in latest_runs()]


def test_a_round_is_recorded_with_its_begin_and_its_end() -> None:
    carry_out(PERIODIC["jobs.trial"], NOON)
    assert runs() == [("jobs.trial", Outcome.DONE, "")]
    with reaching(Reach.CITY):
        run = Run.objects.get()
    assert run.planned_for == NOON
    assert run.ended_at
    assert run.started_at <= done[-1] <= run.ended_at


def test_a_round_that_fails_is_recorded_by_the_kind_of_its_fault_alone() -> None:
    def fail(now: datetime) -> None:
        raise KeyError("somebody@example.invalid")

    with pytest.raises(KeyError):
        carry_out(Periodic("jobs.failing", "0 12 * * *", fail), NOON)
    assert runs() == [("jobs.failing", Outcome.FAILED, "KeyError")]


def test_a_round_that_never_ended_was_interrupted() -> None:
    begin("jobs.trial", NOON - timedelta(days=1))
    carry_out(PERIODIC["jobs.trial"], NOON)
    assert runs() == [("jobs.trial", Outcome.DONE, ""), ("jobs.trial", Outcome.INTERRUPTED, "")]


def test_runs_are_for_the_city_to_see() -> None:
    begin("jobs.trial", NOON)
    for reach in (Reach.PUBLIC, Reach.AGENCY):
        with reaching(reach, "acs"):
            assert latest_runs() == []
    with reaching(Reach.AUDIT):
        assert len(latest_runs()) == 1


@pytest.mark.parametrize("late", [timedelta(minutes=1), timedelta(hours=23), timedelta(days=9, hours=1)])
def test_a_missed_round_is_made_up_for_once(late: timedelta) -> None:
    back = NOON + late
    deferrer = PeriodicDeferrer(app.periodic_registry, **app.periodic_defaults)
    missed = [at for task, at in deferrer.get_previous_tasks(back.timestamp()) if task.periodic_id == "jobs.trial"]
    last = NOON + timedelta(days=late.days)
    assert missed == [int(last.timestamp())]


def test_a_job_has_one_name_of_its_own() -> None:
    for name in ("jobs.trial", "trial"):
        with pytest.raises(ValueError, match="name of its own"):
            periodic(name, cron="0 12 * * *")


def test_a_job_is_queued_in_the_transaction_of_its_data_or_not_at_all() -> None:
    with pytest.raises(ZeroDivisionError), reaching(Reach.CITY):
        put("jobs.nothing", {"number": 1})
        raise ZeroDivisionError
    assert not ProcrastinateJob.objects.filter(task_name="jobs.nothing").exists()
    connection.in_atomic_block, held = False, connection.in_atomic_block
    try:
        with pytest.raises(RuntimeError, match="transaction"):
            put("jobs.nothing", {"number": 1})
    finally:
        connection.in_atomic_block = held
