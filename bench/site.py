"""The site as a newcomer meets it: first and second start, memory after 200 requests, bytes over the wire."""

from __future__ import annotations

import statistics
import time
import urllib.request
from pathlib import Path

from bench.checkout import Served, fresh_checkout, serving
from bench.memory import held, web_processes
from bench.report import LeftOut, line, part, verdict
from bench.wire import visits

FIRST_START, LATER_START, MEMORY = 10.0, 5.0, 150.0
FIRST_VISIT, LATER_VISIT, KILOBYTE = 100.0, 15.0, 1000
REQUESTS = 200
PAGES = ("/", "/?as_of=2026-05-08", "/duties/", "/duties/2-3/", "/order/2.a/", "/questions/", "/try/", "/?lang=es")


def measure() -> None:
    """Start a fresh copy twice; during the second, memory and bytes."""
    with fresh_checkout() as folder:
        with serving(folder) as first:
            tell_start("first start after installation", first.seconds, FIRST_START)
        with serving(folder) as second:
            tell_start("second start", second.seconds, LATER_START)
            part("  Memory of a web process", lambda: measure_memory(second))
            part("  Over the wire, compressed", lambda: measure_wire(second.url))
        measure_leftovers(folder)


def tell_start(name: str, seconds: float, mark: float) -> None:
    """One start, until the home page has answered."""
    line(name, f"{seconds:.1f} s", f"mark: {mark:.0f} s, {verdict(kept=seconds < mark)}")


def measure_leftovers(folder: Path) -> None:
    """Whether stopping stopped everything: the database's own mark of life is gone."""
    marks = [str(mark.relative_to(folder)) for mark in folder.rglob("postmaster.pid")]
    line("processes left behind by stopping", ", ".join(marks) or "none")


def measure_memory(served: Served) -> None:
    """RSS and PSS of each web process after 200 requests for several pages."""
    times = [timed(served.url + PAGES[number % len(PAGES)]) for number in range(REQUESTS)]
    line(f"median answer over {REQUESTS} requests for {len(PAGES)} pages", f"{statistics.median(times) * 1000:.0f} ms")
    processes = web_processes(served.process.pid)
    if not processes:
        raise LeftOut("the web processes were not found")
    for number, (rss, pss) in enumerate(map(held, processes), 1):
        mark = f"mark: {MEMORY:.0f} MB, {verdict(kept=rss < MEMORY)}"
        line(f"web process {number}: RSS (PSS)", f"{rss:.0f} ({pss:.0f}) MiB", mark)


def timed(url: str) -> float:
    """The seconds one page takes. Raises LeftOut for a page that does not answer well."""
    begun = time.perf_counter()
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            answer.read()
    except OSError as error:
        raise LeftOut(f"{url} answered: {error}") from error
    return time.perf_counter() - begun


def measure_wire(url: str) -> None:
    """The home page first, then the same page again, then another with what the browser kept."""
    first, again = visits(url + "/", url + "/")
    _, other = visits(url + "/", url + "/order/2.a/")
    for name, seen, mark in (
        ("home page, first visit", first, FIRST_VISIT),
        ("home page, again", again, LATER_VISIT),
        ("a clause's page after the home page", other, LATER_VISIT),
    ):
        kilobytes = seen.total / KILOBYTE
        line(name, f"{kilobytes:.1f} kB", f"mark: {mark:.0f} kB, {verdict(kept=kilobytes <= mark)}")
    parts = [(path, size) for path, size in first.sizes.items() if size]
    for path, size in sorted(parts, key=lambda pair: -pair[1])[:6]:
        line(f"    {path}", f"{size / KILOBYTE:.1f} kB")
