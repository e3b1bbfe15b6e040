"""Calendar quarters in the City's time: house practice, since 10-178(d) says "quarterly" and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

from threshold.core.periods import quarter_begins

NAME = re.compile(r"(20\d\d)-Q([1-4])", re.ASCII)
FIRST: Final = "2018-Q1"  # 10-178 took effect on 30 January 2018


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One calendar quarter, called as the duties call its period: `2026-Q4`."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """`2026-Q4`."""
        return f"{self.year}-Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def after(self) -> Quarter:
        """The quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> Quarter:
        """The quarter before it."""
        return Quarter(self.year - (self.number == 1), (self.number + 2) % 4 + 1)

    @property
    def begins(self) -> datetime:
        """Its first moment, by the City's clock."""
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The first moment that is no longer in it."""
        return _midnight(self.after.first)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    first = quarter_begins(day)
    return Quarter(first.year, (first.month + 2) // 3)


def quarter_at(moment: datetime) -> Quarter:
    """The quarter of a moment, by the City's clock."""
    return quarter_of(timezone.localdate(moment))


def quarter_named(name: str) -> Quarter | None:
    """The quarter of that name, or None when no quarter since 10-178 took effect has it."""
    found = NAME.fullmatch(name)
    return Quarter(int(found[1]), int(found[2])) if found and name >= FIRST else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
