"""Our own core: facts as sets of values, the answer with its whole tree of steps."""

from __future__ import annotations

from datetime import date

from bench.rivals.conditions import World
from threshold.core.determination_json import determination_json
from threshold.core.determinations import Determination, decide
from threshold.core.norms import SECTION_3

DAY = date(2026, 3, 2)
Known = dict[str, frozenset[str]]


def prepared(world: World) -> Known:
    """Each fact as the set of values it may still have: one."""
    return {fact: frozenset((value,)) for fact, value in world.items()}


def determination(known: Known) -> Determination:
    """The determination with every step, met, not met or open."""
    return decide(SECTION_3, known, DAY)


def answer(known: Known) -> str:
    """The outcome under section 3, its tree made and dropped. Raises ValueError where it is open."""
    (outcome,) = determination(known).may
    return outcome.value


def with_reasons(known: Known) -> object:
    """The determination, and from its tree the clauses relied on, the reasons and what is still to ask."""
    found = determination(known)
    return found, found.relied_on, found.reasons(), found.open_points


def as_json(known: Known) -> object:
    """The determination with its tree in the shape the API answers with."""
    return determination_json(DAY, (determination(known),))
