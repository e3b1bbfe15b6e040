"""The order page at 40 and at 400 bodies, on any day: queries counted, time to answer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.checkout import ROOT, environment
from bench.report import LeftOut, line, verdict
from scripts.local_postgres import APP, OWNER, DatabaseMissing, LocalPostgres

MOST_QUERIES, DATABASE = 12, "bench"
FEW, MANY = 40, 400


def measure() -> None:
    """A throw-away database, then a process of its own that fills it and asks for the page."""
    home = Path(tempfile.mkdtemp(prefix="threshold-bench-"))
    home.chmod(0o755)
    postgres = LocalPostgres(home, throwaway=True)
    try:
        postgres.start()
        postgres.prepare(DATABASE)
        tell(asked_in_its_own_process(postgres))
    except DatabaseMissing as error:
        raise LeftOut(str(error)) from error
    finally:
        postgres.stop()


def asked_in_its_own_process(postgres: LocalPostgres) -> dict[str, dict[str, float]]:
    """Migrate, then measure in a process with settings of its own. Raises LeftOut."""
    keys = {"THRESHOLD_SECRET_KEY": "for-measuring-alone", "THRESHOLD_MASTER_KEYS": "A" * 43 + "="}
    urls = {"DATABASE_URL": postgres.url(APP, DATABASE), "DATABASE_OWNER_URL": postgres.url(OWNER, DATABASE)}
    told = environment(**keys, **urls, THRESHOLD_PLAIN_STATIC="1", DJANGO_SETTINGS_MODULE="threshold.config.settings")
    for arguments in (
        ["threshold.config.manage", "migrate", "--database", "owner", "-v", "0"],
        ["bench.order_page_asked"],
    ):
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
        if done.returncode:
            raise LeftOut(f"{arguments[0]} failed: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def tell(found: dict[str, dict[str, float]]) -> None:
    """Queries and medians, and how the page grows."""
    few, many = found[str(FEW)], found[str(MANY)]
    queries = int(many["queries"])
    line(f"order page at {FEW} bodies, median", f"{few['median'] * 1000:.0f} ms")
    line(
        f"order page at {MANY} bodies, median",
        f"{many['median'] * 1000:.0f} ms",
        f"{many['median'] / few['median']:.2f} times",
    )
    line(
        f"queries at {MANY} bodies, most on any day",
        str(queries),
        f"mark: {MOST_QUERIES}, {verdict(kept=queries <= MOST_QUERIES)}",
    )
    line(f"days asked for, from {many['seed']:.0f}", str(int(many["days"])))
