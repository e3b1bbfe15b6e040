"""The command shows what changes, accounts for every row, says what is wrong, and leaves nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command

from conftest import make_database
from tests.serving import ROOT, addresses
from threshold.agencies.models import Body
from threshold.agencies.tests.lists import DATA, roster

pytestmark = pytest.mark.db
GOLDEN = DATA / "synthetic_golden.csv"


def told(*arguments: str | Path) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("import_bodies", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_dry_run_previews_and_writes_nothing() -> None:
    said = told(GOLDEN, "--dry-run")
    assert "4 rows: 3 added, 1 changed, 0 unchanged, 0 refused." in said
    assert "url: nothing -> https://www.nyc.gov/site/acs/index.page" in said
    assert not Body.objects.filter(id="nycgo-900001").exists()


@pytest.mark.django_db
def test_an_import_writes_and_the_same_again_changes_nothing() -> None:
    assert told(GOLDEN).endswith("Written.\n")
    again = told(GOLDEN)
    assert again.endswith("4 rows: 0 added, 0 changed, 4 unchanged, 0 refused.\nThere was nothing to change.\n")


@pytest.mark.django_db
def test_refused_rows_are_listed_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(roster("nycgo-900001,SYNTHETIC One,,other,active", "nycgo-900002,,,other,active"))
    for flags in ((), ("--dry-run",)):
        with pytest.raises(CommandError, match="Nothing was imported"):
            told(path, *flags)
    assert not Body.objects.filter(id="nycgo-900001").exists()
    assert "1 added" in told(path, "--skip-refused")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "words"), [(None, "There is no file"), (b"\xff\xfea", "UTF-16"), (b"caf\xe9,\n", "Line 1 is not UTF-8")]
)
def test_a_file_that_cannot_be_read_is_named_with_a_remedy(tmp_path: Path, data: bytes | None, words: str) -> None:
    path = tmp_path / "list.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CommandError, match=words):
        told(path)


@pytest.fixture
def apart(superuser_url: str) -> Iterator[dict[str, str]]:
    """A database of its own that other processes can reach, with the starter list; gives their environment."""
    name = "threshold_killed_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    make_database(superuser_url, name)
    environment = {**os.environ, **addresses(name, superuser_url)}
    for command in (["migrate", "--database", "owner"], ["load_bodies"]):
        subprocess.run([*MANAGE, *command, "-v", "0"], check=True, env=environment, cwd=ROOT)
    yield environment
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


MANAGE = [sys.executable, "-m", "threshold.config.manage"]
WAITING = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
WRITTEN = "select count(*) from agencies_body where id like 'nycgo-%'"


def test_an_import_killed_half_way_leaves_nothing(apart: dict[str, str], superuser_url: str) -> None:
    database = apart["DATABASE_URL"].rsplit("/", 1)[1]
    address = superuser_url.rsplit("/", 1)[0] + "/" + database
    with psycopg.connect(address) as holder, psycopg.connect(address, autocommit=True) as looker:
        # The bodies are written first and the record of the import after them: hold that table, and the import
        # stands half way, its bodies sent and not yet committed.
        holder.execute("lock table agencies_import in share mode")
        child = subprocess.Popen(
            [*MANAGE, "import_bodies", str(GOLDEN)], env=apart, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        wait_until(looker, WAITING)
        child.send_signal(signal.SIGKILL)
        child.wait()
        holder.rollback()
        wait_until(looker, "select 1 where not exists (select 1 from pg_locks where locktype = 'advisory')")
        assert looker.execute(WRITTEN).fetchone() == (0,)
        assert looker.execute("select count(*) from agencies_import").fetchone() == (0,)
        assert looker.execute("select url from agencies_body where id = 'acs'").fetchone() == ("",)
        done = subprocess.run([*MANAGE, "import_bodies", str(GOLDEN)], env=apart, cwd=ROOT, stdout=subprocess.DEVNULL)
        assert done.returncode == 0
        assert looker.execute(WRITTEN).fetchone() == (3,)


def wait_until(looker: psycopg.Connection[tuple[object, ...]], question: str) -> None:
    """Ask until the database says yes. Raises AssertionError after a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if looker.execute(question).fetchone():
            return
        time.sleep(0.02)
    raise AssertionError(question)


def test_the_command_line_imports_previews_and_says_what_is_wrong(apart: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(roster("nycgo-900001,SYNTHETIC One,,other,active", "nycgo-900002,,,other,active"))
    dry, good, again, bad, none = (
        typed(apart, *arguments)
        for arguments in ((GOLDEN, "--dry-run"), (GOLDEN,), (GOLDEN,), (broken,), (tmp_path / "none.csv",))
    )
    assert (dry.returncode, good.returncode, again.returncode, bad.returncode, none.returncode) == (0, 0, 0, 1, 1)
    assert "4 rows: 3 added, 1 changed, 0 unchanged, 0 refused." in dry.stdout
    assert "4 rows: 3 added, 1 changed, 0 unchanged, 0 refused." in good.stdout
    assert "There was nothing to change." in again.stdout
    assert "line 3: The body has no name." in bad.stdout
    assert "Nothing was imported" in bad.stderr
    assert "There is no file" in none.stderr


def typed(environment: dict[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """`threshold import bodies`, as a person types it."""
    command = [sys.executable, "-m", "threshold.cli", "import", "bodies", *map(str, arguments)]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
