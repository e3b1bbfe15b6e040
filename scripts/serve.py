"""Serves Threshold on this machine alone: database, migrations, starter bodies, web; stops all it started."""

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
from pathlib import Path
from types import FrameType

from scripts.local_postgres import ROOT, DatabaseMissing, LocalPostgres
from scripts.preparing import JOURNAL_KEY, environment_for, local_database, prepare_database, say
from scripts.release import Release, Unreachable, release
from scripts.unprivileged import WEB, identity

PATIENCE = 60  # seconds the first page may take before we say something is wrong
LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
TOLD = ("PATH", "LANG", "LC_ALL", "TZ", "DATABASE_URL", "WEB_CONCURRENCY", "PYTHONDONTWRITEBYTECODE")


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


def start_web(environment: dict[str, str], made: Release, addresses: list[str]) -> subprocess.Popen[bytes]:
    """The web processes, as the unprivileged user when we are root."""
    say("starting the web server" + ("" if made.code == ROOT else f" from a readable copy in {made.code}"))
    command, known = web_command(made, addresses), told(environment, made)
    return subprocess.Popen(command, cwd=made.code, env=known, start_new_session=True, **identity(WEB))


def sweep(environment: dict[str, str], made: Release) -> None:
    """Remove what interrupted uploads left, as the user the files belong to; a failure is told and stops nothing."""
    command = [str(made.python), "-m", "threshold.config.manage", "sweep_files", "-v", "0"]
    known = told(environment, made)
    if subprocess.run(
        command, cwd=made.code, env=known, start_new_session=True, check=False, **identity(WEB)
    ).returncode:
        say("what interrupted uploads left could not be removed; what was wrong stands above")


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


def serve(port: int, addresses: list[str]) -> int:
    """Start everything, wait, stop everything. Returns the exit status."""
    postgres: LocalPostgres | None = None
    web: subprocess.Popen[bytes] | None = None
    try:
        postgres = local_database()
        environment = environment_for(postgres)
        prepare_database(environment)
        made = release()
        web = start_web(environment, made, addresses)
        url = f"http://localhost:{port}"
        if not answers(url + "/", web):
            say("the home page did not come up; what the server said stands above")
            return 1
        say(f"serving on {url} (stop with Ctrl-C)")
        sweep(environment, made)
        web.wait()
        say("the web server ended by itself")
        return 1
    except Stop:
        say("stopping")
        return 0
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        if web and web.poll() is None:
            web.terminate()
            web.wait()
        if postgres:
            postgres.stop()
        say("stopped")


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
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
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
