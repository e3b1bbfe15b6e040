"""JSON Schema of the case format, the determination and the duty."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from threshold.core.cases import EXPECTED, LONGEST, MOST_STATEMENTS, OUTCOMES
from threshold.core.determination_json import TRUTHS
from threshold.core.facts import FACTS, Fact
from threshold.core.law import Modality
from threshold.core.norms import NORMS

Schema = Mapping[str, object]

DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
TEXT: Schema = {"type": ["string", "null"], "maxLength": LONGEST}
OUTCOME: Schema = {"enum": list(OUTCOMES)}
WORDS: Schema = {"type": "array", "items": {"type": "string"}}


def schema() -> str:
    """The three schemas as one JSON document, under `$defs`."""
    return json.dumps(schemas(), indent=2, ensure_ascii=False) + "\n"


def schemas() -> dict[str, object]:
    """One schema: a case, a determination or a duty, each also by itself under `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:threshold:schema",
        "title": "Threshold: case, determination and duty",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("case", "determination", "duty")],
        "$defs": {
            "facts": _closed({fact.id: _values(fact) for fact in FACTS.values()}, ()),
            "statement": {"oneOf": [_statement(fact) for fact in FACTS.values()]},
            "finding": {"allOf": [{"$ref": "#/$defs/statement"}, {"required": ["by", "reasons"]}]},
            "expect": _expect(),
            "case": _case(),
            "step": _step(),
            "determination": _determination(),
            "duty": _duty(),
        },
    }


def _closed(properties: Mapping[str, object], required: Iterable[str]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _values(fact: Fact) -> dict[str, object]:
    """One value, or a list of those still possible; true and false where yes and no are values."""
    one: dict[str, object] = {"enum": [*fact.values, *((True, False) if fact.is_yes_or_no else ())]}
    many = {"type": "array", "items": one, "minItems": 1, "maxItems": len(fact.values)}
    return {"description": fact.asks, "anyOf": [one, many]}


def _statement(fact: Fact) -> dict[str, object]:
    parts = {"fact": {"const": fact.id}, "value": _values(fact), "by": TEXT, "at": TEXT, "reasons": TEXT}
    return _closed(parts, ("fact", "value"))


def _case() -> dict[str, object]:
    """A case as files, the form and the API give it."""
    statements = {"type": ["array", "null"], "items": {"$ref": "#/$defs/statement"}, "maxItems": MOST_STATEMENTS}
    parts = {
        "date": DAY,
        "facts": {"anyOf": [{"$ref": "#/$defs/facts"}, {"type": "null"}]},
        "findings": {**statements, "items": {"$ref": "#/$defs/finding"}},
        "claims": statements,
        "suggested": statements,
        "expect": {"$ref": "#/$defs/expect"},
        "needs_official_decision": {"type": "boolean"},
        "cites": WORDS,
        "outside_law": WORDS,
    }
    return _closed({**parts, **dict.fromkeys(("id", "title", "story", "why"), TEXT)}, ("date",))


def _expect() -> dict[str, object]:
    """What a scenario expects of the core."""
    outcomes = {"type": "array", "items": OUTCOME, "minItems": 1}
    facts = {"type": "array", "items": {"enum": list(FACTS)}}
    parts: dict[str, object] = {
        "may": outcomes,
        "standing": {"enum": [*OUTCOMES, None]},
        "relied_on": WORDS,
        "ask": facts,
        "decide": facts,
        "beside": {"type": "object", "additionalProperties": {"type": "string"}},
        "beside_may": {"type": "object", "additionalProperties": outcomes},
    }
    return _closed({name: parts[name] for name in EXPECTED}, ("may",))


def _step() -> dict[str, object]:
    """A leaf with the law's words, or a group with the steps below it."""
    shared: dict[str, object] = {"cite": {"type": "string"}, "truth": {"enum": list(TRUTHS.values())}}
    text = {"type": "string"}
    leaf = {"words": text, "fact": text, "asks": text, "values": WORDS}
    group = {"needs": {"enum": ["all", "any"]}, "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}}}
    return {"oneOf": [_closed({**shared, **parts}, (*shared, *parts)) for parts in (leaf, group)]}


def _determination() -> dict[str, object]:
    """The answers of every norm on one day, section 3 first."""
    facts = {"type": "array", "items": {"enum": list(FACTS)}}
    norm = {
        "cite": {"enum": sorted({norm.cite for norm in NORMS})},
        "binds": {"type": "string"},
        "may": {"type": "array", "items": OUTCOME, "minItems": 1, "uniqueItems": True},
        "standing": {"enum": [*OUTCOMES, None]},
        "relied_on": WORDS,
        "ask": facts,
        "decide": facts,
        "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}},
    }
    return _closed({"day": DAY, "norms": {"type": "array", "items": _closed(norm, norm)}}, ("day", "norms"))


def _duty() -> dict[str, object]:
    """A duty with its deadline and how it stands."""
    text = {"type": "string"}
    day = {"anyOf": [DAY, {"type": "null"}]}
    deadline = {"kind": text, "stated": day, "computed": day, "rolled": day, "explanation": text}
    duty = {
        "clause": text,
        "bound": WORDS,
        "act": text,
        "modality": {"enum": [modality.value for modality in Modality]},
        "recipient": text,
        "deadline": _closed(deadline, deadline),
        "standing": text,
    }
    return _closed(duty, duty)
