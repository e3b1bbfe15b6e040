"""Who said what about a fact, and what all of it together leaves possible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import reduce

from threshold.core.facts import FACTS, Fact, Kind, Known


class Voice(Enum):
    """Whose word an assertion is. It decides how much the assertion may move."""

    RECORD = "record"  # an undisputed value from the record
    CLAIM = "claim"  # somebody says so
    OFFICIAL = "official"  # the finding of a named official, with reasons
    SUGGESTION = "suggestion"  # a model's output: it moves nothing


@dataclass(frozen=True, slots=True)
class Assertion:
    """One statement about one fact: the values it leaves, whose word it is, when, and why."""

    fact: str
    values: frozenset[str]
    voice: Voice
    by: str = ""
    at: datetime = datetime(1, 1, 1)  # noqa: DTZ001 - the City's own time, as the record has it
    reasons: str = ""


Settle = Callable[[Sequence[Assertion]], frozenset[str]]
"""A reading of what several findings about one fact leave possible."""


def agreed(values: Iterable[frozenset[str]]) -> frozenset[str]:
    """What the statements leave in common; where they clash, everything that any of them says."""
    sets = tuple(values)
    return reduce(frozenset.intersection, sets) or reduce(frozenset.union, sets)


def latest_holds(findings: Sequence[Assertion]) -> frozenset[str]:
    """The latest finding settles; two at the same moment clash. A reading not adopted by the Law Department."""
    last = max(finding.at for finding in findings)
    return agreed(finding.values for finding in findings if finding.at == last)


def differing_leaves_open(findings: Sequence[Assertion]) -> frozenset[str]:
    """Officials who differ leave the point open, whoever spoke last: what the pages show."""
    return agreed(finding.values for finding in findings)


def known(assertions: Iterable[Assertion], settle: Settle = latest_holds) -> Known:
    """What the assertions leave possible, fact by fact.

    Agreeing statements narrow and clashing ones leave both values. An official's finding settles the point, as
    `settle` reads several. A LAW fact moves only by such a finding; a suggestion moves nothing.
    The golden cases use `latest_holds`, labelled "on the facts as given".
    """
    said: dict[str, list[Assertion]] = {}
    for assertion in assertions:
        said.setdefault(assertion.fact, []).append(assertion)
    left = {fact: _left(FACTS[fact], about, settle) for fact, about in said.items()}
    return {fact: values for fact, values in left.items() if values != FACTS[fact].domain}


def _left(fact: Fact, said: Sequence[Assertion], settle: Settle) -> frozenset[str]:
    """What the statements about one fact leave of its values."""
    findings = [assertion for assertion in said if assertion.voice is Voice.OFFICIAL]
    if findings:
        return settle(findings)
    statements = [assertion for assertion in said if counts(fact, assertion)]
    return agreed(assertion.values for assertion in statements) if statements else fact.domain


def counts(fact: Fact, assertion: Assertion) -> bool:
    """Whether an assertion can move the fact at all: a finding always, a plain statement unless the fact is LAW."""
    if assertion.voice is Voice.OFFICIAL:
        return True
    return assertion.voice is not Voice.SUGGESTION and fact.kind is not Kind.LAW
