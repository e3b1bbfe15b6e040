"""The scenario format as a JSON Schema, made from the facts themselves, for the API's own description."""

from __future__ import annotations

from typing import Any

from threshold.core.cases import LONGEST, MOST_STATEMENTS
from threshold.core.facts import FACTS, Fact

TEXT: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
OBJECT: dict[str, Any] = {"type": "object", "additionalProperties": False}


def case_schema() -> dict[str, Any]:
    """One case: the day, the facts recorded, and what officials found and others claim."""
    return OBJECT | {
        "title": "Case",
        "required": ["date"],
        "properties": {
            "date": {"type": "string", "format": "date", "examples": ["2026-03-02"]},
            "facts": OBJECT | {"properties": {name: _values(fact) for name, fact in FACTS.items()}},
            "findings": _rows(
                _one_said(["by", "reasons"], by=TEXT | {"minLength": 1}, reasons=TEXT | {"minLength": 1})
            ),
            "claims": _rows(_one_said([], by=TEXT, reasons=TEXT)),
            "suggested": _rows(_one_said([], by=TEXT, reasons=TEXT)),
            "id": TEXT,
            "title": TEXT,
        },
        "examples": [EXAMPLE],
    }


EXAMPLE = {
    "date": "2026-03-02",
    "facts": {"who": "federal"},
    "findings": [],
}


def _rows(row: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "maxItems": MOST_STATEMENTS, "items": row}


def _one_said(needed: list[str], **said: Any) -> dict[str, Any]:
    """A statement about one fact: a choice of facts, each with its own values."""
    return {"oneOf": [_about(fact, needed, said) for fact in FACTS.values()]}


def _about(fact: Fact, needed: list[str], said: dict[str, Any]) -> dict[str, Any]:
    about = {"fact": {"const": fact.id}, "value": _values(fact)}
    return OBJECT | {"required": ["fact", "value", *needed], "properties": about | said}


def _values(fact: Fact) -> dict[str, Any]:
    """One value of a fact, or a list of those still possible."""
    one: dict[str, Any] = {"enum": [*fact.values, *((True, False, "true", "false") if fact.is_yes_or_no else ())]}
    several = {"type": "array", "items": one, "minItems": 1, "maxItems": len(fact.values)}
    return {"description": fact.asks, "anyOf": [one, several]}
