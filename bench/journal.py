"""The journal: what a line costs an action with fifty writers at once, and how long a million lines take to check."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.checkout import environment, fresh_checkout
from bench.report import LeftOut, line, verdict

MOST_TIMES, MOST_SECONDS = 1.2, 10.0
MEBIBYTE = 1024


def measure() -> None:
    """Two databases of a copy's own, made safe as in production: first the writers, then the million lines."""
    for asked, tell in (("writers", tell_writers), ("million", tell_million)):
        with fresh_checkout() as folder:
            tell(asked_in_its_own_process(folder, asked), folder)


def asked_in_its_own_process(folder: Path, what: str) -> dict[str, float]:
    """Measure in the copy, in a process with settings of its own. Raises LeftOut."""
    command = [sys.executable, "-m", "bench.copy_database", f"bench.journal_{what}"]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise LeftOut(f"bench.journal_{what} failed: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def tell_writers(found: dict[str, float], folder: Path) -> None:
    """Both kinds, and their ratio."""
    for kind in ("with", "without"):
        name = f"proof given by {found['writers']:.0f} writers at once, {kind} its line"
        line(name, f"{found[kind]:,.0f} /s")
    ratio = found["times"]
    spread = f"rounds from {found['least']:.2f} to {found['most']:.2f}; mark: {MOST_TIMES}"
    line(
        "what the line costs, median over rounds",
        f"{ratio:.2f} times",
        f"{spread}, {verdict(kept=ratio <= MOST_TIMES)}",
    )
    line("the line alone, nobody beside it", f"{found['line_ms']:.2f} ms")


def tell_million(found: dict[str, float], folder: Path) -> None:
    """Places, export and the check in the database; then the two ways to check the export, each in its own process."""
    count = int(found["lines"])
    line(
        f"places and checkpoints for {count:,} lines",
        f"{found['checkpoint']:.1f} s",
        f"{found['checkpoints']:.0f} checkpoints",
    )
    line("one checkpoint more, after that", f"{found['one_more']:.1f} s")
    line("export", f"{found['export']:.1f} s", f"{found['megabytes']:.0f} MB of lines")
    line("the proof of one line", f"{found['prove']:.1f} s")
    line(
        "checked in the database (threshold journal verify)",
        f"{found['live']:.1f} s",
        f"{found['live_mib']:.0f} MiB at most",
    )
    export = folder / "var" / "export"
    kept = ["--against", str(export / "checkpoint.txt")]
    stand_alone = [sys.executable, "-I", str(export / "verify_journal.py"), str(export), *kept]
    ours = [sys.executable, "-m", "threshold.cli", "journal", "verify", str(export), *kept]
    for name, command in (("threshold journal verify DIR", ours), ("the stand-alone verifier", stand_alone)):
        took = timed(command, folder)
        held = verdict(kept=took.seconds <= MOST_SECONDS)
        mark = f"mark: {MOST_SECONDS:.0f} s, {held}; {took.mebibytes:.0f} MiB at most"
        line(f"an export of {count:,} lines by {name}", f"{took.seconds:.1f} s", mark)


@dataclass(frozen=True, slots=True)
class Took:
    """What a process took."""

    seconds: float
    mebibytes: float


def timed(command: list[str], folder: Path) -> Took:
    """The seconds and the most memory of a process that must end well. Raises LeftOut."""
    watch = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done.returncode)"
    )
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", watch, *command],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - begun
    if done.returncode:
        raise LeftOut(f"checking the export ended with {done.returncode}")
    return Took(seconds, int(done.stdout) / MEBIBYTE)
