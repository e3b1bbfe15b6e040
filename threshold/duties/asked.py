"""What a list of what is owed was asked for, read from the address; what cannot be read is said and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from threshold.agencies.models import Body
from threshold.duties.queries.assignments import BY_SLUG, Wanted
from threshold.duties.queries.searching import duties_under, matches
from threshold.ui.days import FIRST, LAST, read_day

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The day, the body, the duty or clause, the standing and the words looked for, and what could not be read."""

    as_of: date
    today: date
    body: str = ""
    duty: str = ""
    standing: str = ""
    words: str = ""
    after: tuple[date, int] | None = None
    problems: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the day is asked for."""
        return bool(self.body or self.duty or self.standing or self.words)

    @property
    def is_one_duty(self) -> bool:
        """Whether one duty is asked for by its number, rather than all of a clause."""
        return duties_under(self.duty) == frozenset((self.duty,))

    def query(self, **other: str) -> str:
        """The address's query for this look with some of it changed; the page to begin at is left out."""
        parts = {
            "as_of": "" if self.as_of == self.today else self.as_of.isoformat(),
            "body": self.body, "duty": self.duty, "standing": self.standing, "words": self.words, **other,
        }  # fmt: skip
        kept = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    @property
    def day_before(self) -> str:
        """The query for the day before."""
        return self.query(as_of=max(self.as_of - timedelta(days=1), FIRST).isoformat())

    @property
    def day_after(self) -> str:
        """The query for the day after."""
        return self.query(as_of=min(self.as_of + timedelta(days=1), LAST).isoformat())

    @property
    def on_today(self) -> str:
        """The query for today."""
        return self.query(as_of="")

    @property
    def as_csv(self) -> str:
        """The query for the whole list as a table to keep."""
        return self.query(**{"as": "csv"})

    @property
    def as_json(self) -> str:
        """The query for the whole list as JSON."""
        return self.query(**{"as": "json"})

    @property
    def first(self) -> str:
        """The query for the first page, or nothing when this is it."""
        return self.query() if self.after else ""

    def following(self, after: tuple[date, int] | None) -> str:
        """The query for the page after this one, or nothing when there is none."""
        return self.query(after=written(after)) if after else ""

    def wanted(self, bodies: Sequence[Body]) -> Wanted:
        """The same as the query of the list takes it."""
        under = duties_under(self.duty) if self.duty else None
        return Wanted(self.body, under, self.standing, matches(self.words, bodies), None, self.after)


def written(after: tuple[date, int]) -> str:
    """Where a page begins, as an address carries it: `2026-05-07.12`."""
    return f"{after[0].isoformat()}.{after[1]}"


def read_after(given: str) -> tuple[date, int] | None:
    """Where a page begins. None for the first, and for what is no such place."""
    day, _dot, number = given.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if number.isdecimal() and len(number) < 19 else None
    except ValueError:
        return None


def read(given: QueryDict, bodies: Sequence[Body], today: date) -> Asked:
    """Read what is asked for. What does not parse is named in `problems` and left out."""
    as_of, wrong_day = read_day(given.get("as_of", "").replace("\0", ""), today)
    found = Asked(as_of, today, words=_line(given, "words"), after=read_after(_line(given, "after")))
    problems = [wrong_day] if wrong_day else []
    if body := _line(given, "body"):
        if any(body == one.pk for one in bodies):
            found = replace(found, body=body)
        else:
            problems.append(_("No body of that name is set up here. Every body is shown instead."))
    if duty := _line(given, "duty"):
        if duties_under(duty):
            found = replace(found, duty=duty)
        else:
            problems.append(_("There is no duty or clause “%(what)s”. Every duty is shown instead.") % {"what": duty})
    if standing := _line(given, "standing"):
        if standing in BY_SLUG:
            found = replace(found, standing=standing)
        else:
            problems.append(_("There is no such standing. Every standing is shown instead."))
    return replace(found, problems=tuple(problems))


def _line(given: QueryDict, name: str) -> str:
    return "".join(sign for sign in given.get(name, "")[:LONGEST] if sign.isprintable()).strip()
