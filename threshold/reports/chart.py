"""Drawings made on the server: the standings by section, and the line of the year. Each has its table beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from threshold.core.standings import Standing
from threshold.reports.queries import ClauseView, Owing

LEFT, WIDTH, ROW = 130, 800, 34
LINE_WIDTH, MARGIN = 960, 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of a bar: a standing, its count, and where it is drawn."""

    standing: Standing
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class BarRow:
    """One section's standings, as counts and as pieces of a bar."""

    label: str
    y: int
    total: int
    counts: tuple[tuple[Standing, int], ...]
    bars: tuple[Bar, ...]


def standings_chart(views: Iterable[ClauseView]) -> tuple[BarRow, ...]:
    """A bar a section over every duty and body below it: each bar is as wide as the widest, split by standing."""
    by_section: dict[str, Counter[Standing]] = {}
    for view in views:
        section = view.clause.id.split(".")[0]
        for row in view.owing:
            by_section.setdefault(section, Counter()).update(row.counted)
    filled = [(section, counted) for section, counted in by_section.items() if counted]
    return tuple(bar_row(section, at, counted) for at, (section, counted) in enumerate(filled))


def totals(rows: Iterable[BarRow]) -> tuple[tuple[Standing, int], ...]:
    """How many stand how over every section, in the order of the standings."""
    counted: Counter[Standing] = Counter()
    for row in rows:
        counted.update(dict(row.counts))
    return tuple((one, counted[one]) for one in Standing if counted[one])


def bar_row(section: str, at: int, counted: Counter[Standing]) -> BarRow:
    """One row of the chart."""
    total, x, bars = counted.total(), float(LEFT), []
    counts = tuple((one, counted[one]) for one in Standing if counted[one])
    for one, count in counts:
        width = WIDTH * count / total
        bars.append(Bar(one, count, round(x, 1), round(width, 1)))
        x += width
    return BarRow(f"§ {section}", at * ROW, total, counts, tuple(bars))


@dataclass(frozen=True, slots=True)
class Mark:
    """One day on the line of the year: where it stands, and the duties that fall on it."""

    day: date
    x: float
    y: int
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The line of the year: its ends, its months, its marks, and the day looked at when it lies within."""

    first: date
    last: date
    months: tuple[tuple[date, float], ...]
    marks: tuple[Mark, ...]
    today: float | None


def time_line(rows: Iterable[Owing], issued: date, as_of: date) -> TimeLine:
    """Each date of the duties within a year and a half of the order, on one line, with the day looked at."""
    first, last = issued.replace(day=1), date(issued.year + 1, 6, 30)
    days: dict[date, list[str]] = {issued: []}
    for row in rows:
        if row.due.day and first <= row.due.day <= last:
            days.setdefault(row.due.day, []).append(row.duty.number)
    span = (last - first).days

    def place(day: date) -> float:
        return round(MARGIN + (LINE_WIDTH - 2 * MARGIN) * (day - first).days / span, 1)

    marks = tuple(
        Mark(day, place(day), 1 + at % 2, tuple(sorted(numbers)))
        for at, (day, numbers) in enumerate(sorted(days.items()))
    )
    months = tuple((month, place(month)) for month in quarters(first, last))
    return TimeLine(first, last, months, marks, place(as_of) if first <= as_of <= last else None)


def quarters(first: date, last: date) -> Iterable[date]:
    """The first days of every third month between two days."""
    month = first
    while month <= last:
        yield month
        month = (month.replace(day=1) + timedelta(days=95)).replace(day=1)
