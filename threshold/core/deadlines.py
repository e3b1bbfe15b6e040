"""When a duty falls due on a given day, as a closed family of kinds that each explain themselves in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from threshold.core import from_yaml
from threshold.core.calendar import rolled, why_closed
from threshold.core.law import NEIGHBOURS, Deadline, Duty, Holiday, Order
from threshold.core.words import Sentence, Value, gettext_noop

KINDS = from_yaml.KINDS
EVENTS = ("issuance", "vacancy", "designation", "change", "use", "request", "recommendation", "discovery")

SAME_DAY = {
    True: gettext_noop("{days} days after {start}, not counting that day: {day}; the order states the same day."),
    False: gettext_noop("{days} days after {start}, not counting that day: {day}; the law states the same day."),
}
OTHER_DAY = {
    True: gettext_noop(
        "{days} days after {start}, not counting that day: {day}; the order states {stated}. "
        "The two differ, and the Law Department settles which holds."
    ),
    False: gettext_noop(
        "{days} days after {start}, not counting that day: {day}; the law states {stated}. "
        "The two differ, and the Law Department settles which holds."
    ),
}
COUNTED = gettext_noop("{days} days after {start}, not counting that day: {day}.")
CLOCKS: Mapping[str, str] = {
    "issuance": gettext_noop("{days} days after the issuance of the order, not counting that day."),
    "vacancy": gettext_noop(
        "{days} days after the vacancy, not counting that day; the clock starts when there is a vacancy."
    ),
    "designation": gettext_noop(
        "{days} days after the designation, not counting that day; the clock starts when there is a designation."
    ),
    "recommendation": gettext_noop(
        "{days} days after the recommendations are received, not counting that day; the clock starts when they are."
    ),
}
CLOCK = gettext_noop("{days} days after the event, not counting that day; the clock starts with the event.")
ON_DATE = {
    True: gettext_noop("The order states the day: {day}."),
    False: gettext_noop("The law states the day: {day}."),
}
PLAIN: Mapping[str, str] = {
    "promptly": gettext_noop("Promptly; no number of days is stated."),
    "always": gettext_noop("At all times; no day is stated."),
    "as_needed": gettext_noop("As needed; no day is stated."),
    "before": gettext_noop("Before the use; no day is stated."),
    "encouraged": gettext_noop("Encouraged, not commanded: there is no deadline."),
    "quarterly": gettext_noop("Every quarter; the law fixes no day."),
}
IMMEDIATELY = gettext_noop("Immediately, from {start}; no day is stated.")
NOT_STATED = gettext_noop("No deadline stated.")
NOT_STATED_BUT = gettext_noop("No deadline stated; the words are “{words}”.")
IN_FORCE = gettext_noop("Nothing falls due: in force from {start}.")
ROUND = {
    True: gettext_noop("Each year on the same day: the latest is {last}, the next {next}."),
    False: gettext_noop("Every {years} years on the same day: the latest is {last}, the next {next}."),
}
ROUND_FIRST = {
    True: gettext_noop("Each year on the same day: the first is {next}."),
    False: gettext_noop("Every {years} years on the same day: the first is {next}."),
}
ROLLS: Mapping[str, str] = {
    "saturday": gettext_noop(
        "{day} is a Saturday: General Construction Law 25-a would give {rolled}. "
        "Whether it governs a mayoral order or a fixed date is unsettled, so both days are shown."
    ),
    "sunday": gettext_noop(
        "{day} is a Sunday: General Construction Law 25-a would give {rolled}. "
        "Whether it governs a mayoral order or a fixed date is unsettled, so both days are shown."
    ),
    "holiday": gettext_noop(
        "{day} is a public holiday: General Construction Law 25-a would give {rolled}. "
        "Whether it governs a mayoral order or a fixed date is unsettled, so both days are shown."
    ),
}
EFFORTS = gettext_noop("All reasonable efforts are asked for: past that day, show the efforts made.")
EFFORTS_NOW = gettext_noop("All reasonable efforts are asked for, and that day has passed: show the efforts made.")


@dataclass(frozen=True, slots=True)
class Due:
    """When a duty falls due: the day the text states, the day counted, the day a closed office would give, and why."""

    kind: str
    stated: date | None
    computed: date | None
    rolled: date | None
    explanation: tuple[Sentence, ...]
    efforts: bool = False
    next: date | None = None  # for days that come round: the one after

    @property
    def day(self) -> date | None:
        """The stated day, else the computed one, else None."""
        return self.stated or self.computed

    @property
    def last_reading(self) -> date | None:
        """The latest day on any reading: only after it has a day passed, whichever reading holds."""
        return max((day for day in (self.stated, self.computed, self.rolled) if day), default=None)

    @property
    def words(self) -> str:
        """The whole explanation in English."""
        return " ".join(str(sentence) for sentence in self.explanation)


def due(duty: Duty, issued: date, as_of: date, holidays: Collection[Holiday], event: date | None = None) -> Due:
    """When `duty` falls due, seen on `as_of`. `issued` is the day of the order; `event` starts a clock of its own.

    Raises ValueError when the kind is none of `KINDS`.
    """
    reckon = _RECKON.get(duty.deadline.kind)
    if reckon is None:
        raise ValueError(f"{duty.number}: '{duty.deadline.kind}' is no kind of deadline.")
    found = reckon(duty, _Frame(issued, as_of, event))
    return _with_efforts(_with_roll(found, holidays), as_of)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days a deadline is reckoned from."""

    issued: date
    as_of: date
    event: date | None


def _ours(duty: Duty) -> bool:
    """Whether the duty stands in an order rather than in a neighbouring law."""
    return duty.order != NEIGHBOURS


def _within_days(duty: Duty, frame: _Frame) -> Due:
    deadline, days = duty.deadline, duty.deadline.days or 0
    start = frame.issued if deadline.event == "issuance" else frame.event
    if start is None:
        clock = CLOCKS.get(deadline.event, CLOCK)
        return _due(duty, (Sentence(clock, {"days": days}),))
    day = start + timedelta(days=days)
    values: dict[str, Value] = {"days": days, "start": start, "day": day}
    if deadline.stated is None:
        sentence = Sentence(COUNTED, values)
    elif deadline.stated == day:
        sentence = Sentence(SAME_DAY[_ours(duty)], values)
    else:
        sentence = Sentence(OTHER_DAY[_ours(duty)], {**values, "stated": deadline.stated})
    return _due(duty, (sentence,), computed=day)


def _on_date(duty: Duty, frame: _Frame) -> Due:
    stated = duty.deadline.stated
    return _due(duty, (Sentence(ON_DATE[_ours(duty)], {"day": stated or ""}),))


def _immediately(duty: Duty, frame: _Frame) -> Due:
    return _due(duty, (Sentence(IMMEDIATELY, {"start": duty.since or frame.issued}),))


def _plainly(duty: Duty, frame: _Frame) -> Due:
    return _due(duty, (Sentence(PLAIN[duty.deadline.kind]),))


def _not_stated(duty: Duty, frame: _Frame) -> Due:
    words = duty.deadline.words
    return _due(duty, (Sentence(NOT_STATED_BUT, {"words": words}) if words else Sentence(NOT_STATED),))


def _none(duty: Duty, frame: _Frame) -> Due:
    return _due(duty, (Sentence(IN_FORCE, {"start": duty.since or frame.issued}),))


def _annual(duty: Duty, frame: _Frame) -> Due:
    """The latest day that has come round, and the next one; before the first, the first."""
    deadline = duty.deadline
    last, coming = _around(deadline, frame.as_of)
    values: dict[str, Value] = {"years": deadline.every, "next": coming}
    if last is None:
        sentence = Sentence(ROUND_FIRST[deadline.every == 1], values)
        found = _due(duty, (sentence,), computed=coming)
        return replace(found, stated=coming if coming == deadline.first else None)
    sentence = Sentence(ROUND[deadline.every == 1], {**values, "last": last})
    found = _due(duty, (sentence,), computed=last)
    return replace(found, stated=last if last == deadline.first else None, next=coming)


def _around(deadline: Deadline, as_of: date) -> tuple[date | None, date]:
    """The day that came round last, on or before `as_of`, and the next one after it."""
    anchor = deadline.first.year if deadline.first else deadline.year or as_of.year
    year = anchor + (as_of.year - anchor) // deadline.every * deadline.every
    days = [_in_year(deadline, year + step * deadline.every) for step in (-1, 0, 1)]
    known = [day for day in days if deadline.first is None or day >= deadline.first]
    past = [day for day in known if day <= as_of]
    coming = [day for day in known if day > as_of]
    first = deadline.first or days[-1]
    return (past[-1] if past else None), (coming[0] if coming else first)


def _in_year(deadline: Deadline, year: int) -> date:
    return date(year, deadline.month or 1, deadline.day or 1)


def _due(duty: Duty, explanation: tuple[Sentence, ...], computed: date | None = None) -> Due:
    deadline = duty.deadline
    return Due(deadline.kind, deadline.stated, computed, None, explanation, deadline.efforts)


def _with_roll(found: Due, holidays: Collection[Holiday]) -> Due:
    day = found.day
    later = rolled(day, holidays) if day else None
    if day is None or later is None:
        return found
    sentence = Sentence(ROLLS[why_closed(day, holidays)], {"day": day, "rolled": later})
    return replace(found, rolled=later, explanation=(*found.explanation, sentence))


def _with_efforts(found: Due, as_of: date) -> Due:
    if not found.efforts:
        return found
    passed = found.last_reading is not None and as_of > found.last_reading
    return replace(found, explanation=(*found.explanation, Sentence(EFFORTS_NOW if passed else EFFORTS)))


_RECKON: Mapping[str, Callable[[Duty, _Frame], Due]] = {
    "within_days": _within_days,
    "on_date": _on_date,
    "immediately": _immediately,
    "not_stated": _not_stated,
    "none": _none,
    "annual": _annual,
    **dict.fromkeys(PLAIN, _plainly),
}


def issued_for(orders: Collection[Order], duty: Duty) -> date:
    """The day a duty's clocks of issuance run from: its order's, or for a neighbouring law the day it took effect."""
    days = [order.issued for order in orders if order.slug == duty.order]
    return days[0] if days else duty.since or min(order.issued for order in orders)
