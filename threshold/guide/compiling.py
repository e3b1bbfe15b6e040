"""The norms compiled for the browser: their tests as trees, when each is in force, and what staff may be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from threshold.core.facts import FACTS, Kind
from threshold.core.norms import NORMS
from threshold.core.rules import Any as Some
from threshold.core.rules import Is, Norm, Test
from threshold.guide.choices import AT_THE_GATE, STAFF_FACTS, leaves
from threshold.guide.flow import LAST, MOST_TAPS, RAISES

FILE = Path(__file__).with_name("static") / "guide" / "norms.js"
HEAD = (
    "// Compiled from the norms by threshold/guide/compiling.py: change those, then run python -m scripts.guide_norms\n"
)


def compiled() -> dict[str, Any]:
    """All that the guide's script needs of the law: which facts matter, and which of them staff may be asked."""
    return {
        "facts": {fact.id: list(fact.values) for fact in FACTS.values()},
        "law": [fact.id for fact in FACTS.values() if fact.kind is Kind.LAW],
        "staff": list(STAFF_FACTS),
        "screens": list(AT_THE_GATE),
        "leaves": {
            field: {value: {fact: sorted(left) for fact, left in of.items()} for value, of in by_value.items()}
            for field, by_value in leaves().items()
        },
        "raises": {want: list(cites) for want, cites in RAISES.items()},
        "last": list(LAST),
        "most_taps": MOST_TAPS,
        "norms": [_norm(norm) for norm in NORMS],
    }


def script() -> str:
    """The compiled file as it lies among the static files."""
    return f"{HEAD}const GUIDE = {json.dumps(compiled(), separators=(',', ':'))};\n"


def _norm(norm: Norm) -> dict[str, Any]:
    return {
        "cite": norm.cite,
        "since": norm.since.isoformat(),
        "until": norm.until.isoformat() if norm.until else "",
        "reaches": _tree(norm.reaches),
        "unless": [_tree(clause.test) for clause in norm.unless],
    }


def _tree(test: Test) -> list[Any]:
    """A test as a list: what it is, then its parts; a leaf: its fact, what meets its words, what they leave open."""
    if isinstance(test, Is):
        return ["is", test.fact.id, sorted(test.yes), sorted(test.contested)]
    return ["any" if isinstance(test, Some) else "all", [_tree(part) for part in test.parts]]
