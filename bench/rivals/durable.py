"""durable_rules (C, forward chaining): three rules by priority; each case is posted as one event and consumed."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from typing import Any

from durable.lang import get_host, m, pri, ruleset, when_all

from bench.rivals.conditions import EXCEPTIONS, REACHES, Condition, World

NAME = "section_3"


def prepared(world: World) -> dict[str, Any]:
    """A message of its own: the engine writes into it."""
    return dict(world)


def engine() -> Callable[[dict[str, Any]], str]:
    """The rules made ready; answers the outcome that the rule which fired has left."""
    said: list[str] = []
    with ruleset(NAME):
        _rule(_all(REACHES) & _any([_all(parts) for parts in EXCEPTIONS]), 1, "PERMITTED", said)
        _rule(_all(REACHES), 2, "PROHIBITED", said)
        _rule(+m.who, 3, "OUTSIDE", said)
    host = get_host()

    def answer(message: dict[str, Any]) -> str:
        host.post(NAME, message)
        return said.pop()

    return answer


def _rule(condition: Any, priority: int, outcome: str, said: list[str]) -> None:
    def fired(closure: Any) -> None:
        said.append(outcome)

    when_all(condition, pri(priority))(fired)


def _all(conditions: tuple[Condition, ...]) -> Any:
    return functools.reduce(operator.and_, [_one(fact, values) for fact, values in conditions])


def _any(conditions: list[Any]) -> Any:
    return functools.reduce(operator.or_, conditions)


def _one(fact: str, values: tuple[str, ...]) -> Any:
    return _any([getattr(m, fact) == value for value in values])
