"""The golden scenarios: cases with the answers expected of them, read, run and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any as Anything

from threshold.core.assertions import Settle, latest_holds
from threshold.core.cases import Case, CaseError, Expect, case_json, parse_case, where
from threshold.core.determinations import Determination, Outcome, beside, determine
from threshold.core.plain_yaml import PlainYamlError, read_plain
from threshold.core.readings import Reading

__all__ = [
    "Case",
    "CaseError",
    "Expect",
    "case_json",
    "failures",
    "load_cases",
    "parse_case",
    "run_case",
]


def load_cases(text: str) -> list[Case]:
    """Every case of a file: one case by itself, or a map whose `scenarios` are a list of them.

    YAML or JSON. Raises CaseError for text that is too long, too deep, uses anchors, aliases or tags, gives a name
    twice, gives one scenario id twice, or holds no case.
    """
    try:
        given = read_plain(text)
    except PlainYamlError as error:
        raise CaseError(str(error)) from None
    if not isinstance(given, Mapping):
        raise CaseError('The file holds no case. A case is a map with a "date" and "facts".')
    if "scenarios" not in given:
        return [parse_case(given)]
    cases = [_one_of(given["scenarios"], number) for number in range(_count(given))]
    _no_id_twice(cases)
    return cases


def run_case(case: Case, settle: Settle = latest_holds, readings: Iterable[Reading] = ()) -> tuple[Determination, ...]:
    """The determinations of a case on its day: section 3, then every other norm in force."""
    return determine(case.known(settle), case.day, readings)


def failures(case: Case) -> list[str]:
    """How the answers differ from what the case expects, one line a difference; nothing when they agree.

    Raises CaseError for a case that expects nothing.
    """
    if case.expect is None:
        raise CaseError(f'Scenario {case.id or "without id"} has no "expect". Add what it should answer.')
    determinations = run_case(case)
    found, wanted = _answers(determinations), _wanted(case.expect)
    return [
        f"{name}: expected {_said(wanted[name])}, found {_said(found[name])}"
        for name in found
        if name in case.expect.given and wanted[name] != found[name]
    ]


def _answers(determinations: Sequence[Determination]) -> dict[str, object]:
    """What the core answers, in the shape a scenario expects it."""
    first = determinations[0]
    return {
        "may": sorted(first.may),
        "standing": first.standing,
        "relied_on": list(first.relied_on),
        "ask": list(first.ask),
        "decide": list(first.decide),
        "beside": sorted(beside(determinations).items()),
        "beside_may": sorted(
            (det.norm.cite, ", ".join(sorted(det.may)))
            for det in determinations[1:]
            if det.standing is not Outcome.OUTSIDE
        ),
    }


def _wanted(expect: Expect) -> dict[str, object]:
    return {
        "may": sorted(expect.may),
        "standing": expect.standing,
        "relied_on": list(expect.relied_on),
        "ask": list(expect.ask),
        "decide": list(expect.decide),
        "beside": list(expect.beside),
        "beside_may": list(expect.beside_may),
    }


def _said(value: object) -> str:
    """One answer as a line of a report shows it."""
    if isinstance(value, list):
        return ", ".join(" ".join(one) if isinstance(one, tuple) else str(one) for one in value) or "nothing"
    return "nothing" if value is None else str(value)


def _count(given: Mapping[str, Anything]) -> int:
    scenarios = given["scenarios"]
    if not isinstance(scenarios, list) or not scenarios:
        raise CaseError(f'{where(given, "scenarios")}"scenarios" must be a list with at least one case in it.')
    return len(scenarios)


def _one_of(scenarios: list[Anything], number: int) -> Case:
    """One scenario of the list, its errors named by its id."""
    given = scenarios[number]
    name = given.get("id") if isinstance(given, Mapping) else None
    try:
        return parse_case(given)
    except CaseError as error:
        raise CaseError(f"Scenario {name or f'number {number + 1}'}. {error}") from None


def _no_id_twice(cases: Iterable[Case]) -> None:
    seen: set[str] = set()
    for case in cases:
        if case.id and case.id in seen:
            raise CaseError(f'Two scenarios have the id "{case.id}". Give each its own.')
        seen.add(case.id)
