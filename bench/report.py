"""How the figures are printed: a part with a heading, lines in columns, and plain words for what is left out."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path


class LeftOut(Exception):
    """A part that cannot be measured here; the message says what is missing."""


def machine() -> str:
    """The machine in one line: processors, memory, Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} x {model}, {memory:.0f} GiB, Python {platform.python_version()}"


def line(name: str, figure: str, mark: str = "") -> None:
    """One measured figure, with the mark it is held against where there is one."""
    print(f"  {name:<58} {figure:>22}  {mark}".rstrip(), flush=True)


def verdict(*, kept: bool) -> str:
    """Whether a mark is held, in words."""
    return "held" if kept else "NOT held"


def part(title: str, measure: Callable[[], None]) -> None:
    """Measure one part; one that cannot be measured says why and the others go on."""
    print(f"\n{title}", flush=True)
    try:
        measure()
    except LeftOut as reason:
        print(f"  left out: {reason}", flush=True)
    except Exception as error:  # noqa: BLE001  a benchmark that breaks is told of and never fails the run
        print(f"  left out: it broke with {type(error).__name__}: {error}", file=sys.stdout, flush=True)
