"""The worker as a process of its own: it delivers what was told, and when killed in the act it sends nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from conftest import make_database
from tests.serving import ROOT, addresses
from threshold.notices.tests.outboxes import mails, post_office

pytestmark = pytest.mark.db
PATIENCE = 60
NAME = "threshold_worker_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
TELL = """
import django, sys
django.setup()
from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.journal.actions import About
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee
from threshold.notices.kinds import Urgency, notice_kind
person, _ = Person.objects.get_or_create(email="cleo.invented@example.invalid", defaults={"name": "Cleo Invented"})
kind = notice_kind(name="notices.trial", sentence="The record {number} is for you.", urgency=Urgency.NOW)
with acting(Who.clock("tests")) as rights:
    tell(by=rights, to=Addressee.one(person.pk), kind=kind, about=About("trial", "17"), key=sys.argv[1])
"""
LATER = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from threshold.notices.delivering import sweep
sweep(timezone.now() + timedelta(minutes=11))
"""
Python = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def python(superuser_url: str, tmp_path_factory: pytest.TempPathFactory) -> Python:
    """A way to run Python on a database of this test's own, with what more of the environment is given."""
    make_database(superuser_url, NAME)
    told = {
        **os.environ,
        **addresses(NAME, superuser_url),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "threshold.config.settings",
        "THRESHOLD_MAIL_FOLDER": str(tmp_path_factory.mktemp("mail")),
    }
    manage = [sys.executable, "-m", "threshold.config.manage", "migrate", "--database", "owner", "-v", "0"]
    subprocess.run(manage, check=True, env=told, cwd=ROOT)

    def run(*arguments: str, **more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, *arguments], env={**told, **more}, cwd=ROOT)

    return run


@pytest.fixture
def looking(superuser_url: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A look past row security at what the worker did."""
    with psycopg.connect(superuser_url, dbname=NAME, autocommit=True) as connection:
        yield connection


WORK_ONCE = ("-m", "threshold.config.manage", "work", "--once")


def states(looking: psycopg.Connection[tuple[object, ...]], key: str) -> list[object]:
    """How the messages of a notice stand."""
    statement = "select d.state from notices_delivery d join notices_notice n on n.id = d.notice_id where n.key = %s"
    return [row[0] for row in looking.execute(statement, [key])]


def test_the_worker_delivers_what_was_told(
    python: Python, looking: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    assert python("-c", TELL, "told").wait(PATIENCE) == 0
    assert states(looking, "told") == []
    assert python(*WORK_ONCE, THRESHOLD_MAIL_FOLDER=str(tmp_path)).wait(PATIENCE) == 0
    assert states(looking, "told") == ["sent"]
    assert [mail["To"] for mail in mails(tmp_path)] == ["cleo.invented@example.invalid"]
    rounds = looking.execute("select job, outcome, planned_for <= started_at from jobs_run where job = 'notices.sweep'")
    assert rounds.fetchall() == [("notices.sweep", "done", True)]


def test_a_worker_killed_between_sending_and_noting_it_sends_nothing_twice(
    python: Python, looking: psycopg.Connection[tuple[object, ...]]
) -> None:
    assert python("-c", TELL, "killed").wait(PATIENCE) == 0
    workers: list[subprocess.Popen[bytes]] = []
    with post_office(on_mail=lambda: workers[0].send_signal(signal.SIGKILL)) as server:
        through = {"THRESHOLD_MAIL_HOST": "127.0.0.1", "THRESHOLD_MAIL_PORT": str(server.port)}
        through["THRESHOLD_MAIL_TLS"] = "none"
        workers.append(python(*WORK_ONCE, **through))
        assert workers[0].wait(PATIENCE) == -signal.SIGKILL
        assert states(looking, "killed") == ["sending"]
        looking.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 hour'")
        looking.execute("update procrastinate_periodic_defers set defer_timestamp = 0")
        assert python(*WORK_ONCE, **through).wait(PATIENCE) == 0
        assert python("-c", LATER).wait(PATIENCE) == 0
        assert python(*WORK_ONCE, **through).wait(PATIENCE) == 0
    assert len(server.mailed) == 1
    assert states(looking, "killed") == ["unsure"]
    left = looking.execute("select count(*) from procrastinate_jobs where status in ('todo', 'doing')").fetchone()
    assert left == (0,)
