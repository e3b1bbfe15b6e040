"""A determination as plain data: the one shape the command line and the API answer in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from threshold.core.determinations import Determination
from threshold.core.rules import Any, Is, Step, Truth

TRUTHS = {Truth.YES: "met", Truth.NO: "not met", Truth.OPEN: "open"}


class StepJson(TypedDict, total=False):
    """One step of the explanation. A leaf has words, fact, asks and values; a group has needs and steps."""

    cite: str
    truth: str
    words: str
    fact: str
    asks: str
    values: list[str]
    needs: str
    steps: list[StepJson]


class NormJson(TypedDict):
    """The answer of one norm alone."""

    cite: str
    binds: str
    may: list[str]
    standing: str | None
    relied_on: list[str]
    ask: list[str]
    decide: list[str]
    steps: list[StepJson]


class DeterminationJson(TypedDict):
    """The answers of every norm, section 3 first, on one day."""

    day: str
    norms: list[NormJson]


def determination_json(day: date, determinations: Sequence[Determination]) -> DeterminationJson:
    """{"day", "norms": [{"cite", "binds", "may", "standing", "relied_on", "ask", "decide", "steps"}]}.

    The first step of a norm is what it reaches; one step for each exception follows. A leaf whose values are all
    those its fact can have is not known yet.
    """
    return {
        "day": day.isoformat(),
        "norms": [_norm(determination) for determination in determinations],
    }


def _norm(determination: Determination) -> NormJson:
    return {
        "cite": determination.norm.cite,
        "binds": determination.norm.binds,
        "may": sorted(determination.may),
        "standing": determination.standing.value if determination.standing else None,
        "relied_on": list(determination.relied_on),
        "ask": list(determination.ask),
        "decide": list(determination.decide),
        "steps": _steps(determination),
    }


def _steps(determination: Determination) -> list[StepJson]:
    """The whole tree; none where the norm was not in force on the day."""
    if determination.reach is None:
        return []
    pairs = zip(determination.norm.unless, determination.exceptions, strict=True)
    reach = step_json(determination.reach, determination.norm.cite)
    return [reach, *(step_json(step, clause.cite) for clause, step in pairs)]


def step_json(step: Step, cite: str) -> StepJson:
    """One step with those below it. A part without a citation of its own bears that of the test above it."""
    truth = TRUTHS[step.truth]
    if isinstance(step.test, Is):
        fact = step.test.fact
        values = [value for value in fact.values if value in step.values]
        return {
            "cite": cite,
            "truth": truth,
            "words": step.test.words,
            "fact": fact.id,
            "asks": fact.asks,
            "values": values,
        }
    needs = "any" if isinstance(step.test, Any) else "all"
    parts = [
        step_json(
            part,
            part.test.cite if not isinstance(part.test, Is) and part.test.cite else cite,
        )
        for part in step.steps
    ]
    return {"cite": cite, "truth": truth, "needs": needs, "steps": parts}
