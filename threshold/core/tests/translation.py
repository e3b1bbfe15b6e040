"""A norm as plain logic, for z3 and for Python alike: the same formula in either algebra."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any as Anything

import z3

from threshold.core.rules import All, Is, Norm, Test

Possible = Mapping[tuple[str, str], Anything]
"""For each fact and value: may the fact still have it?"""


@dataclass(frozen=True)
class Algebra:
    """And, or and not of one kind of truth value."""

    both: Callable[[list[Anything]], Anything]
    either: Callable[[list[Anything]], Anything]
    negated: Callable[[Anything], Anything]


PLAIN = Algebra(all, any, lambda truth: not truth)
LOGIC = Algebra(z3.And, z3.Or, z3.Not)


@dataclass(frozen=True)
class Weighed:
    """The truth of a test as two formulas. Neither: open."""

    yes: Anything
    no: Anything


@dataclass(frozen=True)
class Answer:
    """The two truths of a norm, each exception by itself, and which outcomes may follow."""

    reach: Weighed
    exceptions: tuple[Weighed, ...]
    outside: Anything
    permitted: Anything
    prohibited: Anything


def weigh(test: Test, possible: Possible, algebra: Algebra) -> Weighed:
    """Strong Kleene truth of a test over what is possible."""
    if isinstance(test, Is):
        fact = test.fact
        unmet = [possible[fact.id, value] for value in fact.values if value not in test.yes]
        not_unmet = [possible[fact.id, value] for value in fact.values if value in test.yes | test.contested]
        return Weighed(algebra.negated(algebra.either(unmet)), algebra.negated(algebra.either(not_unmet)))
    parts = [weigh(part, possible, algebra) for part in test.parts]
    yes, no = [part.yes for part in parts], [part.no for part in parts]
    if isinstance(test, All):
        return Weighed(algebra.both(yes), algebra.either(no))
    return Weighed(algebra.either(yes), algebra.both(no))


def answer(norm: Norm, possible: Possible, algebra: Algebra) -> Answer:
    """Which outcomes may follow, by the three rules of the specification."""
    reach = weigh(norm.reaches, possible, algebra)
    exceptions = tuple(weigh(clause.test, possible, algebra) for clause in norm.unless)
    shown = algebra.either([exception.yes for exception in exceptions])
    failed = algebra.both([exception.no for exception in exceptions])
    return Answer(
        reach=reach,
        exceptions=exceptions,
        outside=algebra.negated(reach.yes),
        permitted=algebra.both([algebra.negated(reach.no), algebra.negated(failed)]),
        prohibited=algebra.both([algebra.negated(reach.no), algebra.negated(shown)]),
    )


def closed_world(norm: Norm, possible: Possible, algebra: Algebra) -> Answer:
    """A broken reading, for the negative controls: what is not known counts as not so, as common engines have it."""
    reach = weigh(norm.reaches, possible, algebra)
    exceptions = tuple(weigh(clause.test, possible, algebra) for clause in norm.unless)
    shown = algebra.either([exception.yes for exception in exceptions])
    return Answer(
        reach=reach,
        exceptions=exceptions,
        outside=algebra.negated(reach.yes),
        permitted=algebra.both([reach.yes, shown]),
        prohibited=algebra.both([reach.yes, algebra.negated(shown)]),
    )


def symbols(norm: Norm, mark: str = "") -> dict[tuple[str, str], z3.BoolRef]:
    """One symbol for each value of each fact of the norm."""
    return {
        (leaf.fact.id, value): z3.Bool(f"{leaf.fact.id}.{value}{mark}")
        for leaf in norm.leaves
        for value in leaf.fact.values
    }


def some_value_each(norm: Norm, possible: Possible) -> z3.BoolRef:
    """Every fact may have at least one value."""
    return z3.And([z3.Or([possible[leaf.fact.id, value] for value in leaf.fact.values]) for leaf in norm.leaves])


def all_known_and_settled(norm: Norm, possible: Possible) -> z3.BoolRef:
    """Every fact has exactly one value, and no value is contested."""
    one = [z3.PbEq([(possible[leaf.fact.id, value], 1) for value in leaf.fact.values], 1) for leaf in norm.leaves]
    none = [z3.Not(possible[leaf.fact.id, value]) for leaf in norm.leaves for value in leaf.contested]
    return z3.And(one + none)
