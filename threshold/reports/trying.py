"""Trying a case: the scenario form, driven by the core. The address holds the whole case, in closed choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from threshold.core.cases import Case, CaseError, parse_case
from threshold.core.determinations import Determination
from threshold.core.explanations import LABEL, SIDE_BY_SIDE, Line, account_of, differing, not_counted
from threshold.core.facts import FACTS
from threshold.core.scenarios import run_case
from threshold.core.words import Sentence
from threshold.ui.days import read_day

OFFICIAL, SOMEBODY, MODEL = "an official, in this trial", "somebody, in this trial", "a model, in this trial"
REASON = "as given in this trial case"
SPOKEN = {
    "found": gettext_noop("found by an official"),
    "claim": gettext_noop("said by somebody"),
    "suggested": gettext_noop("suggested by a model"),
}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tried:
    """A case read from the address: what it says, as pairs of the address, and what could not be read."""

    case: Case
    pairs: tuple[Pair, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """One thing said already: its question, its values, and the address without it."""

    asks: str
    fact: str
    values: tuple[str, ...]
    by: str
    without: str


@dataclass(frozen=True, slots=True)
class NormView:
    """One norm's account: the determination and its lines."""

    determination: Determination
    lines: tuple[Line, ...]


@require_safe
def try_case(request: HttpRequest) -> HttpResponse:
    """The case so far, what each law says of it, and the questions that still matter."""
    tried = read_case(request.GET, timezone.localdate())
    determinations = run_case(tried.case)
    ask = unique(fact for one in determinations for fact in one.ask)
    decide = unique(fact for one in determinations for fact in one.decide)
    context = {
        "day": tried.case.day,
        "problems": tried.problems,
        "kept": tried.pairs,
        "answered": tuple(answered(tried)),
        "ask": [FACTS[fact] for fact in ask],
        "decide": [FACTS[fact] for fact in decide],
        "norms": [NormView(one, tuple(account_of(one))[1:]) for one in determinations],
        "label": LABEL,
        "side_by_side": SIDE_BY_SIDE,
        "notes": notes(tried.case),
    }
    return render(request, "reports/try.html", context)


def notes(case: Case) -> tuple[Sentence, ...]:
    """What was said and did not count, and where officials differ."""
    return (*not_counted(case), *differing(case))


def unique(facts: Iterator[str]) -> tuple[str, ...]:
    """Each fact once, where it first stands."""
    return tuple(dict.fromkeys(facts))


def read_case(given: QueryDict, today: date) -> Tried:
    """The case in an address. What does not parse is named and left out; the rest is kept."""
    day, wrong_day = read_day(given.get("date", ""), today)
    problems = [wrong_day] if wrong_day else []
    pairs: list[Pair] = []
    for name, values in given.lists():
        if name in {"date", "lang", "csrfmiddlewaretoken"}:
            continue
        for value in values:
            if not value:
                continue
            try:
                parse_case(as_case(day, [(name, value)]))
            except CaseError as error:
                problems.append(str(error))
                continue
            if (name, value) not in pairs or name in SPOKEN:
                pairs.append((name, value))
    return Tried(parse_case(as_case(day, pairs)), tuple(pairs), tuple(problems))


def as_case(day: date, pairs: list[Pair]) -> dict[str, object]:
    """Pairs of an address in the scenario format. Raises CaseError for a statement without fact and value."""
    facts: dict[str, list[str]] = {}
    said: dict[str, list[dict[str, object]]] = {name: [] for name in SPOKEN}
    for name, value in pairs:
        if name in SPOKEN:
            said[name].append(statement(name, value))
        else:
            facts.setdefault(name, []).append(value)
    spoken = {"findings": said["found"], "claims": said["claim"], "suggested": said["suggested"]}
    return {"date": day.isoformat(), "facts": facts, **spoken}


def statement(name: str, value: str) -> dict[str, object]:
    """What somebody said, from `fact:value`, `fact:value|value` or `fact:value@10:00`."""
    what, _at, at = value.partition("@")
    fact, colon, values = what.partition(":")
    if not colon or not values:
        raise CaseError(_("“%(what)s” is not something said. Write it as fact:value.") % {"what": value[:60]})
    said: dict[str, object] = {"fact": fact, "value": values.split("|") if "|" in values else values}
    said["by"] = {"found": OFFICIAL, "claim": SOMEBODY, "suggested": MODEL}[name]
    if name == "found":
        said["reasons"] = REASON
    if at:
        said["at"] = at
    return said


def answered(tried: Tried) -> Iterator[Answered]:
    """What has been said so far, each with the way to take it back."""
    day = ("date", tried.case.day.isoformat())
    for name in dict.fromkeys(name for name, _value in tried.pairs if name not in SPOKEN):
        values = tuple(FACTS[name].answers[value] for one, value in tried.pairs if one == name)
        rest = [pair for pair in tried.pairs if pair[0] != name]
        yield Answered(FACTS[name].asks, name, values, "", "?" + urlencode([day, *rest]))
    for at, (name, value) in enumerate(tried.pairs):
        if name in SPOKEN:
            fact, said = value.partition("@")[0].split(":")
            rest = [pair for place, pair in enumerate(tried.pairs) if place != at]
            values = tuple(FACTS[fact].answers[one] for one in said.split("|"))
            yield Answered(FACTS[fact].asks, fact, values, SPOKEN[name], "?" + urlencode([day, *rest]))


def address_of(case: Case) -> list[Pair]:
    """The pairs of the address that holds a case, for whoever has one in the scenario format."""
    pairs = [("date", case.day.isoformat())]
    names = {"record": "", "official": "found", "claim": "claim", "suggestion": "suggested"}
    for said in case.assertions:
        name = names[said.voice.name.lower()]
        values = sorted(said.values)
        if name:
            at = f"@{said.at.isoformat()}" if name == "found" else ""
            pairs.append((name, f"{said.fact}:{'|'.join(values)}{at}"))
        else:
            pairs.extend((said.fact, value) for value in values)
    return pairs
