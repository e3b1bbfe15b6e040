"""What must not change an answer, and what must only ever narrow it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from threshold.core.assertions import Assertion, Voice, differing_leaves_open, known, latest_holds
from threshold.core.cases import Case, case_json, parse_case
from threshold.core.determination_json import determination_json
from threshold.core.determinations import Determination, Outcome, decide, determine
from threshold.core.facts import FACTS, Kind
from threshold.core.norms import AC_10_178_C_2026, NORMS, SECTION_3
from threshold.core.readings import ADOPTED, PRACTICES, Reading, ReadingError, read
from threshold.core.rules import Norm, leaves
from threshold.core.tests.worlds import NAMES, states

DAY = date(2026, 3, 2)
EVERY_NORM = pytest.mark.parametrize("norm", NORMS, ids=NAMES.values())
QUICK = settings(max_examples=25, deadline=None)
Values = frozenset[str]


def one(value: str) -> Values:
    return frozenset({value})


def answer(norm: Norm, state: Mapping[str, Values]) -> Determination:
    return decide(norm, state, norm.since)


def told(state: Mapping[str, Values]) -> tuple[object, ...]:
    """Everything every norm answers to a state, on the day of the tests."""
    return tuple(
        (det.norm.cite, det.may, det.standing, det.relied_on, det.ask, det.decide) for det in determine(state, DAY)
    )


@EVERY_NORM
@QUICK
@given(data=st.data())
def test_a_true_exception_never_yields_prohibited(norm: Norm, data: st.DataObject) -> None:
    state = data.draw(states(norm))
    clause = data.draw(st.sampled_from(norm.unless))
    shown = {**state, **{leaf.fact.id: leaf.yes for leaf in leaves(clause.test)}}
    found = answer(norm, shown)
    assert Outcome.PROHIBITED not in found.may
    assert clause.cite in found.relied_on or found.may == {Outcome.OUTSIDE}


@EVERY_NORM
@QUICK
@given(data=st.data())
def test_taking_an_exception_away_never_yields_permitted(norm: Norm, data: st.DataObject) -> None:
    state = data.draw(states(norm))
    clause = data.draw(st.sampled_from(norm.unless))
    gone = {**state, **{leaf.fact.id: leaf.fact.domain - leaf.yes - leaf.contested for leaf in leaves(clause.test)}}
    assert Outcome.PERMITTED in answer(norm, state).may or Outcome.PERMITTED not in answer(norm, gone).may


@EVERY_NORM
@QUICK
@given(data=st.data())
def test_narrowing_a_fact_never_adds_an_outcome_and_forgetting_never_removes_one(
    norm: Norm, data: st.DataObject
) -> None:
    state = data.draw(states(norm))
    fact = data.draw(st.sampled_from(sorted(state)))
    narrower = {**state, fact: one(data.draw(st.sampled_from(sorted(state[fact]))))}
    forgotten = {name: values for name, values in state.items() if name != fact}
    assert answer(norm, narrower).may <= answer(norm, state).may <= answer(norm, forgotten).may


@QUICK
@given(data=st.data())
def test_two_exceptions_are_both_cited(data: st.DataObject) -> None:
    state = data.draw(states(SECTION_3))
    first, second = data.draw(st.permutations(SECTION_3.unless))[:2]
    reached = {leaf.fact.id: leaf.yes for leaf in leaves(SECTION_3.reaches)}
    both = {leaf.fact.id: leaf.yes for clause in (first, second) for leaf in leaves(clause.test)}
    found = answer(SECTION_3, {**state, **reached, **both})
    assert found.may == {Outcome.PERMITTED} and {first.cite, second.cite} <= set(found.relied_on)


ALIKE = [
    ("place", ("garage", "vacant_lot", "parking_lot")),
    ("title", ("city_owns", "city_leases")),
    ("use", ("staging_area", "processing_location", "operations_base")),
    ("b_issuer", ("article_iii_judge", "magistrate_judge", "ny_court")),
    ("who", ("federal", "state", "other_government")),
]


@pytest.mark.parametrize(("fact", "values"), ALIKE, ids=[row[0] for row in ALIKE])
@QUICK
@given(data=st.data())
def test_values_the_law_treats_alike_change_nothing(fact: str, values: tuple[str, ...], data: st.DataObject) -> None:
    state = data.draw(states(SECTION_3))
    assert len({told({**state, fact: one(value)}) for value in values}) == 1


@QUICK
@given(data=st.data())
def test_the_law_enforced_changes_10_178_and_never_section_3(data: st.DataObject) -> None:
    state = data.draw(states(SECTION_3))
    firsts = {told({**state, "immigration": one(value)})[0] for value in FACTS["immigration"].values}
    assert len(firsts) == 1


def test_the_law_enforced_does_change_10_178() -> None:
    used = {"other_resource": one("staff_time")}
    civil, other = ({**used, "immigration": one(value)} for value in ("civil_ina", "other"))
    assert decide(AC_10_178_C_2026, civil, DAY).may != decide(AC_10_178_C_2026, other, DAY).may


@QUICK
@given(data=st.data())
def test_for_city_personnel_no_exception_matters(data: st.DataObject) -> None:
    state = data.draw(states(SECTION_3))
    assert answer(SECTION_3, {**state, "who": one("city")}).may == {Outcome.OUTSIDE}


@QUICK
@given(data=st.data(), day=st.dates(max_value=date(2026, 2, 5)))
def test_before_the_order_nothing_matters(data: st.DataObject, day: date) -> None:
    state = data.draw(states(SECTION_3))
    first = determine(state, day)[0]
    assert first.norm is SECTION_3 and first.reach is None
    assert first.may == {Outcome.OUTSIDE}


@QUICK
@given(data=st.data())
def test_no_norm_sees_anothers_exceptions(data: st.DataObject) -> None:
    state = {**data.draw(states(SECTION_3)), **data.draw(states(NORMS[1])), **data.draw(states(AC_10_178_C_2026))}
    for det in determine(state, DAY):
        own = {leaf.fact.id for leaf in det.norm.leaves}
        assert decide(det.norm, {name: state[name] for name in own}, DAY).may == det.may


@QUICK
@given(data=st.data())
def test_answering_what_is_asked_ends_at_points_for_officials(data: st.DataObject) -> None:
    state, other = data.draw(states(SECTION_3)), {}
    world = {fact: one(data.draw(st.sampled_from(sorted(values)))) for fact, values in state.items()}
    while asked := answer(SECTION_3, state).ask:
        fact = data.draw(st.sampled_from(asked))
        state = {**state, fact: world[fact]}
        other[fact] = world[fact]
    found, end = answer(SECTION_3, state), answer(SECTION_3, {**state, **world})
    assert found.ask == () and end.may <= found.may
    assert all(SECTION_3_KINDS[fact] is Kind.LAW or state[fact] <= CONTESTED[fact] for fact in found.decide)


SECTION_3_KINDS = {leaf.fact.id: leaf.fact.kind for leaf in SECTION_3.leaves}
CONTESTED = {leaf.fact.id: leaf.contested for leaf in SECTION_3.leaves}


@st.composite
def assertions(draw: st.DrawFn) -> Assertion:
    fact = draw(st.sampled_from(sorted(FACTS)))
    values = draw(st.frozensets(st.sampled_from(FACTS[fact].values), min_size=1, max_size=2))
    voice = draw(st.sampled_from(Voice))
    hour = draw(st.integers(8, 11))
    return Assertion(fact, values, voice, "somebody", datetime.combine(DAY, time(hour)), "reasons")


SAID = st.lists(assertions(), max_size=12)


@QUICK
@given(said=SAID, data=st.data())
def test_neither_order_nor_repetition_nor_names_matter(said: list[Assertion], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(said))
    renamed = [replace(assertion, by="somebody else") for assertion in said]
    assert known(said) == known(shuffled) == known(said + said) == known(renamed)


@QUICK
@given(said=SAID, more=SAID)
def test_a_suggestion_changes_nothing(said: list[Assertion], more: list[Assertion]) -> None:
    suggested = [replace(assertion, voice=Voice.SUGGESTION) for assertion in more]
    assert known(said + suggested) == known(said)


@QUICK
@given(said=SAID, more=SAID)
def test_only_an_official_moves_a_fact_of_law(said: list[Assertion], more: list[Assertion]) -> None:
    claimed = [replace(assertion, voice=Voice.CLAIM) for assertion in more]
    law = [fact for fact in FACTS if FACTS[fact].kind is Kind.LAW]
    before, after = known(said), known(said + claimed)
    assert [before.get(fact) for fact in law] == [after.get(fact) for fact in law]


@QUICK
@given(said=SAID)
def test_officials_who_differ_leave_at_least_as_much_open(said: list[Assertion]) -> None:
    latest, differing = known(said, latest_holds), known(said, differing_leaves_open)
    assert all(latest[fact] <= FACTS[fact].domain for fact in latest)
    for fact in FACTS:
        findings = [assertion for assertion in said if assertion.fact == fact and assertion.voice is Voice.OFFICIAL]
        if findings and not frozenset.intersection(*(finding.values for finding in findings)):
            assert latest.get(fact, FACTS[fact].domain) <= differing.get(fact, FACTS[fact].domain)


@QUICK
@given(said=SAID)
def test_a_case_out_and_in_again_is_the_same_case(said: list[Assertion]) -> None:
    kept = [assertion for assertion in said if assertion.voice is not Voice.RECORD]
    recorded = {assertion.fact: assertion for assertion in said if assertion.voice is Voice.RECORD}
    case = Case(DAY, (*recorded.values(), *kept))
    again = parse_case(json.loads(json.dumps(case_json(case))))
    assert (again.day, again.known()) == (case.day, case.known())


@QUICK
@given(data=st.data())
def test_the_same_record_answers_the_same_again_and_as_json(data: st.DataObject) -> None:
    state = data.draw(states(SECTION_3))
    texts = {json.dumps(determination_json(DAY, determine(state, DAY))) for _ in range(2)}
    assert len(texts) == 1


OVERLAYS = [(norm, leaf.fact.id, value) for norm in NORMS for leaf in norm.leaves for value in sorted(leaf.contested)]


def reading(norm: Norm, fact: str, value: str, meets: str) -> Reading:
    chosen = "yes" if meets == "yes" else "no"
    return Reading(norm.cite, fact, value, chosen, "Law Department", "as argued", norm.since, "this use")  # type: ignore[arg-type]


@pytest.mark.parametrize(("norm", "fact", "value"), OVERLAYS, ids=[f"{n.cite} {f} {v}" for n, f, v in OVERLAYS])
def test_a_reading_settles_its_value_and_leaves_the_norm_alone(norm: Norm, fact: str, value: str) -> None:
    before = {leaf.fact.id: (leaf.yes, leaf.contested) for leaf in norm.leaves}
    met = read(norm, [reading(norm, fact, value, "yes")], norm.since)
    unmet = read(norm, [reading(norm, fact, value, "no")], norm.since)
    for new in (met, unmet):
        leaf = next(leaf for leaf in new.leaves if leaf.fact.id == fact)
        assert value not in leaf.contested and (value in leaf.yes) is (new is met)
    assert before == {leaf.fact.id: (leaf.yes, leaf.contested) for leaf in norm.leaves}


def test_a_reading_changes_the_answer_only_from_its_day() -> None:
    state = {leaf.fact.id: leaf.yes for leaf in leaves(SECTION_3.reaches)} | {"use": one("lookout_or_waiting")}
    adopted = replace(reading(SECTION_3, "use", "lookout_or_waiting", "no"), since=date(2026, 4, 1))
    assert determine(state, date(2026, 3, 31), [adopted])[0].standing is None
    assert determine(state, date(2026, 4, 1), [adopted])[0].may == {Outcome.OUTSIDE}
    assert determine(state, date(2026, 4, 1))[0].standing is None


def test_a_reading_of_what_the_law_settles_is_refused() -> None:
    with pytest.raises(ReadingError, match="does not leave use: staging_area open"):
        read(SECTION_3, [reading(SECTION_3, "use", "staging_area", "no")], SECTION_3.since)


def test_no_reading_and_no_practice_is_adopted() -> None:
    assert ADOPTED == () and [practice.adopted for practice in PRACTICES] == [None, None, None]


@QUICK
@given(data=st.data())
def test_readings_never_add_an_outcome(data: st.DataObject) -> None:
    state = data.draw(states(SECTION_3))
    norm, fact, value = data.draw(st.sampled_from([row for row in OVERLAYS if row[0] is SECTION_3]))
    assume(value in state[fact])
    settled = read(norm, [reading(norm, fact, value, data.draw(st.sampled_from(("yes", "no"))))], norm.since)
    assert answer(settled, state).may <= answer(norm, state).may
