"""How what is assigned to a body stands on a day: the meaning that the database's totals are held to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from threshold.core.standings import Standing, overall


@dataclass(frozen=True, slots=True)
class Assigned:
    """What is recorded of one period of one duty for one body.

    `proved_on` is the earliest effective day of accepted proof, `in_hand_on` the earliest day on which proof that was
    not refused was given. `late_after` holds any extension already; a paused one passes no date.
    """

    counts_from: date
    late_after: date | None
    unproved: Standing
    proved_on: date | None = None
    in_hand_on: date | None = None
    paused: bool = False
    withdrawn_on: date | None = None

    def is_owed_on(self, day: date) -> bool:
        """Whether it had not been withdrawn by a day."""
        return self.withdrawn_on is None or self.withdrawn_on > day


def standing_of(one: Assigned, day: date) -> Standing:
    """How one period stands on a day, by what is recorded now."""
    if one.proved_on is not None and one.proved_on <= day:
        return Standing.PROVED
    if one.in_hand_on is not None and one.in_hand_on <= day:
        return Standing.IN_HAND
    if one.late_after is not None and day > one.late_after and not one.paused:
        return Standing.PAST
    return one.unproved


def standing_over(periods: Iterable[Assigned], day: date) -> Standing:
    """How one duty of one body stands over its periods: those that count by then; before any does, the first to come.

    Nothing is recorded where nothing is assigned.
    """
    live = [one for one in periods if one.is_owed_on(day)]
    counting = [one for one in live if one.counts_from <= day]
    if not counting and live:
        first = min(one.counts_from for one in live)
        counting = [one for one in live if one.counts_from == first]
    return overall([standing_of(one, day) for one in counting])
