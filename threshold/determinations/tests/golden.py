"""The golden scenarios as a matter takes them: which statements go in, in whose name, and what must come out.

Facts go in as documents counsel read, suggestions as suggested, findings in the name of one designated person for each
official the scenario names. Claims go in as claims, but for those on a reserved fact by whoever keeps a register: title
and control count from a register or counsel alone, so these go in with a reference to that register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from threshold.core.assertions import Assertion, Voice
from threshold.core.cases import Case
from threshold.core.scenarios import load_cases
from threshold.core.sources import RESERVED

ROOT = Path(__file__).resolve().parents[3]
OURS = ROOT / "law" / "scenarios.yaml"
SHARED = ROOT.parent / "shared" / "scenarios.yaml"
KEEPS_A_REGISTER = frozenset({"register of property", "assessor"})
OFFICIALS = (
    "Law Department", "NYCEM duty officer", "NYPD duty captain", "agency counsel",
    "commissioner of emergency management", "head of the City agency", "duty chief", "duty officer",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """Facts sent at once: from one source with one reference, or one official's findings with the same reasons."""

    facts: dict[str, tuple[str, ...]]
    source: str
    register: str = ""
    by: str = ""
    reasons: str = ""


def golden() -> list[Case]:
    """Every scenario of both files."""
    return [case for path in (SHARED, OURS) if path.exists() for case in load_cases(path.read_text("utf-8"))]


def sent(case: Case) -> Iterator[Sent]:
    """What is sent for a case, in order: facts, then claims and suggestions one by one, then findings by time."""
    yield from _facts(case)
    for said in case.assertions:
        if said.voice is Voice.CLAIM:
            from_register = said.fact in RESERVED and said.by in KEEPS_A_REGISTER
            source, register = ("register", "site") if from_register else ("claimed", "")
            yield Sent({said.fact: tuple(sorted(said.values))}, source, register)
        elif said.voice is Voice.SUGGESTION:
            yield Sent({said.fact: tuple(sorted(said.values))}, "suggested")
    yield from _findings([said for said in case.assertions if said.voice is Voice.OFFICIAL])


def _facts(case: Case) -> Iterator[Sent]:
    facts = {said.fact: tuple(sorted(said.values)) for said in case.assertions if said.voice is Voice.RECORD}
    if facts:
        yield Sent(facts, "document")


def _findings(found: list[Assertion]) -> Iterator[Sent]:
    """Findings by time; those of one official with the same reasons go together unless one fact is found twice."""
    batch: list[Assertion] = []
    for said in sorted(found, key=lambda one: one.at):
        alike = batch and (batch[0].by, batch[0].reasons) == (said.by, said.reasons)
        if batch and (not alike or said.fact in {one.fact for one in batch}):
            yield _found(batch)
            batch = []
        batch.append(said)
    if batch:
        yield _found(batch)


def _found(batch: list[Assertion]) -> Sent:
    facts = {said.fact: tuple(sorted(said.values)) for said in batch}
    return Sent(facts, "official", by=batch[0].by, reasons=batch[0].reasons)


def expected(case: Case) -> dict[str, object]:
    """What a scenario expects, in the shape the answers are read in; a part it does not give is left out."""
    given = case.expect
    assert given is not None
    whole = {
        "may": sorted(given.may), "standing": given.standing, "relied_on": list(given.relied_on),
        "ask": list(given.ask), "decide": list(given.decide), "beside": sorted(given.beside),
        "beside_may": sorted(given.beside_may),
    }  # fmt: skip
    return {name: value for name, value in whole.items() if name in given.given}


NORM = re.compile(
    r'<section class="norm" data-cite="(?P<cite>[^"]*)" data-may="(?P<may>[^"]*)" data-relied="(?P<relied>[^"]*)" '
    r'data-ask="(?P<ask>[^"]*)" data-decide="(?P<decide>[^"]*)"(?: data-standing="(?P<standing>[^"]*)")?'
)


def on_the_page(html: str) -> list[dict[str, object]]:
    """The norms as counsel's page shows them, in the shape of the API. A determined answer is its own standing one."""
    found = []
    for one in NORM.finditer(html):
        may = sorted(one["may"].split())
        found.append(
            {
                "cite": one["cite"], "may": may, "relied_on": [part for part in one["relied"].split("|") if part],
                "ask": one["ask"].split(), "decide": one["decide"].split(),
                "standing": may[0] if len(may) == 1 else one["standing"],
            }
        )  # fmt: skip
    return found


def answered(norms: list[dict[str, object]]) -> dict[str, object]:
    """The answers of the norms in the shape `expected` has."""
    first, others = norms[0], norms[1:]
    return {
        **{name: first[name] for name in ("may", "standing", "relied_on", "ask", "decide")},
        "beside": sorted((str(one["cite"]), said) for one in others if (said := _beside(one))),
        "beside_may": sorted(
            (str(one["cite"]), ", ".join(_listed(one["may"]))) for one in others if one["standing"] != "OUTSIDE"
        ),
    }


def _beside(norm: dict[str, object]) -> str:
    if norm["standing"] == "OUTSIDE":
        return ""
    if norm["standing"] == "PERMITTED":
        return f"PERMITTED {', '.join(_listed(norm['relied_on']))}"
    return str(norm["standing"] or "OPEN")


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
