"""How posts stand through time: who holds one on a day, where a holding leaves it vacant, and for how many days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["designation", "vacancy", "ended"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """One holding of a post: from its first day up to, and not with, the first day it is no longer held."""

    id: int
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the post is held by this holder on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to a post on a day, by which holding."""

    tenure: int
    kind: Kind
    on: date

    @property
    def part(self) -> tuple[int, bool]:
        """Which end of which holding it is: its beginning or its ending."""
        return self.tenure, self.kind == "designation"


def happenings(tenures: Iterable[Tenure], *, leaves_vacancy: bool) -> tuple[Happening, ...]:
    """Everything the holdings of one seat say happened: each beginning, and each ending.

    An ending is a vacancy unless a successor's holding begins that very day, or the post is one that leaves none.
    """
    known = sorted(tenures, key=lambda tenure: tenure.since)
    begun = {tenure.since for tenure in known}
    found: list[Happening] = []
    for tenure in known:
        found.append(Happening(tenure.id, "designation", tenure.since))
        if tenure.until is not None:
            vacant = leaves_vacancy and tenure.until not in begun
            found.append(Happening(tenure.id, "vacancy" if vacant else "ended", tenure.until))
    return tuple(found)


def days_vacant(vacant_since: date, day: date) -> int:
    """How many days a post has been vacant: none on the day of the vacancy itself, one on the day after."""
    return (day - vacant_since).days
