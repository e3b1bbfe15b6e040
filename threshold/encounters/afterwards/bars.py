"""Bars drawn on the server: each with its words and its count, so that the table beside it says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LEFT, WIDTH, ROW = 330, 560, 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, how many, and where it is drawn."""

    words: str
    count: int
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A drawing of bars, with its height."""

    bars: tuple[Bar, ...]
    height: int


def bars(rows: Iterable[tuple[str, int]]) -> Bars:
    """A bar for each count, the largest as wide as there is room."""
    given = list(rows)
    most = max((count for _, count in given), default=0)
    drawn = tuple(
        Bar(words, count, at * ROW, round(WIDTH * count / most, 1) if most else 0.0)
        for at, (words, count) in enumerate(given)
    )
    return Bars(drawn, ROW * len(given))
