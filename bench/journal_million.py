"""Fills a database with a million lines, gives them places, exports and checks them; prints what each took, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.db import connection

django.setup()

from threshold.database.reach import Reach, reaching  # noqa: E402  models are there only after setup
from threshold.journal.checkpoints import make_checkpoints  # noqa: E402
from threshold.journal.exporting import export  # noqa: E402
from threshold.journal.keys import signer  # noqa: E402
from threshold.journal.proving import prove_line  # noqa: E402
from threshold.journal.verifying import verify_live  # noqa: E402

LINES = 1_000_000
FILL = """
insert into journal_line
    (at, actor_role, actor_ref, action, object_kind, object_number, clause, agency_id, details_hash)
select timestamptz '2026-02-06 09:00+00' + n * interval '7 seconds', 'compliance-lead', md5(n::text),
       'duties.proof_given', 'proof', n::text, '6.a', 'demo-measured-' || n %% 400,
       encode(sha256(n::text::bytea), 'hex')
from generate_series(1, %s) n
"""
EXPORT = Path("var/export")


def clocked(step: Callable[[], Any]) -> tuple[float, Any]:
    """The seconds of a step, and what it gave."""
    begun = time.monotonic()
    given = step()
    return time.monotonic() - begun, given


def fill(count: int) -> None:
    """So many lines, as if actions had written them."""
    with reaching(Reach.CITY), connection.cursor() as cursor:
        cursor.execute(FILL, [count])


def measured() -> dict[str, float]:
    """Every step once: they take seconds, and nothing is cached between them but by the database."""
    key = signer()
    fill(LINES)
    placing, _ = clocked(lambda: make_checkpoints(key))
    fill(1)
    one_more, _ = clocked(lambda: make_checkpoints(key))
    exporting, _ = clocked(lambda: export(EXPORT, [key], demonstration=True))
    live, found = clocked(lambda: verify_live([key]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    proving, _ = clocked(lambda: prove_line(LINES // 3))
    if found.findings or found.lines < LINES:
        raise RuntimeError(f"the journal does not hold: {found.findings[:1]}")
    return {
        "lines": found.lines,
        "checkpoints": found.checkpoints,
        "checkpoint": placing,
        "one_more": one_more,
        "export": exporting,
        "megabytes": (EXPORT / "lines.ndjson").stat().st_size / 1e6,
        "live": live,
        "live_mib": memory,
        "prove": proving,
    }


if __name__ == "__main__":
    json.dump(measured(), sys.stdout)
