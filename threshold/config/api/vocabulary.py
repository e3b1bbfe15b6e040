"""The scenario format as a JSON Schema, made from the facts themselves, for the API's own description."""

from __future__ import annotations

from typing import Any

from threshold.core.cases import LONGEST, MOST_STATEMENTS
from threshold.core.facts import FACTS, Fact

TEXT: dict[str, Any] = {"type": ["string", "integer", "null"], "maxLength": LONGEST}
NEEDED: dict[str, Any] = {"type": ["string", "integer"], "maxLength": LONGEST, "minLength": 1}
AT: dict[str, Any] = {
    "type": ["string", "null"],
    "description": "The City's time, as 14:30 on the day of the case or 2026-03-02T14:30.",
}
OBJECT: dict[str, Any] = {"type": "object", "additionalProperties": False}
IGNORED = ("story", "cites", "needs_official_decision", "why", "outside_law")  # what a scenario says beside its case


def case_schema() -> dict[str, Any]:
    """One case: the day, the facts recorded, and what officials found and others claim."""
    said = _one_said(["fact", "value"], by=TEXT, reasons={}, at={})
    return OBJECT | {
        "title": "Case",
        "required": ["date"],
        "properties": {
            "date": {"type": "string", "format": "date"},
            "facts": OBJECT | {"type": ["object", "null"], "properties": _facts()},
            "findings": _rows(_one_said(["fact", "value", "by", "reasons"], by=NEEDED, reasons=NEEDED, at=AT)),
            "claims": _rows(said),
            "suggested": _rows(said),
            "id": TEXT,
            "title": TEXT,
            **{name: {} for name in (*IGNORED, "expect")},
        },
        "examples": [{"date": "2026-03-02", "facts": {"who": "federal"}, "findings": []}],
    }


def _facts() -> dict[str, Any]:
    return {name: _values(fact) for name, fact in FACTS.items()}


def _rows(row: dict[str, Any]) -> dict[str, Any]:
    return {"type": ["array", "null"], "maxItems": MOST_STATEMENTS, "items": row}


def _one_said(needed: list[str], **said: Any) -> dict[str, Any]:
    """A statement about one fact: a choice of facts, each with its own values."""
    return {"oneOf": [_about(fact, needed, said) for fact in FACTS.values()]}


def _about(fact: Fact, needed: list[str], said: dict[str, Any]) -> dict[str, Any]:
    about = {"fact": {"const": fact.id}, "value": _values(fact)}
    return OBJECT | {"required": needed, "properties": about | said}


def _values(fact: Fact) -> dict[str, Any]:
    """One value of a fact, or a list of those still possible."""
    one: dict[str, Any] = {"enum": [*fact.values, *((True, False, "true", "false") if fact.is_yes_or_no else ())]}
    several = {"type": "array", "items": one, "minItems": 1, "maxItems": len(fact.values)}
    return {"description": fact.asks, "anyOf": [one, several]}
