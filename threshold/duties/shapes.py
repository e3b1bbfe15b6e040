"""One assignment as a line of a list: the one shape that pages, downloads and the API give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from threshold.core.law import Duty
from threshold.core.loader import load_law
from threshold.core.standings import Standing
from threshold.duties.models import Assignment
from threshold.duties.queries.assignments import BY_SLUG, Wanted, listed

COLUMNS = (
    "as_of", "number", "duty", "modality", "act", "body", "body_name", "period", "due", "last_day", "standing",
    "proved_from", "in_hand_since", "paused_since", "withdrawn_on", "demonstration",
)  # fmt: skip
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the row, what the law says of its duty (None when today's data no longer has it), how it stands."""

    row: Assignment
    duty: Duty | None
    standing: Standing
    proved_from: date | None
    in_hand_since: date | None

    @property
    def act(self) -> str:
        """What is to be done, in the law's data's words."""
        return self.duty.act if self.duty else ""


def line(row: Assignment, day: date) -> Line:
    """One row, annotated with how it `stands` on a day, as that day shows it."""
    standing = BY_SLUG[row.stands]  # type: ignore[attr-defined]
    return Line(row, _duties().get(row.duty), standing, _by(row.proved_on, day), _by(row.in_hand_on, day))


def as_values(one: Line, day: date) -> dict[str, object]:
    """One line as plain values, each with its day and whether the body is invented."""
    row = one.row
    return {
        "as_of": day,
        "number": row.pk,
        "duty": row.duty,
        "modality": one.duty.modality.value if one.duty else "",
        "act": one.act,
        "body": row.body_id,
        "body_name": row.body.name,
        "period": row.period,
        "due": row.due,
        "last_day": row.late_after,
        "standing": one.standing.value,
        "proved_from": one.proved_from,
        "in_hand_since": one.in_hand_since,
        "paused_since": _by(row.paused_on, day),
        "withdrawn_on": _by(row.withdrawn_on, day),
        "demonstration": row.body.demonstration,
    }


def every(wanted: Wanted, day: date, today: date) -> Iterator[Line]:
    """All lines of a list, fetched a thousand at a time as they are used."""
    after = wanted.after
    while True:
        page = listed(_beginning(wanted, after), day, today=today, limit=AT_ONCE)
        yield from (line(row, day) for row in page.rows)
        if page.after is None:
            return
        after = page.after


def _beginning(wanted: Wanted, after: tuple[date, int] | None) -> Wanted:
    return Wanted(wanted.body, wanted.duties, wanted.standing, wanted.words, wanted.demonstration, after)


def _by(day: date | None, as_of: date) -> date | None:
    """A day that had come by then, or None."""
    return day if day is not None and day <= as_of else None


@lru_cache(maxsize=1)
def _duties() -> Mapping[str, Duty]:
    return {duty.number: duty for duty in load_law().duties}
