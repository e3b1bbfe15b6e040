"""The command for property says what changes and what is wrong, and a process killed half way leaves nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command

from tests.serving import ROOT
from threshold.agencies.tests.test_the_import_command import MANAGE, WAITING, apart, wait_until
from threshold.database.reach import Reach, reaching
from threshold.property.management.commands.load_sites import SAMPLE
from threshold.property.models import Import, Site
from threshold.property.sample import layout_of, rows, with_traps, written

pytestmark = pytest.mark.db
__all__ = ["apart"]


def in_the_city(count: int) -> str:
    """A file of invented rows whose lots are not those kept for demonstrations."""
    return written([replace(one, block=one.block - 80_000) for one in rows(count)], layout_of("open-data"))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file of forty rows."""
    path = tmp_path / "colp.csv"
    path.write_text(in_the_city(40), "utf-8")
    return path


def told(*arguments: str | Path) -> tuple[str, str]:
    """What the command prints, and what it says on the way."""
    out, err = StringIO(), StringIO()
    call_command("import_property", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_a_dry_run_previews_an_import_writes_and_the_same_again_changes_nothing(good: Path) -> None:
    dry, progress = told(good, "--dry-run")
    assert "40 rows: 40 uses, 0 exact repeats, 0 refused." in dry
    assert dry.endswith("Nothing was written: this was a dry run.\n")
    assert "40 rows read" in progress
    with reaching(Reach.CITY):
        assert not Site.objects.exists()
    first, _ = told(good, "--edition", "2025-03-03")
    assert first.endswith("Written.\n")
    again, _ = told(good)
    assert "0 added, 0 changed" in again
    assert again.endswith("There was nothing to change.\n")
    with reaching(Reach.CITY):
        assert [str(one.edition) for one in Import.objects.order_by("id")] == ["2025-03-03", "None"]


@pytest.mark.django_db
def test_rows_at_fault_and_files_that_are_none_are_named(good: Path, tmp_path: Path) -> None:
    lines = good.read_text("utf-8").splitlines()
    good.write_text("\n".join([*lines[:3], lines[3][:20], *lines[4:]]), "utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_property", str(good), stdout=out, stderr=StringIO())
    assert "line 4: The row has" in out.getvalue()
    assert "40 rows: 39 could be used, 1 refused." in out.getvalue()
    for path, words in (
        (tmp_path / "none.csv", "There is no file"),
        (Path(__file__), "names no column of the list"),
    ):
        with pytest.raises(CommandError, match=words):
            told(path)


def test_an_import_killed_half_way_leaves_nothing(apart: dict[str, str], superuser_url: str, good: Path) -> None:
    database = apart["DATABASE_URL"].rsplit("/", 1)[1]
    address = superuser_url.rsplit("/", 1)[0] + "/" + database
    command = [*MANAGE, "import_property", str(good)]
    with psycopg.connect(address) as holder, psycopg.connect(address, autocommit=True) as looker:
        holder.execute("lock table property_import in share mode")  # sites are sent, their record waits
        child = subprocess.Popen(command, env=apart, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(looker, WAITING)
        child.send_signal(signal.SIGKILL)
        child.wait()
        holder.rollback()
        wait_until(looker, "select 1 where not exists (select 1 from pg_locks where locktype = 'advisory')")
        for table in ("property_site", "property_use", "property_import"):
            assert looker.execute(f"select count(*) from {table}").fetchone() == (0,)
        done = [sys.executable, "-m", "threshold.cli", "import", "property", str(good)]
        typed = subprocess.run(done, env=apart, cwd=ROOT, capture_output=True, text=True, check=False)
        assert typed.returncode == 0, typed.stderr
        assert "Written." in typed.stdout
        assert looker.execute("select count(*) from property_use").fetchone() == (40,)


def test_the_sample_shipped_is_what_its_generator_makes() -> None:
    assert SAMPLE.read_text("utf-8") == written(with_traps(rows(120)), layout_of("open-data"))
    command = [sys.executable, "-m", "scripts.property_sample", "120", "--traps"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == SAMPLE.read_text("utf-8")


@pytest.mark.django_db
def test_a_demonstration_loads_the_sample_once_and_nothing_else_does(settings: Any) -> None:
    call_command("load_sites", verbosity=0)
    with reaching(Reach.CITY):
        assert not Site.objects.exists()
    settings.DEMONSTRATION = True
    call_command("load_bodies", verbosity=0)
    for _ in range(2):
        call_command("load_sites", verbosity=0)
    with reaching(Reach.CITY):
        assert Import.objects.count() == 1
        assert not Site.objects.filter(demonstration=False).exists()
        assert set(Site.objects.filter(body__isnull=False).values_list("body__demonstration", flat=True)) == {True}
        assert {"vacant lot", "parking lot", "garage"} <= set(Site.objects.values_list("lot", flat=True))
