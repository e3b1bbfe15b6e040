"""Serves Threshold on this machine alone: database, migrations, starter bodies, web, worker; stops all it started."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from scripts.local_postgres import ROOT, DatabaseMissing, LocalPostgres
from scripts.preparing import JOURNAL_KEY, environment_for, local_database, prepare_database, say
from scripts.release import Release, Unreachable, release
from scripts.unprivileged import WEB, identity
from threshold.accounts.invented import PASSWORD, PEOPLE

WORKER_ENDS, WORKER_WINDOW = 5, 60  # more ends than this within so many seconds, and starting it again is no help
GLANCE = 0.5  # seconds between two looks at whether web and worker live
FAREWELL = 30  # seconds a process has for ending
PATIENCE = 60  # seconds the first page may take before we say something is wrong
LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
TOLD = ("PATH", "LANG", "LC_ALL", "TZ", "DATABASE_URL", "WEB_CONCURRENCY", "PYTHONDONTWRITEBYTECODE")
Running = list[subprocess.Popen[bytes]]  # the processes to stop in the end
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(Exception):
    """Somebody asked us to stop."""


def on_signal(number: int, frame: FrameType | None) -> None:
    """Leave the waiting loop; `finally` does the rest."""
    raise Stop


def free_addresses(port: int) -> list[str]:
    """The loopback addresses to listen on, as gunicorn writes them. Raises OSError when one is taken."""
    found = []
    for family, host in LOOPBACK:
        try:
            probe = socket.socket(family)
        except OSError:
            continue  # a machine without IPv6
        with probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                if error.errno == errno.EADDRNOTAVAIL:
                    continue  # IPv6 is switched off
                raise
            found.append(f"[{host}]:{port}" if family == socket.AF_INET6 else f"{host}:{port}")
    return found


def web_command(made: Release, addresses: list[str]) -> list[str]:
    """gunicorn on loopback: two processes of four threads."""
    flags = ["--workers", os.environ.get("WEB_CONCURRENCY", "2"), "--threads", "4", "--preload", "--no-control-socket"]
    flags += ["--log-level", "warning", "--graceful-timeout", "5"]
    if Path("/dev/shm").is_dir():
        flags += ["--worker-tmp-dir", "/dev/shm"]
    binds = [part for address in addresses for part in ("-b", address)]
    return [str(made.python), "-m", "gunicorn", "threshold.config.wsgi", *binds, *flags]


def told(environment: dict[str, str], made: Release) -> dict[str, str]:
    """What the web processes are told: nothing of the owner or of our own affairs."""
    passed = {name: value for name, value in environment.items() if name in TOLD or name.startswith("THRESHOLD_")}
    passed.pop(JOURNAL_KEY, None)  # who serves pages does not sign
    return passed | {
        "PYTHONPATH": os.pathsep.join(map(str, made.path)),
        "PYTHONNOUSERSITE": "1",
        "HOME": "/nonexistent",
    }


@contextmanager
def undisturbed() -> Iterator[None]:
    """A signal waits until a child that is being started stands in the list of those to stop. Raises Stop then."""
    waiting: list[int] = []
    before = {number: signal.signal(number, lambda known, frame: waiting.append(known)) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if waiting:
        raise Stop


def start(command: list[str], known: dict[str, str], made: Release, running: Running) -> subprocess.Popen[bytes]:
    """One of our processes, as the unprivileged user when we are root, put into the list of those to stop."""
    with undisturbed():
        child = subprocess.Popen(command, cwd=made.code, env=known, start_new_session=True, **identity(WEB))
        running.append(child)
    return child


def worker_command(made: Release) -> list[str]:
    """The worker: one process, told what the web is told, so that it sees what the web sees; and the journal's key."""
    return [str(made.python), "-m", "threshold.config.manage", "work"]


def answers(url: str, child: subprocess.Popen[bytes]) -> bool:
    """Whether the home page comes up within our patience, while the server lives."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=30) as page:
                return bool(page.status == 200)
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.05)
    return False


def watch(
    web: subprocess.Popen[bytes],
    worker: subprocess.Popen[bytes],
    start_worker: Callable[[], subprocess.Popen[bytes]],
    running: Running,
) -> None:
    """Wait while both live. A worker that ends is started again, unless it has ended too often: then so do we."""
    ended: list[float] = []
    while web.poll() is None:
        time.sleep(GLANCE)
        if worker.poll() is None:
            continue
        running.remove(worker)
        ended = [moment for moment in ended if time.monotonic() - moment < WORKER_WINDOW] + [time.monotonic()]
        if len(ended) > WORKER_ENDS:
            say(f"the worker ended {len(ended)} times within {WORKER_WINDOW} seconds; what it said stands above")
            return
        worker = start_worker()
        say("the worker ended by itself; it was started again")
    say("the web server ended by itself")


def serve(port: int, addresses: list[str]) -> int:
    """Start everything, wait, stop everything. Returns the exit status."""
    postgres: LocalPostgres | None = None
    running: Running = []
    try:
        postgres = local_database()
        environment = environment_for(postgres)
        url = f"http://localhost:{port}"
        environment.setdefault("THRESHOLD_SITE", url)
        prepare_database(environment)
        made = release()
        say("starting the web server" + ("" if made.code == ROOT else f" from a readable copy in {made.code}"))
        web = start(web_command(made, addresses), told(environment, made), made, running)
        if not answers(url + "/", web):
            say("the home page did not come up; what the server said stands above")
            return 1

        def start_worker() -> subprocess.Popen[bytes]:
            known = told(environment, made) | {JOURNAL_KEY: environment[JOURNAL_KEY]}
            return start(worker_command(made), known, made, running)

        worker = start_worker()
        say(f"serving on {url}, with the worker beside it (stop with Ctrl-C)")
        if environment.get("THRESHOLD_DEMONSTRATION") == "1":
            say(f"demonstration: sign in on {url}/sign-in/ as one of the invented people that page lists,")
            say(f"for example {PEOPLE[0].email} with the password “{PASSWORD}” and the code shown there")
        watch(web, worker, start_worker, running)
        return 1
    except Stop:
        say("stopping")
        return 0
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        stop(running)
        if postgres:
            postgres.stop()
        say("stopped")


def stop(running: Running) -> None:
    """Ask each process to end, and wait; one that does not end in time is ended."""
    for child in running:
        if child.poll() is None:
            child.terminate()
    for child in running:
        try:
            child.wait(FAREWELL)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def main() -> int:
    """Read the port, take the signals, serve. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    try:
        addresses = free_addresses(port)
    except OSError as error:
        say(f"port {port} cannot be used ({error.strerror}): choose another with make run PORT={port + 1}")
        return 2
    for number in SIGNALS:
        signal.signal(number, on_signal)
    try:
        return serve(port, addresses)
    except (DatabaseMissing, Unreachable) as error:
        say(str(error))
        return 2
    except subprocess.CalledProcessError as error:
        say(f"a step failed: {' '.join(map(str, error.cmd[-3:]))}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
