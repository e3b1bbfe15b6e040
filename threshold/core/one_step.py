"""The one-step table: from each plain world, one fact moved to each of its values, and what every norm then answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from threshold.core.determinations import Determination, decide
from threshold.core.exports.dmn import rows
from threshold.core.norms import NORMS
from threshold.core.rules import Is, Norm, leaves

World = Mapping[str, str]


class OneStep(NamedTuple):
    """One row: the norm and its day, the plain world, the fact moved and its value, and the answer."""

    norm: str
    since: str
    world: str
    fact: str
    value: str
    may: str
    relied_on: str
    decide: str


def one_step() -> Iterator[OneStep]:
    """Every row of the table: a counsel reads it once, and any later change of a norm shows as a difference."""
    for norm in NORMS:
        for name, world in plain_worlds(norm):
            for leaf in norm.leaves:
                for value in leaf.fact.values:
                    yield _row(norm, name, {**world, leaf.fact.id: value}, leaf.fact.id)


def plain_worlds(norm: Norm) -> Iterator[tuple[str, World]]:
    """The worlds a norm plainly bars, one for each way it reaches a use, and each saved by one exception."""
    for number, way in enumerate(rows(norm.reaches), start=1):
        barred = {leaf.fact.id: _unmet(leaf) for leaf in norm.leaves} | {leaf.fact.id: _met(leaf) for leaf in way}
        yield f"reached {number}", barred
        for clause in norm.unless:
            saved = {leaf.fact.id: _met(leaf) for leaf in leaves(clause.test)}
            yield f"reached {number}, {clause.cite}", {**barred, **saved}


def _met(leaf: Is) -> str:
    return next(value for value in leaf.fact.values if value in leaf.yes)


def _unmet(leaf: Is) -> str:
    return next(value for value in leaf.fact.values if value not in leaf.yes | leaf.contested)


def _row(norm: Norm, name: str, world: World, fact: str) -> OneStep:
    found: Determination = decide(norm, {one: frozenset({value}) for one, value in world.items()}, norm.since)
    return OneStep(
        norm.cite,
        norm.since.isoformat(),
        name,
        fact,
        world[fact],
        " ".join(sorted(found.may)),
        "; ".join(found.relied_on),
        " ".join(found.decide),
    )
