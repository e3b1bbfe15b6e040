"""How duties stand over bodies: today from the totals the database keeps, on any other day from every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from threshold.core.standings import Standing
from threshold.duties.kept_by_database import COUNTS_TODAY, PAIRS_TODAY, RANKS, STANDING_THEN
from threshold.duties.queries.assignments import BY_SLUG

Pairs = Mapping[tuple[str, str], Standing]  # (duty, body) -> how it stands
Counts = Mapping[str, Counter[Standing]]  # duty -> how many bodies stand how


def counts_on(day: date, today: date) -> Counts:
    """Of every duty how many bodies stand how on a day, among those with anything assigned here."""
    found: dict[str, Counter[Standing]] = {}
    if day >= today:
        for duty, stands, count in _asked(COUNTS_TODAY, day=day):
            if stands is not None:
                found.setdefault(duty, Counter())[BY_SLUG[stands]] += count
        return found
    for (duty, _), standing in _then(day).items():
        found.setdefault(duty, Counter())[standing] += 1
    return found


def pairs_on(day: date, today: date, *, body: str | None = None, duty: str | None = None) -> Pairs:
    """How each duty of each body stands on a day, for one body or one duty where it is asked for."""
    if day < today:
        return _then(day, body=body, duty=duty)
    rows = _asked(PAIRS_TODAY, day=day, body=body, duty=duty)
    return {(number, whose): BY_SLUG[stands] for number, whose, stands in rows if stands is not None}


def _then(day: date, *, body: str | None = None, duty: str | None = None) -> dict[tuple[str, str], Standing]:
    rows = _asked(STANDING_THEN, day=day, body=body, duty=duty)
    return {(number, whose): BY_SLUG[RANKS[rank]] for number, whose, rank in rows}


def _asked(statement: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
