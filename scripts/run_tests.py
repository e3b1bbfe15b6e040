"""Runs every test on a throw-away database, the browser ones with the browser found; a missing browser is a failure."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from scripts import pseudo_locale
from scripts.local_postgres import APP, OWNER, ROOT, SUPERUSER, DatabaseMissing, LocalPostgres, make_role
from scripts.unprivileged import is_root

PACKAGES = ("chromium", "libatomic1")
MISSING_BROWSER = 3
PASSWORD = "for-tests-alone"


def browser() -> str | None:
    """A Chromium: $CHROMIUM, the one on the path, or Debian's where we may install it."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if (not found or not has_libatomic()) and is_root() and shutil.which("apt-get"):
        print(f"installing Debian packages: {' '.join(PACKAGES)}", flush=True)
        quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        subprocess.run(install, check=False, stderr=subprocess.DEVNULL, **quiet)  # type: ignore[call-overload]
        found = found or shutil.which("chromium")
    return found if has_libatomic() else None


def has_libatomic() -> bool:
    """Whether the library is there that drives the browser and that a bare Debian lacks; elsewhere we cannot tell."""
    return not shutil.which("dpkg") or any(Path("/usr/lib").glob("*/libatomic.so.1"))


def environment(postgres: LocalPostgres, chromium: str | None) -> dict[str, str]:
    """What the tests are told: the superuser's address for making databases, keys for tests alone, the browser."""
    told = {
        "THRESHOLD_TEST_SUPERUSER_URL": postgres.url(SUPERUSER, "postgres"),
        "DATABASE_URL": "postgresql:///set-by-the-tests",
        "DATABASE_OWNER_URL": "postgresql:///set-by-the-tests",
        "THRESHOLD_FILES": str(postgres.home / "files"),
        "THRESHOLD_SECRET_KEY": "for-tests-alone",
        "THRESHOLD_MASTER_KEYS": "dGVzdHMgYWxvbmUgdXNlIHRoaXMga2V5LCAzMiBieXQ=",
        "THRESHOLD_JOURNAL_KEY": "dGVzdHMgYWxvbmUgc2lnbiB3aXRoIHRoaXMga2V5LCA=",
        "THRESHOLD_PLAIN_STATIC": "1",
        "THRESHOLD_PSEUDO_LOCALE": "1",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
    if chromium:
        told["CHROMIUM"] = chromium
    return {**os.environ, **told}


def make_roles(postgres: LocalPostgres) -> None:
    """The two roles as in production, once for the whole cluster: the tests make their databases beside one another."""
    with psycopg.connect(postgres.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        for role in (OWNER, APP):
            make_role(connection, role, PASSWORD)


def main(arguments: list[str]) -> int:
    """Find the browser, start the database, run pytest, clean up. Returns the exit status."""
    chromium = browser()
    if not chromium:
        print("No browser: the browser tests cannot run, and leaving them out would look green.")
        print(f"Install one with: sudo apt-get install --no-install-recommends {' '.join(PACKAGES)}")
        print(
            "or name one with CHROMIUM=/path/to/chromium. `make test PYTEST_ARGS='-m \"not browser\"'` leaves them out."
        )
        if "not browser" not in " ".join(arguments):
            return MISSING_BROWSER
    postgres = LocalPostgres(Path(tempfile.mkdtemp(prefix="threshold-test-")), throwaway=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the database is stopped as well
    try:
        postgres.start()
        make_roles(postgres)
        pseudo_locale.main()
        workers = [] if any(a.startswith("-n") for a in arguments) else ["-n", str(min(os.cpu_count() or 1, 4))]
        command = [sys.executable, "-m", "pytest", "-q", *workers, *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment(postgres, chromium), check=False).returncode
    except DatabaseMissing as error:
        print(error)
        return 2
    finally:
        postgres.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
