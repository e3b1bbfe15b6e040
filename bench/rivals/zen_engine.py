"""zen-engine (Rust): section 3 as one compiled expression, its fastest route, and as a decision graph, its usual."""

from __future__ import annotations

import json
from collections.abc import Callable

import zen

from bench.rivals.conditions import EXCEPTIONS, REACHES, Condition, World


def prepared(world: World) -> str:
    """The facts as JSON text, which the engine reads faster than a dictionary or bytes."""
    return json.dumps(world)


def compiled() -> Callable[[str], str]:
    """The whole rule compiled once; answers one word."""
    evaluate: Callable[[str], str] = zen.compile_expression(_rule()).evaluate
    return evaluate


def graph() -> Callable[[str], str]:
    """The rule as a decision of three nodes; answers a mapping."""
    decision = zen.ZenEngine().create_decision(json.dumps(_decision()))
    return lambda facts: str(decision.evaluate(facts)["result"]["outcome"])


def _rule() -> str:
    excepted = " or ".join(_all(parts) for parts in EXCEPTIONS)
    return f"{_all(REACHES)} ? (({excepted}) ? 'PERMITTED' : 'PROHIBITED') : 'OUTSIDE'"


def _all(conditions: tuple[Condition, ...]) -> str:
    return "(" + " and ".join(_one(fact, values) for fact, values in conditions) + ")"


def _one(fact: str, values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return f"{fact} == '{values[0]}'"
    return f"{fact} in [{', '.join(repr(value) for value in values)}]"


def _decision() -> dict[str, object]:
    content = {"expressions": [{"id": "o", "key": "outcome", "value": _rule()}]}
    nodes = [
        _node("in", "inputNode"),
        {**_node("rule", "expressionNode"), "content": content},
        _node("out", "outputNode"),
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "rule", "type": "edge"},
        {"id": "2", "sourceId": "rule", "targetId": "out", "type": "edge"},
    ]
    return {"nodes": nodes, "edges": edges}


def _node(name: str, kind: str) -> dict[str, object]:
    return {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}}
