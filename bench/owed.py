"""The order page, the list of what is owed and a person's day at 3,000, 30,000 and 300,000 assignments."""

from __future__ import annotations

import json
import subprocess
import sys

from bench.checkout import environment, fresh_checkout
from bench.report import LeftOut, line, verdict

MOST_TIMES, MOST_QUERIES, MOST_SECONDS = 1.5, 12, 2.0
SIZES = ("3000", "30000", "300000")
FLAT = ("order page today", "list of what is owed", "list of one body", "a person's day")


def measure() -> None:
    """A copy with a database of its own, filled three times over. Raises LeftOut."""
    with fresh_checkout() as folder:
        command = [sys.executable, "-m", "bench.copy_database", "bench.owed_asked"]
        done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise LeftOut(f"bench.owed_asked failed: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    tell(json.loads(done.stdout.splitlines()[-1]))


def tell(found: dict[str, dict[str, dict[str, float]]]) -> None:
    """The medians at each size, how they grow, and the queries."""
    for page in FLAT:
        medians = [found[size][page]["median"] for size in SIZES]
        shown = " / ".join(f"{median * 1000:.0f}" for median in medians)
        times = max(medians[1:]) / medians[0]
        line(f"{page}, medians", f"{shown} ms", f"{times:.2f} times; mark: {MOST_TIMES}, {held(times <= MOST_TIMES)}")
    most = max(found[size][page]["queries"] for size in SIZES for page in FLAT)
    line("queries, most of any", f"{most:.0f}", f"mark: {MOST_QUERIES}, {held(most <= MOST_QUERIES)}")
    past = [found[size]["order page on a past day"]["median"] for size in SIZES]
    shown = " / ".join(f"{median * 1000:.0f}" for median in past)
    line(
        "order page on a past day, medians", f"{shown} ms", f"mark: {MOST_SECONDS} s, {held(past[-1] <= MOST_SECONDS)}"
    )
    wrote = " / ".join(f"{found[size]['filled']['median']:.1f}" for size in SIZES)
    line("assignments written, totals kept meanwhile", f"{wrote} s")


def held(kept: bool) -> str:
    """Whether a mark is held, in words."""
    return verdict(kept=kept)
