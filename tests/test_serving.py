"""`make run` from a checkout shut to other users: it serves unprivileged, starts again at once, leaves nothing."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.serve import WORKER_ENDS
from scripts.unprivileged import is_root, own_share
from tests.guards.sources import here, tracked

pytestmark = pytest.mark.db
PATIENCE = 60
FOLDERS = ("scripts", "threshold", "law", "docs")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the project in a folder of mode 0700, with a database of its own."""
    shut = tmp_path_factory.mktemp("shut")
    shut.chmod(0o700)
    copy = shut / "checkout"
    for path in tracked(*FOLDERS, "requirements.txt"):
        target = copy / here(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    yield copy
    if is_root():
        shutil.rmtree(own_share(copy))


def free_port() -> int:
    """A port nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(checkout: Path, port: int) -> subprocess.Popen[str]:
    """What `make run` runs after `make setup`, with nothing told to it but the static files' plainness."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PG_BIN") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.serve", "--port", str(port)],
        cwd=checkout,
        env={**kept, "THRESHOLD_PLAIN_STATIC": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@contextmanager
def serving(checkout: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The service once it says that it serves, with what it said before that; stopped as Ctrl-C stops it."""
    child = command(checkout, port)
    try:
        said = ""
        for line in child.stdout or ():
            said += line
            if "serving on" in line:
                break
        assert f"http://localhost:{port}" in said, said
        yield child, said
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGINT)
        child.wait(PATIENCE)
        if child.stdout:
            child.stdout.close()


def of(checkout: Path) -> dict[int, tuple[str, int]]:
    """The processes that run from a checkout or its copies: what each was called with, and as whom."""
    marks = {str(checkout), *([str(own_share(checkout))] if is_root() else [])}
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            called = (folder / "cmdline").read_text().replace("\0", " ")
            told = (folder / "cwd").resolve().as_posix()
            if any(mark in called or told.startswith(mark) for mark in marks):
                found[int(folder.name)] = (called, folder.stat().st_uid)
        except OSError:
            continue
    return found


def page(port: int) -> str:
    """The home page."""
    with urllib.request.urlopen(f"http://localhost:{port}/", timeout=10) as answer:
        return str(answer.read().decode())


def test_it_serves_unprivileged_starts_again_and_leaves_nothing(checkout: Path) -> None:
    port = free_port()
    with serving(checkout, port) as (child, said):
        assert "preparing the database" in said
        assert "Executive Order" in page(port)
        running = of(checkout)
        others = {called: user for pid, (called, user) in running.items() if pid != child.pid}
        assert any("gunicorn" in called for called in others)
        assert any("postgres" in called for called in others)
        assert [called for called in others if "manage work" in called]
        assert not is_root() or 0 not in others.values()
    assert child.returncode == 0
    assert of(checkout) == {}
    begun = time.monotonic()
    with serving(checkout, port) as (_, said):
        assert "preparing the database" not in said
        assert time.monotonic() - begun < PATIENCE
    assert of(checkout) == {}


def test_two_share_one_database_and_the_first_to_stop_leaves_it_to_the_other(checkout: Path) -> None:
    first, second = free_port(), free_port()
    with serving(checkout, first):
        with serving(checkout, second):
            pass
        assert "Executive Order" in page(first)
    assert of(checkout) == {}


def worker_of(checkout: Path) -> int:
    """The one worker that runs from a checkout."""
    (pid,) = [pid for pid, (called, _) in of(checkout).items() if "manage work" in called]
    return pid


def test_a_worker_that_is_killed_is_started_again_and_not_for_ever(checkout: Path) -> None:
    with serving(checkout, free_port()) as (child, _):
        assert child.stdout
        for _again in range(WORKER_ENDS):
            killed = worker_of(checkout)
            os.kill(killed, signal.SIGKILL)
            assert "started again" in child.stdout.readline()
            assert worker_of(checkout) != killed
        os.kill(worker_of(checkout), signal.SIGKILL)
        assert "ended 6 times" in child.stdout.readline()
        assert child.wait(PATIENCE) == 1
    assert of(checkout) == {}


def test_a_port_in_use_is_said_plainly(checkout: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        child = command(checkout, port)
        said, _ = child.communicate(timeout=PATIENCE)
    assert child.returncode == 2
    assert f"port {port} cannot be used" in said
    assert f"PORT={port + 1}" in said
    assert of(checkout) == {}
