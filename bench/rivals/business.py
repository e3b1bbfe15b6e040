"""business-rules: conditions as nested mappings, checked directly without actions, with an operator of its own kind."""

from __future__ import annotations

from typing import Any

from business_rules.engine import check_conditions_recursively
from business_rules.operators import BaseType, type_operator
from business_rules.variables import BaseVariables, rule_variable

from bench.rivals.conditions import EXCEPTIONS, REACHES, Condition, World


class Choice(BaseType):  # type: ignore[misc]
    """A closed choice: quicker than the engine's own text type, which needs one comparison for each value."""

    name = "choice"

    def _assert_valid_value_and_cast(self, value: str) -> str:
        return value

    @type_operator("select", assert_type_for_arguments=False)  # type: ignore[untyped-decorator]
    def is_one_of(self, values: frozenset[str]) -> bool:
        """Whether the value is among those named."""
        return self.value in values


class Facts(BaseVariables):  # type: ignore[misc]
    """One case, as the engine wants it: a method for each fact, added below."""

    def __init__(self, world: World) -> None:
        self.world = world


def _variable(fact: str) -> Any:
    def value(self: Facts) -> str:
        return self.world[fact]

    return rule_variable(Choice)(value)


for _fact, _values in (*REACHES, *(one for parts in EXCEPTIONS for one in parts)):
    setattr(Facts, _fact, _variable(_fact))


def _all(conditions: tuple[Condition, ...]) -> dict[str, Any]:
    return {"all": [{"name": f, "operator": "is_one_of", "value": frozenset(v)} for f, v in conditions]}


REACHED = _all(REACHES)
EXCEPTED = {"any": [_all(parts) for parts in EXCEPTIONS]}


def prepared(world: World) -> Facts:
    """The facts as the engine's variables."""
    return Facts(world)


def answer(facts: Facts) -> str:
    """The outcome under section 3."""
    if not check_conditions_recursively(REACHED, facts):
        return "OUTSIDE"
    return "PERMITTED" if check_conditions_recursively(EXCEPTED, facts) else "PROHIBITED"
