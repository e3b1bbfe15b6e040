"""How much memory the web processes hold, as the kernel counts it."""

from __future__ import annotations

import re
from pathlib import Path

MEBIBYTE = 1024


def children(pid: int) -> list[int]:
    """The processes started by a process, and by those, nearest first."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, look = [], [pid]
    while look:
        below = parents.get(look.pop(0), [])
        found += below
        look += below
    return found


def web_processes(pid: int) -> list[int]:
    """The gunicorn processes below a process that answer requests: those without children of their own."""
    found = [child for child in children(pid) if "gunicorn" in _command(child)]
    return [child for child in found if not children(child)]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def held(pid: int) -> tuple[float, float]:
    """RSS and PSS in MiB: what a process holds, and the same with what it shares divided by those who share it."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return _kilobytes("Rss", rollup) / MEBIBYTE, _kilobytes("Pss", rollup) / MEBIBYTE


def _kilobytes(name: str, rollup: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found.group(1)) if found else 0
