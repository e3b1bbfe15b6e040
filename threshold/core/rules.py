"""The shape of a norm as data: tests of facts, exceptions, and the steps that weighing them leaves behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from itertools import combinations
from typing import NamedTuple

from threshold.core.facts import Fact, Known

Values = frozenset[str]


class Truth(IntEnum):
    """Strong Kleene truth: and is the least of the parts, or the greatest."""

    NO = -1
    OPEN = 0
    YES = 1


_NO, _OPEN, _YES = Truth.NO, Truth.OPEN, Truth.YES


class Step(NamedTuple):
    """One test weighed: its truth, the values the record leaves (a leaf), and the steps below it (a group)."""

    truth: Truth
    test: Test
    values: Values
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Is:
    """A leaf: one fact against the words of the law this test stands for.

    `yes` are the values that meet the words, `contested` those of which the words do not say. Every set of values
    the fact can have is weighed once, when the norm is built.
    """

    fact: Fact
    yes: Values
    words: str
    contested: Values = frozenset()
    weighed: Mapping[Values | None, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not (self.yes | self.contested) <= self.fact.domain or self.yes & self.contested:
            raise ValueError(f"The test of {self.fact.id} names a value that fact does not have, or names one twice.")
        weighed: dict[Values | None, Step] = {values: self._weighed(values) for values in subsets(self.fact.domain)}
        weighed[None] = weighed[self.fact.domain]  # nothing known of it: it may have any value
        object.__setattr__(self, "weighed", weighed)

    def weigh(self, known: Known) -> Step:
        """The step for what is known of the fact. Raises KeyError for a value the fact does not have."""
        return self.weighed[known.get(self.fact.id)]

    def _weighed(self, values: Values) -> Step:
        """Met, not met, or open: not known yet, or known and the words do not settle it."""
        if values <= self.yes:
            return Step(Truth.YES, self, values, ())
        if values.isdisjoint(self.yes | self.contested):
            return Step(Truth.NO, self, values, ())
        return Step(Truth.OPEN, self, values, ())


@dataclass(frozen=True, slots=True)
class Group:
    """Several tests together, under one citation of their own where they have it."""

    parts: tuple[Test, ...]
    cite: str = ""
    _leaves: tuple[tuple[str, Mapping[Values | None, Step]], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        leaves = tuple((part.fact.id, part.weighed) for part in self.parts if isinstance(part, Is))
        object.__setattr__(self, "_leaves", leaves if len(leaves) == len(self.parts) else ())

    def weigh_parts(self, known: Known) -> tuple[Step, ...]:
        """The step of every part. A group of leaves alone looks them up in one go, which is where the speed is."""
        if self._leaves:
            get = known.get
            return tuple([weighed[get(fact)] for fact, weighed in self._leaves])
        return tuple([part.weigh(known) for part in self.parts])


@dataclass(frozen=True, slots=True)
class All(Group):
    """Every part must be met."""

    def weigh(self, known: Known) -> Step:
        """The least of the parts, with every part's step kept."""
        steps = self.weigh_parts(known)
        return _new(Step, (least(steps), self, NOTHING, steps))


@dataclass(frozen=True, slots=True)
class Any(Group):
    """One part is enough."""

    def weigh(self, known: Known) -> Step:
        """The greatest of the parts, with every part's step kept."""
        steps = self.weigh_parts(known)
        return _new(Step, (greatest(steps), self, NOTHING, steps))


Test = Is | All | Any
NOTHING: Values = frozenset()
_new = tuple.__new__  # a Step made without the detour through its own constructor, which costs a sixth of the speed


def least(steps: tuple[Step, ...]) -> Truth:
    """The least truth of the steps: and."""
    truth = _YES
    for step in steps:
        if step[0] is not _YES:
            if step[0] is _NO:
                return _NO
            truth = _OPEN
    return truth


def greatest(steps: tuple[Step, ...]) -> Truth:
    """The greatest truth of the steps: or."""
    truth = _NO
    for step in steps:
        if step[0] is not _NO:
            if step[0] is _YES:
                return _YES
            truth = _OPEN
    return truth


@dataclass(frozen=True, slots=True)
class Clause:
    """A named exception."""

    cite: str
    test: Test


@dataclass(frozen=True, slots=True)
class Norm:
    """One prohibition in one dated version: whom it binds, what it reaches, unless what."""

    cite: str
    binds: str
    reaches: Test
    unless: tuple[Clause, ...]
    text: str  # the sealed text its words stand in, under law/
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether this version was in force on the day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def leaves(self) -> tuple[Is, ...]:
        """Every test of a fact, in the order of the text."""
        tests = (self.reaches, *(clause.test for clause in self.unless))
        return tuple(leaf for test in tests for leaf in leaves(test))


def subsets(domain: Values) -> Iterator[Values]:
    """Every non-empty set of the values."""
    values = sorted(domain)
    return (frozenset(some) for size in range(1, len(values) + 1) for some in combinations(values, size))


def leaves(test: Test) -> Iterator[Is]:
    """The tests of facts below a test, itself included."""
    if isinstance(test, Is):
        yield test
    else:
        for part in test.parts:
            yield from leaves(part)
