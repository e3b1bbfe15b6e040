"""What a person may decide under one norm: something that may still follow on the record, on grounds it shows."""

from __future__ import annotations

from collections.abc import Collection

from threshold.core.designations import NAMES_NO_ONE
from threshold.core.determinations import Determination, Outcome
from threshold.core.facts import Kind
from threshold.core.rules import Truth, leaves
from threshold.core.words import Sentence
from threshold.core.words import gettext_noop as _

NOT_REACHED, EXCEPTED, NO_EXCEPTION, LEFT_OPEN = "not-reached", "excepted", "no-exception", "open"
OUTCOMES = {
    NOT_REACHED: Outcome.OUTSIDE,
    EXCEPTED: Outcome.PERMITTED,
    NO_EXCEPTION: Outcome.PROHIBITED,
}
CANNOT_FOLLOW = _(
    "On the facts as given this cannot follow under {cite}. State the facts, or record the finding, that it rests on."
)
NAME_THE_EXCEPTION = Sentence(_("Say which exception applies."))
NO_GROUND_HERE = Sentence(_("Only an exception that applies has a clause as its ground. Leave the clauses out."))
NOT_ITS_CLAUSE = _("{clause} is no exception of {cite}.")
NOT_SHOWN = _("{clause} is not shown on the facts as given. State the facts, or record the finding, that it rests on.")


def objection(determination: Determination, answer: str, grounds: Collection[str]) -> Sentence | None:
    """Why a person may not decide so on this record; None where they may."""
    cite = determination.norm.cite
    if answer in OUTCOMES and OUTCOMES[answer] not in determination.may:
        return Sentence(CANNOT_FOLLOW, {"cite": cite})
    if answer != EXCEPTED:
        return NO_GROUND_HERE if grounds else None
    if not grounds:
        return NAME_THE_EXCEPTION
    return next((said for clause in grounds if (said := _of_ground(determination, clause)) is not None), None)


def _of_ground(determination: Determination, cite: str) -> Sentence | None:
    """Why one clause is no ground; None where it is met on the record."""
    pairs = zip(determination.norm.unless, determination.exceptions, strict=True)
    for clause, step in pairs:
        if clause.cite == cite:
            if step.truth is Truth.YES:
                return None
            by_deciders = any(leaf.fact.kind is Kind.LAW for leaf in leaves(clause.test))
            return NAMES_NO_ONE if by_deciders else Sentence(NOT_SHOWN, {"clause": cite})
    return Sentence(NOT_ITS_CLAUSE, {"clause": cite, "cite": determination.norm.cite})
