"""Serves Threshold on this machine alone: database, migrations, starter bodies, web; stops all it started."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from base64 import urlsafe_b64encode
from pathlib import Path
from types import FrameType

from scripts.local_postgres import APP, OWNER, ROOT, DatabaseMissing, LocalPostgres, private_folder
from scripts.unprivileged import Identity, give, identity, is_root, reachable

BEGUN = time.monotonic()
DATABASE = "threshold"
PATIENCE = 60  # seconds the first page may take before we say something is wrong


def say(words: str) -> None:
    """One step, with the seconds since the start."""
    print(f"[{time.monotonic() - BEGUN:4.1f} s] {words}", flush=True)


class Stop(Exception):
    """Somebody asked us to stop."""


def on_signal(number: int, frame: FrameType | None) -> None:
    """Leave the waiting loop; `finally` does the rest."""
    raise Stop


def port_is_free(port: int) -> bool:
    """Whether nothing listens there yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def kept_secrets(folder: Path) -> dict[str, str]:
    """The secret key and the master key of this checkout: made once, outside the database, for nobody else to read."""
    path = folder / "secrets.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = {
            "THRESHOLD_SECRET_KEY": secrets.token_urlsafe(48),
            "THRESHOLD_MASTER_KEYS": urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        }
        path.touch(mode=0o600)
        path.write_text(json.dumps(made))
    stored: dict[str, str] = json.loads(path.read_text())
    return {
        name: value for name, value in stored.items() if name not in os.environ and f"{name}_FILE" not in os.environ
    }


def schema_fingerprint() -> str:
    """A hash of all that preparing the database depends on: migrations, the law and the packages."""
    digest = hashlib.sha256()
    names = ("threshold/*/migrations/*.py", "law/**/*", "threshold/agencies/*.py", "requirements.txt")
    for path in sorted({p for name in names for p in ROOT.glob(name) if p.is_file()}):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    digest.update(os.environ.get("THRESHOLD_DEMONSTRATION", "0").encode())
    return digest.hexdigest()


def prepare_database(environment: dict[str, str], mark: Path) -> None:
    """Migrate as the owner and load the bodies the order and the law name; skipped when nothing has changed."""
    want = schema_fingerprint()
    if mark.exists() and mark.read_text() == want:
        return
    say("preparing the database: tables, roles, the bodies the order names")
    for command in (["migrate", "--database", "owner", "-v", "0"], ["load_bodies"]):
        subprocess.run(
            [sys.executable, "-m", "threshold.config.manage", *command], check=True, cwd=ROOT, env=environment
        )
    mark.write_text(want)


def code_folder(private: Path) -> Path:
    """The code where the unprivileged user can read it: the checkout, or a copy when others cannot walk to it."""
    if not is_root() or reachable(ROOT / "x"):
        return ROOT
    copy = private / "release"
    say(f"this checkout is closed to other users: serving from a copy in {copy}")
    shutil.rmtree(copy, ignore_errors=True)
    for name in ("law", "threshold", "scripts", ".venv", "docs", "var/static"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, copy / name, symlinks=True)
    return copy


def web_command(folder: Path, port: int) -> list[str]:
    """gunicorn on loopback: two processes of four threads."""
    python = folder / ".venv" / "bin" / "python" if folder != ROOT else Path(sys.executable)
    flags = ["--workers", os.environ.get("WEB_CONCURRENCY", "2"), "--threads", "4", "--preload", "--no-control-socket"]
    quiet = ["--log-level", "warning", "--worker-tmp-dir", "/dev/shm"] if Path("/dev/shm").is_dir() else []
    return [str(python), "-m", "gunicorn", "threshold.config.wsgi", "-b", f"127.0.0.1:{port}", *flags, *quiet]


def answers(url: str, child: subprocess.Popen[bytes]) -> bool:
    """Whether the home page comes up within our patience, while the server lives."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=10) as page:
                return bool(page.status == 200)
        except OSError:
            time.sleep(0.05)
    return False


def environment_for(postgres: LocalPostgres | None, private: Path) -> dict[str, str]:
    """What migrations and the web are told: the database's addresses and the keys."""
    environment = {**os.environ, **kept_secrets(private)}
    if postgres:
        environment["DATABASE_URL"] = postgres.url(APP, DATABASE)
        environment["DATABASE_OWNER_URL"] = postgres.url(OWNER, DATABASE)
    return environment


def local_database(private: Path) -> LocalPostgres | None:
    """The private cluster, started and prepared; None when DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        say("using the database of DATABASE_URL")
        return None
    postgres = LocalPostgres(private / "postgres")
    say(f"starting the private database (PostgreSQL {postgres.version()})")
    postgres.start()
    postgres.prepare(DATABASE)
    return postgres


def serve(port: int, private: Path) -> int:
    """Start everything, wait, stop everything. Returns the exit status."""
    postgres, web = None, None
    try:
        postgres = local_database(private)
        environment = environment_for(postgres, private)
        prepare_database(environment, private / "prepared.sha256")
        web = start_web(environment, private, port)
        url = f"http://localhost:{port}"
        if not answers(url + "/", web):
            say("the home page did not come up; what the server said stands above")
            return 1
        say(f"serving on {url} (stop with Ctrl-C)")
        web.wait()
        say("the web server ended by itself")
        return 1
    except Stop:
        say("stopping")
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if web and web.poll() is None:
            web.terminate()
            web.wait()
        if postgres and postgres.started_here:
            postgres.stop()
        say("stopped")


def start_web(environment: dict[str, str], private: Path, port: int) -> subprocess.Popen[bytes]:
    """The web processes, as the unprivileged user when we are root, without the owner's address."""
    say("starting the web server")
    folder = code_folder(private)
    mine = {name: value for name, value in environment.items() if name != "DATABASE_OWNER_URL"}
    mine["PYTHONPATH"] = str(folder)
    who: Identity = identity()
    return subprocess.Popen(web_command(folder, port), cwd=folder, env=mine, start_new_session=True, **who)


def main() -> int:
    """Read the port, take the signals, serve. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    port = parser.parse_args().port
    if not port_is_free(port):
        say(f"port {port} is in use: choose another with make run PORT={port + 1}")
        return 2
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, on_signal)
    private = private_folder()
    private.mkdir(parents=True, exist_ok=True)
    give(private)
    try:
        return serve(port, private)
    except DatabaseMissing as error:
        say(str(error))
        return 2
    except subprocess.CalledProcessError as error:
        say(f"a step failed: {' '.join(map(str, error.cmd[-3:]))}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
