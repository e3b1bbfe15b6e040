"""A case as given by a file, a form or a request: read strictly, with errors in a clerk's words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any as Anything

from threshold.core.assertions import Assertion, Settle, Voice, known, latest_holds
from threshold.core.facts import FACTS, Fact, Known

OUTCOMES = ("OUTSIDE", "PERMITTED", "PROHIBITED")
PARTS = ("facts", "findings", "claims", "suggested")
NOTES = (
    "id",
    "title",
    "story",
    "date",
    "expect",
    "cites",
    "needs_official_decision",
    "why",
    "outside_law",
)
SAID_BY = ("fact", "value", "by", "at", "reasons")
EXPECTED = ("may", "standing", "relied_on", "ask", "decide", "beside", "beside_may")
DAY_SHAPE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST = 4_000  # characters of a reason or a story
MOST_STATEMENTS = 500


class CaseError(ValueError):
    """A case that cannot be read: what is wrong, where, and what to do, in a clerk's words."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What a scenario expects. A part that is not given is not compared."""

    may: tuple[str, ...]
    given: frozenset[str] = frozenset({"may"})
    standing: str | None = None
    relied_on: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    decide: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    beside_may: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the day of the use and everything anybody has said about it."""

    day: date
    assertions: tuple[Assertion, ...] = ()
    id: str = ""
    title: str = ""
    expect: Expect | None = None

    def known(self, settle: Settle = latest_holds) -> Known:
        """What the assertions leave possible, by the reading of differing findings that is asked for."""
        return known(self.assertions, settle)


def parse_case(given: Mapping[str, Anything]) -> Case:
    """A case from a map with date, facts, findings, claims and suggested, as in the scenario files.

    Raises CaseError, naming the part that is wrong, for anything the vocabulary does not have.
    """
    if not isinstance(given, Mapping):
        raise CaseError('A case is a map with a "date" and "facts". Write those names, each with a colon.')
    _only(given, (*PARTS, *NOTES), "a case")
    day = _day(given)
    return Case(
        day=day,
        assertions=(*_facts(given), *_findings(given, day), *_statements(given)),
        id=_text(given, "id"),
        title=_text(given, "title"),
        expect=_expect(given),
    )


def case_json(case: Case) -> dict[str, Anything]:
    """The case as plain data that `parse_case` reads back as the same case."""
    parts: dict[str, list[dict[str, Anything]]] = {
        "findings": [],
        "claims": [],
        "suggested": [],
    }
    names = {
        Voice.OFFICIAL: "findings",
        Voice.CLAIM: "claims",
        Voice.SUGGESTION: "suggested",
    }
    facts: dict[str, list[str]] = {}
    for said in case.assertions:
        if said.voice is Voice.RECORD:
            facts[said.fact] = sorted(said.values)
            continue
        row: dict[str, Anything] = {
            "fact": said.fact,
            "value": sorted(said.values),
            "by": said.by,
        }
        if said.voice is Voice.OFFICIAL:
            row |= {"reasons": said.reasons, "at": said.at.isoformat()}
        parts[names[said.voice]].append(row)
    return {"date": case.day.isoformat(), "facts": facts, **parts}


def where(given: Mapping[str, Anything], key: str) -> str:
    """ "Line 12: " when the map remembers its lines, otherwise nothing."""
    line = getattr(given, "lines", {}).get(key)
    return f"Line {line}: " if line else ""


def _only(given: Mapping[str, Anything], allowed: Iterable[str], what: str) -> None:
    """Refuse a name that is not one of those allowed, so that a slip of the pen is not passed over."""
    names = tuple(allowed)
    for key in given:
        if key not in names:
            raise CaseError(
                f'{where(given, key)}{what} has no part called "{_short(key)}".{_nearest(key, names)} '
                f"The parts are: {', '.join(names)}."
            )


def _nearest(word: object, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(str(word)[:80], list(words), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _short(value: object) -> str:
    """A given value as an error shows it: on one line and not too long."""
    said = " ".join(str(value).split())
    return said if len(said) <= 60 else said[:57] + "..."


def _day(given: Mapping[str, Anything]) -> date:
    """The day of the use. Raises CaseError for a day that is missing or does not exist."""
    value = given.get("date")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if value is None:
        raise CaseError("The case has no date. Add the day of the use, such as: date: 2026-03-02")
    said = value if isinstance(value, str) else ""
    try:
        if not DAY_SHAPE.fullmatch(said):
            raise ValueError
        return date.fromisoformat(said)
    except ValueError:
        raise CaseError(
            f'{where(given, "date")}"{_short(value)}" is not a day of the calendar. '
            "Write the day as year-month-day, such as 2026-03-02."
        ) from None


def _text(given: Mapping[str, Anything], key: str) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int) or len(str(value)) > LONGEST:
        raise CaseError(f'{where(given, key)}"{key}" must be text of at most {LONGEST:,} characters.')
    return str(value)


def _fact_called(name: object, place: str) -> Fact:
    if isinstance(name, str) and name in FACTS:
        return FACTS[name]
    raise CaseError(
        f'{place}there is no fact called "{_short(name)}".{_nearest(name, FACTS)} The facts are: {", ".join(FACTS)}.'
    )


def one_statement(fact: str, values: object) -> frozenset[str]:
    """The values of one fact that a statement leaves. Raises CaseError for a fact or value the vocabulary lacks."""
    return _values(_fact_called(fact, ""), values, "")


def _values(fact: Fact, value: object, place: str) -> frozenset[str]:
    """The values still possible: one, or a list of them."""
    said = value if isinstance(value, list | tuple) else [value]
    if not said or len(said) > len(fact.domain):
        raise CaseError(
            f"{place}{fact.id} needs one value, or a list of the values still possible. "
            f"Leave the fact out if nothing is known. Its values are: {', '.join(fact.values)}."
        )
    return frozenset(_value(fact, one, place) for one in said)


def _value(fact: Fact, value: object, place: str) -> str:
    """One value of the fact; true and false stand for yes and no where those are its values."""
    plain = {True: "yes", False: "no", "true": "yes", "false": "no"}
    if fact.is_yes_or_no and isinstance(value, bool | str) and value in plain:
        value = plain[value]
    if isinstance(value, str) and value in fact.domain:
        return value
    raise CaseError(
        f'{place}"{_short(value)}" is not a value of {fact.id} ("{fact.asks}").{_nearest(value, fact.values)} '
        f"Its values are: {', '.join(fact.values)}."
    )


def _facts(given: Mapping[str, Anything]) -> tuple[Assertion, ...]:
    """The undisputed values from the record."""
    facts = given.get("facts")
    if facts is None:
        return ()
    if not isinstance(facts, Mapping):
        raise CaseError(f'{where(given, "facts")}"facts" must be a map of fact and value, such as: who: federal')
    return tuple(_recorded(facts, name) for name in facts)


def _recorded(facts: Mapping[str, Anything], name: str) -> Assertion:
    place = where(facts, name) or "In facts: "
    fact = _fact_called(name, place)
    return Assertion(fact.id, _values(fact, facts[name], place), Voice.RECORD)


def _rows(given: Mapping[str, Anything], part: str) -> list[Mapping[str, Anything]]:
    """The statements of one part, each a map with at least a fact and a value."""
    rows = given.get(part)
    if rows is None:
        return []
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) for row in rows):
        raise CaseError(
            f'{where(given, part)}"{part}" must be a list; each line of it has a fact, a value and by whom.'
        )
    if len(rows) > MOST_STATEMENTS:
        raise CaseError(f'{where(given, part)}"{part}" has more than {MOST_STATEMENTS} lines. Keep those that matter.')
    return list(rows)


def _statements(given: Mapping[str, Anything]) -> Iterable[Assertion]:
    """What others claim, and what a model suggests."""
    for part, voice in (("claims", Voice.CLAIM), ("suggested", Voice.SUGGESTION)):
        for number, row in enumerate(_rows(given, part), start=1):
            place = where(row, "fact") or f"In {part}, number {number}: "
            _only(row, SAID_BY, f"a line of {part}")
            fact = _fact_called(row.get("fact"), place)
            yield Assertion(fact.id, _values(fact, row.get("value"), place), voice, _text(row, "by"))


def _findings(given: Mapping[str, Anything], day: date) -> Iterable[Assertion]:
    """The findings of named officials. Without a time given they follow one another as listed."""
    moment = datetime.combine(day, time())
    for number, row in enumerate(_rows(given, "findings"), start=1):
        place = where(row, "fact") or f"In findings, number {number}: "
        _only(row, SAID_BY, "a finding")
        fact = _fact_called(row.get("fact"), place)
        values = _values(fact, row.get("value"), place)
        by, reasons = _text(row, "by").strip(), _text(row, "reasons").strip()
        if not by:
            raise CaseError(f"{place}the finding on {fact.id} names no official. Add: by: and the official's office.")
        if not reasons:
            raise CaseError(
                f"{place}the finding on {fact.id} gives no reasons. Add: reasons: and the official's words."
            )
        given_at = row.get("at")
        moment = moment + timedelta(microseconds=1) if given_at is None else _moment(given_at, day, place)
        yield Assertion(fact.id, values, Voice.OFFICIAL, by, moment, reasons)


def _moment(value: object, day: date, place: str) -> datetime:
    """The time of a finding: an hour of the day of the use, or a whole date and time in the City's time."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value
    try:
        said = value if isinstance(value, str) else ""
        if ":" in said and len(said) <= len("10:00:00"):
            said = f"{day.isoformat()}T{said.zfill(len('10:00'))}"
        moment = datetime.fromisoformat(said)
        if moment.tzinfo is None:
            return moment
    except ValueError:
        pass
    raise CaseError(
        f'{place}"{_short(value)}" is not a time this can read. Write the City\'s time as 14:30 or 2026-03-02T14:30.'
    )


def _expect(given: Mapping[str, Anything]) -> Expect | None:
    """What the scenario expects, with every outcome and fact name checked."""
    expect = given.get("expect")
    if expect is None:
        return None
    if not isinstance(expect, Mapping) or expect.get("may") is None:
        raise CaseError(f'{where(given, "expect")}"expect" must be a map that says at least which outcomes may follow.')
    _only(expect, EXPECTED, "expect")
    may, ask, decide = (_listed(expect, key) for key in ("may", "ask", "decide"))
    standing = expect.get("standing")
    for outcome in (*may, *((standing,) if standing is not None else ())):
        if outcome not in OUTCOMES:
            raise CaseError(
                f'{where(expect, "may")}"{_short(outcome)}" is no outcome. They are: {", ".join(OUTCOMES)}.'
            )
    for name in (*ask, *decide):
        _fact_called(name, where(expect, "ask"))
    if not may:
        raise CaseError(f'{where(expect, "may")}"may" is empty. At least one outcome always remains.')
    beside = tuple(sorted((cite, str(answer)) for cite, answer in _mapped(expect, "beside").items()))
    outcomes = _mapped(expect, "beside_may")
    beside_may = tuple(sorted((cite, ", ".join(sorted(_listed(outcomes, cite)))) for cite in outcomes))
    return Expect(may, frozenset(expect), standing, _listed(expect, "relied_on"), ask, decide, beside, beside_may)


def _mapped(expect: Mapping[str, Anything], key: str) -> Mapping[str, Anything]:
    """A map of the neighbouring norms to what is expected of each."""
    given = expect.get(key)
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise CaseError(f'{where(expect, key)}"{key}" must be a map of norm and answer, such as: AC 10-178(c): OPEN')
    return given


def _listed(expect: Mapping[str, Anything], key: str) -> tuple[str, ...]:
    values = expect.get(key)
    if values is None:
        return ()
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise CaseError(f'{where(expect, key)}"{key}" must be a list of names.')
    return tuple(values)
