"""What comes before serving or a command: the database awake and made ready, and what its users are told."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from scripts.local_postgres import APP, OWNER, ROOT, LocalPostgres, database_folder
from scripts.local_secrets import kept
from scripts.unprivileged import WEB, give, is_root, own_share, walkable

BEGUN = time.monotonic()
DATABASE = "threshold"
JOURNAL_KEY = "THRESHOLD_JOURNAL_KEY"
FROM_FILES = (
    "THRESHOLD_SECRET_KEY",
    "THRESHOLD_MASTER_KEYS",
    JOURNAL_KEY,
    "THRESHOLD_MAIL_PASSWORD",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
)


Tell = Callable[[str], None]


def say(words: str) -> None:
    """One step, with the seconds since the start."""
    print(f"[{time.monotonic() - BEGUN:4.1f} s] {words}", flush=True)


def say_aside(words: str) -> None:
    """The same on the error stream, where a command's own output is somebody else's input."""
    print(f"[{time.monotonic() - BEGUN:4.1f} s] {words}", flush=True, file=sys.stderr)


def own_environment() -> dict[str, str]:
    """Our environment, with what stands in files read: the unprivileged user may not be let into them."""
    environment = dict(os.environ)
    for name in FROM_FILES:
        if file := environment.pop(f"{name}_FILE", None):
            environment[name] = Path(file).read_text("utf-8").strip()
    return environment


def keys() -> dict[str, str]:
    """The secret key and the master key of this checkout: made once, outside the database."""
    made = {
        "THRESHOLD_SECRET_KEY": secrets.token_urlsafe(48),
        "THRESHOLD_MASTER_KEYS": urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }
    stored: dict[str, str] = json.loads(kept("keys.json", json.dumps(made)))
    return stored


def environment_for(postgres: LocalPostgres | None) -> dict[str, str]:
    """What migrations and the web are told: the database's addresses and the keys. What is set already stays."""
    environment = own_environment()
    missing = {"THRESHOLD_SECRET_KEY", "THRESHOLD_MASTER_KEYS"} - environment.keys()
    if missing:
        environment |= {name: value for name, value in keys().items() if name in missing}
    environment.setdefault("THRESHOLD_FILES", str(web_folder("files")))
    environment.setdefault("THRESHOLD_MAIL_FOLDER", str(web_folder("mail")))
    if JOURNAL_KEY not in environment:
        environment[JOURNAL_KEY] = kept("journal_key", urlsafe_b64encode(secrets.token_bytes(32)).decode())
    if postgres:
        environment["DATABASE_URL"] = postgres.url(APP, DATABASE)
        environment["DATABASE_OWNER_URL"] = postgres.url(OWNER, DATABASE)
    return environment


def web_folder(name: str) -> Path:
    """A folder of this checkout, the web user's alone: in `var/`, or below /var/lib when `var/` is shut to it."""
    var = ROOT / "var"
    folder = (var if not is_root() or walkable(var / name) else own_share(ROOT)) / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    give(folder, WEB)
    return folder


def local_database(tell: Tell = say) -> LocalPostgres | None:
    """The private cluster, started and prepared; None when DATABASE_URL names another. Raises DatabaseMissing."""
    if os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"):
        tell("using the database of DATABASE_URL")
        return None
    postgres = LocalPostgres(database_folder())
    tell(f"starting the private database (PostgreSQL {postgres.version()})")
    try:
        postgres.start()
        postgres.prepare(DATABASE)
    except BaseException:
        postgres.stop()
        raise
    return postgres


def fingerprint(environment: dict[str, str]) -> str:
    """A hash of all that preparing the database depends on: migrations, the law and the packages."""
    digest = hashlib.sha256()
    names = (
        "threshold/*/migrations/*.py",
        "law/**/*",
        "threshold/agencies/*.py",
        "threshold/accounts/**/*.py",
        "threshold/accounts/*.yaml",
        "threshold/duties/**/*.py",
        "threshold/property/**/*.py",
        "threshold/property/lists/*",
        "requirements.txt",
    )
    for path in sorted({p for name in names for p in ROOT.glob(name) if p.is_file()}):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    digest.update(environment.get("THRESHOLD_DEMONSTRATION", "0").encode())
    return digest.hexdigest()


def prepare_database(environment: dict[str, str], tell: Tell = say) -> None:
    """Migrate as the owner and load the bodies the order and the law name; skipped when nothing has changed.

    What was last prepared stands in the comment on the database itself, so that an emptied one is never mistaken.
    """
    owner = environment.get("DATABASE_OWNER_URL")
    if not owner:
        tell("DATABASE_OWNER_URL is not set: migrations are left to whoever owns the tables")
        return
    want = f"threshold, prepared {fingerprint(environment)}"
    with psycopg.connect(owner, autocommit=True) as connection:
        if comment(connection) == want:
            return
        tell("preparing the database: tables, roles, the bodies the order names")
        command = [sys.executable, "-m", "threshold.config.prepare"]
        subprocess.run(command, check=True, cwd=ROOT, env=environment)
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("comment on database {} is {}").format(database, sql.Literal(want)))


def comment(connection: psycopg.Connection[tuple[object, ...]]) -> str:
    """The comment on the database we are connected to."""
    row = connection.execute(
        "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
    ).fetchone()
    return str(row[0] or "") if row else ""
