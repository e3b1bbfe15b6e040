"""What an interrupted upload left is swept after a day; what a record names, or is fresh, stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from threshold.database.reach import Reach, reaching
from threshold.files import store
from threshold.files.actions import add_file
from threshold.files.models import File
from threshold.files.tests import made
from threshold.files.tests.made import uploaded
from threshold.files.tests.trial import BY, OURS, lying
from threshold.journal.models import Line
from threshold.journal.queries import details_of
from threshold.sealing.streams import new_stream_key

pytestmark = pytest.mark.django_db
KILLED_HALF_WAY = """
import os, signal
from threshold.files import store

def chunks():
    for _ in range(9):
        yield bytes(65_536)
    os.kill(os.getpid(), signal.SIGKILL)

store.keep(chunks(), bytes(32), "trial")
"""


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    """A folder of bytes for one test."""
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def swept() -> str:
    """What the command says."""
    out = StringIO()
    call_command("sweep_files", stdout=out)
    return out.getvalue().strip()


def age(*paths: Path, hours: int = 25) -> None:
    """Let files have been written so long ago."""
    then = (timezone.now() - timedelta(hours=hours)).timestamp()
    for path in paths:
        os.utime(path, (then, then))


def added() -> File:
    """A file with its record, of this moment."""
    with reaching(Reach.AGENCY, OURS):
        return add_file(by=BY, agency=OURS, purpose="trial.proof", uploaded=uploaded(made.PDF))


def test_a_process_killed_while_it_writes_leaves_one_part_that_is_swept_after_a_day(files: Path) -> None:
    told = {**os.environ, "THRESHOLD_FILES": str(files), "DJANGO_SETTINGS_MODULE": "threshold.config.settings"}
    killed = subprocess.run([sys.executable, "-c", KILLED_HALF_WAY], env=told, check=False)
    assert killed.returncode == -signal.SIGKILL
    (part,) = lying(files)
    assert part.name.startswith(store.PART)
    assert swept() == "Removed: 0 unfinished, 0 without a record."
    age(part, hours=23)
    assert swept() == "Removed: 0 unfinished, 0 without a record."
    age(part)
    assert swept() == "Removed: 1 unfinished, 0 without a record."
    assert lying(files) == []


def test_bytes_without_a_record_go_after_a_day_and_recorded_ones_stay(files: Path) -> None:
    orphans = [store.keep([b"x"], new_stream_key(), "trial") for _ in range(3)]
    file = added()
    age(*lying(files))
    fresh = store.keep([b"x"], new_stream_key(), "trial")
    assert swept() == "Removed: 0 unfinished, 3 without a record."
    left = {path.parent.name + path.name for path in lying(files)}
    assert left == {file.stored_as, fresh}
    assert not left & set(orphans)


def test_bytes_newer_than_every_record_stay_for_their_database_may_be_an_older_one_restored(files: Path) -> None:
    store.keep([b"x"], new_stream_key(), "trial")
    age(*lying(files), hours=24 * 30)
    assert swept() == "Removed: 0 unfinished, 0 without a record."
    added()
    assert swept() == "Removed: 0 unfinished, 1 without a record."


def test_a_sweep_that_removed_something_leaves_a_line_and_one_that_did_not_leaves_none() -> None:
    assert swept() == "Removed: 0 unfinished, 0 without a record."
    with reaching(Reach.CITY):
        assert not Line.objects.filter(action="files.swept").exists()
    added()
    orphan = store.keep([b"x"], new_stream_key(), "trial")
    age(Path(store.folder(), orphan[:2], orphan[2:]))
    swept()
    with reaching(Reach.CITY):
        line = Line.objects.get(action="files.swept")
        assert details_of(line) == {"parts": 0, "orphans": 1}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root writes for somebody else")
def test_what_root_writes_belongs_to_the_folder_s_user(files: Path) -> None:
    store.folder()
    os.chown(files, 65_534, 65_534)
    store.keep([b"x"], new_stream_key(), "trial")
    assert {path.stat().st_uid for path in files.rglob("*")} == {65_534}
