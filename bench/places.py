"""Sites: the import, the list and the map at 15,000 and 150,000 sites, and the map under a finger on a slow phone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from bench.checkout import environment, fresh_checkout, serving
from bench.map_asked import SLOWER, Drawn, drawn
from bench.report import LeftOut, line, verdict

SIZES: Final = (15_000, 150_000)
MOST_TIMES, MOST_QUERIES = 1.5, 12
IMPORT_SECONDS, IMPORT_MEGABYTES = 10.0, 500.0
PAINT, FRAME = 2000.0, 100.0
GROWS: Final = ("map, first look after a change", "points, first look after a change")


def measure() -> None:
    """A copy with a database of its own: the import, then both sizes, each looked at in a browser. Raises LeftOut."""
    with fresh_checkout() as folder:
        tell_import(ran(folder, "bench.places_import"))
    with fresh_checkout() as folder:
        found, seen = [], []
        for size in SIZES:
            found.append(ran(folder, "bench.places_asked", str(size)))
            with serving(folder) as served:
                drawn(served.url + "/sites/map/")  # the first look works the points out
                seen.append(drawn(served.url + "/sites/map/"))
    tell(*found)
    for size, one in zip(SIZES, seen, strict=True):
        tell_drawn(size, one)


def ran(folder: Path, *module: str) -> dict[str, Any]:
    """One of our modules on the copy's database, and what it found. Raises LeftOut."""
    command = [sys.executable, "-m", "bench.copy_database", *module]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise LeftOut(f"{module[0]} failed: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def tell_import(found: dict[str, Any]) -> None:
    """What the import took, first and again."""
    kept = found["first"] < IMPORT_SECONDS and found["peak"] < IMPORT_MEGABYTES
    line(
        f"import of {found['rows']:,} rows ({found['which']}), first / again",
        f"{found['first']:.1f} / {found['again']:.1f} s, {found['peak']:.0f} MiB",
        f"mark: {IMPORT_SECONDS:.0f} s, {IMPORT_MEGABYTES:.0f} MB, {verdict(kept=kept)}",
    )


def tell(few: dict[str, Any], many: dict[str, Any]) -> None:
    """The medians at both sizes, how they grow, and the queries."""
    for page, there in many["pages"].items():
        here = few["pages"][page]
        times = there["median"] / here["median"]
        mark = "" if page in GROWS else f"; mark: {MOST_TIMES}, {verdict(kept=times <= MOST_TIMES)}"
        shown = f"{here['median'] * 1000:.0f} / {there['median'] * 1000:.0f} ms"
        line(f"{page}, medians", shown, f"{times:.2f} times{mark}")
    most = max(one["queries"] for found in (few, many) for one in found["pages"].values())
    line("queries, most of any", str(most), f"mark: {MOST_QUERIES}, {verdict(kept=most <= MOST_QUERIES)}")
    line("points over the wire", " / ".join(f"{found['points'] / 1000:.0f}" for found in (few, many)) + " kB")
    line("imported", " / ".join(f"{found['filled']:.1f}" for found in (few, many)) + " s")


def tell_drawn(size: int, one: Drawn) -> None:
    """The map on a phone at one size."""
    name = f"map at {size:,} sites, 360 px, processor {SLOWER} times slower"
    line(
        f"{name}: first paint", f"{one.paint:.0f} ms", f"mark: {PAINT:.0f} ms, {verdict(kept=one.paint < PAINT)}"
    )  # fmt: skip
    line(f"{name}: drawn", f"{one.map:.0f} ms")
    frames = f"p95 {one.p95:.0f} ms of {len(one.frames):,} frames"
    line(f"{name}: panning", frames, f"mark: {FRAME:.0f} ms, {verdict(kept=one.p95 < FRAME)}")
