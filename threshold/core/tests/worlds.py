"""Helps for the proofs: worlds and states of knowledge of a norm, and its answer worked out the long way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from hypothesis import strategies as st

from threshold.core.determinations import Outcome
from threshold.core.facts import Known
from threshold.core.norms import NORMS
from threshold.core.rules import All, Is, Norm, Test

ROOT = Path(__file__).resolve().parents[3]
LAW = ROOT / "law"
SHARED_SCENARIOS = ROOT.parent / "shared" / "scenarios.yaml"
NAMES = {norm: f"{norm.cite} from {norm.since}" for norm in NORMS}


def states(norm: Norm) -> st.SearchStrategy[dict[str, frozenset[str]]]:
    """Random states of knowledge: any non-empty set of values for each fact of the norm."""
    return st.fixed_dictionaries(
        {leaf.fact.id: st.frozensets(st.sampled_from(leaf.fact.values), min_size=1) for leaf in norm.leaves}
    )


def readings_of(leaf: Is, values: frozenset[str]) -> frozenset[bool]:
    """Every truth a leaf can come to: over each value still possible, and each reading of a contested one."""
    return frozenset(
        truth for value in values for truth in ((True, False) if value in leaf.contested else (value in leaf.yes,))
    )


def truth_of(test: Test, truths: Mapping[str, bool]) -> bool:
    """The plain truth of a test when every leaf is settled."""
    if isinstance(test, Is):
        return truths[test.fact.id]
    return (all if isinstance(test, All) else any)(truth_of(part, truths) for part in test.parts)


def settled_outcome(norm: Norm, truths: Mapping[str, bool]) -> Outcome:
    """The one outcome when every leaf is settled, worked out without the core."""
    if not truth_of(norm.reaches, truths):
        return Outcome.OUTSIDE
    excepted = any(truth_of(clause.test, truths) for clause in norm.unless)
    return Outcome.PERMITTED if excepted else Outcome.PROHIBITED


def completions(norm: Norm, known: Known) -> Iterator[dict[str, bool]]:
    """Every way the leaves can come out under what is known."""
    open_leaves = {leaf.fact.id: readings_of(leaf, known.get(leaf.fact.id, leaf.fact.domain)) for leaf in norm.leaves}
    for truths in product(*open_leaves.values()):
        yield dict(zip(open_leaves, truths, strict=True))


def outcomes_by_force(norm: Norm, known: Known) -> frozenset[Outcome]:
    """The outcomes that may follow, by trying every completion and every reading."""
    return frozenset(settled_outcome(norm, truths) for truths in completions(norm, known))


def what_can_change_it(norm: Norm, known: Known) -> frozenset[str]:
    """The facts of which one truth or the other changes the outcome in some completion, by trying them all."""
    answers = {tuple(truths.values()): settled_outcome(norm, truths) for truths in completions(norm, known)}
    facts = [leaf.fact.id for leaf in norm.leaves]
    return frozenset(
        fact
        for place, fact in enumerate(facts)
        for truths, outcome in answers.items()
        if answers.get((*truths[:place], not truths[place], *truths[place + 1 :]), outcome) is not outcome
    )
