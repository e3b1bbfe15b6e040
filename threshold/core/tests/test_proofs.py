"""Proofs about the norms over every state of knowledge, each with a control that must fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any as Anything

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from threshold.core.determinations import Outcome, decide
from threshold.core.facts import D_MISSION
from threshold.core.norms import NORMS, SECTION_3
from threshold.core.rules import All, Any, Clause, Is, Norm, Truth
from threshold.core.tests.translation import (
    LOGIC,
    PLAIN,
    Answer,
    all_known_and_settled,
    answer,
    closed_world,
    some_value_each,
    symbols,
    weigh,
)
from threshold.core.tests.worlds import NAMES, outcomes_by_force, states, what_can_change_it

Reading = Callable[[Norm, Anything, Anything], Answer]
Claim = Callable[[Norm, Reading], Anything]
EVERY_NORM = pytest.mark.parametrize("norm", NORMS, ids=NAMES.values())


def holds(norm: Norm, claim: Anything, *states_of_knowledge: Anything) -> bool:
    """Whether z3 finds no state of knowledge in which the claim is not so."""
    solver = z3.Solver()
    solver.add([some_value_each(norm, possible) for possible in states_of_knowledge or (symbols(norm),)])
    solver.add(z3.Not(claim))
    return bool(solver.check() == z3.unsat)


def an_outcome_always_remains(norm: Norm, read: Reading) -> bool:
    found = read(norm, symbols(norm), LOGIC)
    return holds(norm, z3.Or(found.outside, found.permitted, found.prohibited))


def never_met_and_not_met_at_once(norm: Norm, read: Reading) -> bool:
    found = read(norm, symbols(norm), LOGIC)
    return holds(norm, z3.And([z3.Not(z3.And(one.yes, one.no)) for one in (found.reach, *found.exceptions)]))


def one_outcome_when_all_is_known_and_settled(norm: Norm, read: Reading) -> bool:
    possible = symbols(norm)
    found = read(norm, possible, LOGIC)
    one = z3.PbEq([(found.outside, 1), (found.permitted, 1), (found.prohibited, 1)], 1)
    return holds(norm, z3.Implies(all_known_and_settled(norm, possible), one))


def permitted_only_with_an_exception_wholly_true(norm: Norm, read: Reading) -> bool:
    possible = symbols(norm)
    found = read(norm, possible, LOGIC)
    alone = z3.And(found.permitted, z3.Not(found.outside), z3.Not(found.prohibited))
    wholly = [z3.And([weigh(leaf, possible, LOGIC).yes for leaf in clause]) for clause in by_clause(norm)]
    return holds(norm, z3.Implies(alone, z3.Or(wholly)))


def reached_and_none_possible_is_prohibited(norm: Norm, read: Reading) -> bool:
    possible = symbols(norm)
    found = read(norm, possible, LOGIC)
    none = [z3.Or([weigh(leaf, possible, LOGIC).no for leaf in clause]) for clause in by_clause(norm)]
    alone = z3.And(found.prohibited, z3.Not(found.outside), z3.Not(found.permitted))
    return holds(norm, z3.Implies(z3.And(found.reach.yes, *none), alone))


def learning_never_adds_an_outcome(norm: Norm, read: Reading) -> bool:
    before, after = symbols(norm), symbols(norm, "'")
    learned = z3.And([z3.Implies(after[key], before[key]) for key in before])
    was, now = read(norm, before, LOGIC), read(norm, after, LOGIC)
    no_more = [z3.Implies(b, a) for a, b in zip(outcomes(was), outcomes(now), strict=True)]
    return holds(norm, z3.Implies(learned, z3.And(no_more)), before, after)


def no_exception_brings_a_use_within_the_norm(norm: Norm, read: Reading) -> bool:
    before, after = symbols(norm), symbols(norm, "'")
    reach_facts = {leaf.fact.id for leaf in replace(norm, unless=()).leaves}
    if norm.cite == SECTION_3.cite:
        reach_facts = {"who", "empowered", "place", "title", "control", "use", "purpose"}
    same = z3.And([before[key] == after[key] for key in before if key[0] in reach_facts])
    was, now = read(norm, before, LOGIC), read(norm, after, LOGIC)
    return holds(norm, z3.Implies(same, was.outside == now.outside), before, after)


def a_true_exception_keeps_permitted(norm: Norm, read: Reading, place: int) -> bool:
    possible = symbols(norm)
    found = read(norm, possible, LOGIC)
    shown = z3.And([weigh(leaf, possible, LOGIC).yes for leaf in by_clause(norm)[place]])
    kept = z3.And(z3.Not(found.prohibited), z3.Implies(z3.Not(found.reach.no), found.permitted))
    return holds(norm, z3.Implies(shown, kept))


def by_clause(norm: Norm) -> list[tuple[Is, ...]]:
    """The leaves each exception needs, all of them: for section 3 by the letters of its facts, not by its data."""
    if norm.cite != SECTION_3.cite:
        return [replace(norm, reaches=clause.test, unless=()).leaves for clause in norm.unless]
    return [tuple(leaf for leaf in norm.leaves if leaf.fact.id.startswith(f"{letter}_")) for letter in "abcdef"]


def outcomes(found: Answer) -> tuple[Anything, Anything, Anything]:
    return found.outside, found.permitted, found.prohibited


PROPERTIES = [
    an_outcome_always_remains,
    never_met_and_not_met_at_once,
    one_outcome_when_all_is_known_and_settled,
    permitted_only_with_an_exception_wholly_true,
    reached_and_none_possible_is_prohibited,
    learning_never_adds_an_outcome,
    no_exception_brings_a_use_within_the_norm,
]
CLAUSES = [(norm, place) for norm in NORMS for place in range(len(norm.unless))]


@EVERY_NORM
@pytest.mark.parametrize("claim", PROPERTIES)
def test_proved_over_every_state_of_knowledge(claim: Claim, norm: Norm) -> None:
    assert claim(norm, answer)


@pytest.mark.parametrize(("norm", "place"), CLAUSES, ids=[f"{NAMES[n]}, {n.unless[i].cite}" for n, i in CLAUSES])
def test_proved_that_a_true_exception_keeps_permitted(norm: Norm, place: int) -> None:
    assert a_true_exception_keeps_permitted(norm, answer, place)


def either_for_both(norm: Norm) -> Norm:
    """A broken norm: the agreement or its coverage is enough for (a)."""
    first = norm.unless[0]
    assert isinstance(first.test, All)
    return replace(norm, unless=(replace(first, test=Any(first.test.parts)), *norm.unless[1:]))


def both_for_either(norm: Norm) -> Norm:
    """A broken norm: (b) needs the agreement as well."""
    a, b = norm.unless[:2]
    return replace(norm, unless=(a, Clause(b.cite, All((a.test, b.test))), *norm.unless[2:]))


def mission_in_the_scope(norm: Norm) -> Norm:
    """A broken norm: the use is reached only if it does further a mission."""
    return replace(norm, reaches=All((norm.reaches, Is(D_MISSION, frozenset({"yes"}), "broken"))))


def everything_excepted(norm: Norm) -> Norm:
    """A broken norm: two exceptions that between them let any use through."""
    other = Clause("broken", Is(D_MISSION, frozenset({"no"}), "broken"))
    return replace(norm, unless=(*norm.unless, other))


def unbroken(norm: Norm) -> Norm:
    """The norm itself: it is the reading of it that is broken."""
    return norm


def nothing_when_open(norm: Norm, possible: Anything, algebra: Anything) -> Answer:
    """A broken reading: no answer at all while the reach is open."""
    found = closed_world(norm, possible, algebra)
    return replace(found, outside=found.reach.no)


def met_when_possible(norm: Norm, possible: Anything, algebra: Anything) -> Answer:
    """A broken reading: what may be so counts as so, beside what is known not to be."""
    found = answer(norm, possible, algebra)
    reach = replace(found.reach, yes=z3.Or(found.reach.yes, possible["who", "city"]))
    return replace(found, reach=reach, prohibited=z3.Or(found.prohibited, possible["who", "city"]))


CONTROLS: list[tuple[Claim, Callable[[Norm], Norm], Reading]] = [
    (an_outcome_always_remains, unbroken, nothing_when_open),
    (never_met_and_not_met_at_once, unbroken, met_when_possible),
    (one_outcome_when_all_is_known_and_settled, unbroken, met_when_possible),
    (permitted_only_with_an_exception_wholly_true, either_for_both, answer),
    (reached_and_none_possible_is_prohibited, everything_excepted, answer),
    (learning_never_adds_an_outcome, unbroken, closed_world),
    (no_exception_brings_a_use_within_the_norm, mission_in_the_scope, answer),
]


@pytest.mark.parametrize(("claim", "break_it", "read"), CONTROLS, ids=[row[0].__name__ for row in CONTROLS])
def test_the_proof_fails_for_a_broken_norm(claim: Claim, break_it: Callable[[Norm], Norm], read: Reading) -> None:
    assert not claim(break_it(SECTION_3), read)


def test_the_proof_of_a_true_exception_fails_for_a_broken_norm() -> None:
    assert not a_true_exception_keeps_permitted(both_for_either(SECTION_3), answer, 1)


def section_3_in_other_words(may: Anything) -> tuple[Anything, Anything]:
    """Section 3 written again from its text, without the norm: (it reaches the use, an exception applies)."""
    ours = z3.Or([may["who", who] for who in ("city", "doe", "local_pbc_or_authority", "private")])
    enforcers = z3.And(z3.Not(ours), z3.Not(may["empowered", "no"]))
    the_citys = z3.And(z3.Not(may["title", "neither"]), z3.Not(may["control", "not_city"]))
    lot = z3.And(z3.Not(may["place", "other"]), the_citys)
    used = z3.And(z3.Not(may["use", "other"]), may["purpose", "yes"])
    no_judge = z3.Or([may["b_issuer", who] for who in ("executive_officer", "other_court", "article_i_judge")])
    dead = z3.Or(may["b_authority", "neither"], may["b_live", "expired_or_recalled"])
    warrant = z3.And(may["b_presented", "yes"], z3.Not(z3.Or(no_judge, dead)))
    papers = [
        z3.And(may["a_instrument", "yes"], may["a_covers", "yes"]),
        z3.And(may["c_formal", "yes"], may["c_part", "yes"]),
    ]
    found = [may[fact, "yes"] for fact in ("d_mission", "e_exigent", "f_required")]
    return z3.And(enforcers, lot, used), z3.Or(warrant, *papers, *found)


def test_a_second_encoding_of_section_3_is_equal_in_every_settled_world() -> None:
    may = symbols(SECTION_3)
    reached, excepted = section_3_in_other_words(may)
    found = answer(SECTION_3, may, LOGIC)
    same = z3.And(
        found.outside == z3.Not(reached),
        found.permitted == z3.And(reached, excepted),
        found.prohibited == z3.And(reached, z3.Not(excepted)),
    )
    assert holds(SECTION_3, z3.Implies(all_known_and_settled(SECTION_3, may), same), may)


def test_the_second_encoding_differs_from_a_broken_norm() -> None:
    may = symbols(SECTION_3)
    _, excepted = section_3_in_other_words(may)
    found = answer(either_for_both(SECTION_3), may, LOGIC)
    claim = z3.Implies(all_known_and_settled(SECTION_3, may), z3.Implies(found.permitted, excepted))
    assert not holds(SECTION_3, claim, may)


DAY = {norm: norm.since for norm in NORMS}


@EVERY_NORM
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_the_core_the_translation_and_brute_force_agree(norm: Norm, data: st.DataObject) -> None:
    known = data.draw(states(norm))
    found = decide(norm, known, DAY[norm])
    possible = {
        (leaf.fact.id, value): value in known[leaf.fact.id] for leaf in norm.leaves for value in leaf.fact.values
    }
    translated = answer(norm, possible, PLAIN)
    names = zip((Outcome.OUTSIDE, Outcome.PERMITTED, Outcome.PROHIBITED), outcomes(translated), strict=True)
    assert found.may == {name for name, may in names if may} == outcomes_by_force(norm, known)


@EVERY_NORM
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_asked_and_to_decide_are_exactly_what_can_change_the_outcome(norm: Norm, data: st.DataObject) -> None:
    known = data.draw(states(norm))
    found = decide(norm, known, DAY[norm])
    assert frozenset(found.ask + found.decide) == what_can_change_it(norm, known)
    assert not set(found.ask) & set(found.decide)


@EVERY_NORM
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_the_reasons_alone_give_the_same_answer(norm: Norm, data: st.DataObject) -> None:
    known = data.draw(states(norm))
    found = decide(norm, known, DAY[norm])
    reasons = {reason.fact: reason.values for reason in found.reasons()}
    again = decide(norm, reasons, DAY[norm])
    assert (again.may, again.standing) == (found.may, found.standing)
    assert all(known[fact] == values for fact, values in reasons.items())


@pytest.mark.soak
@EVERY_NORM
@settings(max_examples=3000, deadline=None)
@given(data=st.data())
def test_soak_everything_agrees_with_brute_force(norm: Norm, data: st.DataObject) -> None:
    known = data.draw(states(norm))
    found = decide(norm, known, DAY[norm])
    assert found.may == outcomes_by_force(norm, known)
    assert frozenset(found.ask + found.decide) == what_can_change_it(norm, known)


def test_a_norm_not_in_force_reaches_nothing() -> None:
    found = decide(SECTION_3, {}, date(2026, 2, 5))
    assert found.may == {Outcome.OUTSIDE} and found.standing is Outcome.OUTSIDE
    assert not (found.ask or found.decide or found.reasons() or found.relied_on)


def test_truth_orders_as_kleene_has_it() -> None:
    assert min(Truth) is Truth.NO and max(Truth) is Truth.YES
