"""The command for contracts says what changes and what is wrong, and a process killed half way leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command

from conftest import make_database
from tests.serving import ROOT, addresses
from threshold.agencies.models import Contract
from threshold.agencies.tests.places import bodies
from threshold.agencies.tests.test_contract_files import HEADER, ONE, UNDER
from threshold.agencies.tests.test_the_import_command import MANAGE, WAITING, wait_until
from threshold.database.reach import Reach, reaching

pytestmark = pytest.mark.db


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file of two contracts."""
    path = tmp_path / "contracts.csv"
    path.write_text("\n".join((HEADER, ONE, UNDER)), "utf-8")
    return path


def told(*arguments: str | Path) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("import_contracts", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_dry_run_previews_an_import_writes_and_the_same_again_changes_nothing(good: Path) -> None:
    bodies()
    assert "2 added, 0 changed, 0 unchanged, 0 not listed; 1 locations added" in told(good, "--dry-run")
    with reaching(Reach.CITY):
        assert not Contract.objects.exists()
    assert told(good).endswith("Written.\n")
    assert told(good).endswith("There was nothing to change.\n")


@pytest.mark.django_db
def test_rows_at_fault_and_files_that_are_none_are_named(tmp_path: Path) -> None:
    bodies()
    path = tmp_path / "broken.csv"
    path.write_text("\n".join((HEADER, ONE, UNDER.replace("2026-03-01", "soon"))), "utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_contracts", str(path), stdout=out)
    assert "line 3: “soon” in “since” is not a day" in out.getvalue()
    path.write_bytes(b"\xff\xfea")
    for file, words in ((path, "UTF-16"), (tmp_path / "none.csv", "There is no file"), (tmp_path, "cannot be opened")):
        with pytest.raises(CommandError, match=words):
            told(file)


@pytest.fixture
def apart(superuser_url: str) -> Iterator[dict[str, str]]:
    """A database of its own that other processes can reach, with the invented bodies; gives their environment."""
    name = "threshold_contracts_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    make_database(superuser_url, name)
    environment = {**os.environ, **addresses(name, superuser_url), "THRESHOLD_DEMONSTRATION": "1"}
    for command in (["migrate", "--database", "owner"], ["load_bodies"]):
        subprocess.run([*MANAGE, *command, "-v", "0"], check=True, env=environment, cwd=ROOT)
    yield environment
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def test_an_import_killed_half_way_leaves_nothing(apart: dict[str, str], superuser_url: str, good: Path) -> None:
    address = superuser_url.rsplit("/", 1)[0] + "/" + apart["DATABASE_URL"].rsplit("/", 1)[1]
    count = "select count(*) from agencies_contract where number like 'L-1%'"
    with psycopg.connect(address) as holder, psycopg.connect(address, autocommit=True) as looker:
        before = looker.execute("select count(*) from journal_line").fetchone()
        # The contracts are written first and the line in the journal after them: hold that table, and the import
        # stands half way, its contracts sent and not yet committed.
        holder.execute("lock table journal_line in share mode")
        child = subprocess.Popen(
            [*MANAGE, "import_contracts", str(good)], env=apart, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        wait_until(looker, WAITING)
        child.send_signal(signal.SIGKILL)
        child.wait()
        holder.rollback()
        wait_until(looker, "select 1 where not exists (select 1 from pg_locks where locktype = 'advisory')")
        assert looker.execute(count).fetchone() == (0,)
        assert looker.execute(
            "select count(*) from agencies_location l join agencies_contract c on c.id = "
            "l.contract_id where c.number like 'L-1%'"
        ).fetchone() == (0,)
        assert looker.execute("select count(*) from journal_line").fetchone() == before
        typed = [sys.executable, "-m", "threshold.cli", "import", "contracts", str(good)]
        done = subprocess.run(typed, env=apart, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, "Written." in done.stdout) == (0, True), done.stderr
        assert looker.execute(count).fetchone() == (2,)
