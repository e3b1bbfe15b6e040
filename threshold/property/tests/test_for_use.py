"""What the confirmed registers say of a use as of its day: nothing unconfirmed, nothing outside its days, no no."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.tests.people import OURS, THEIRS, bodies, person
from threshold.core.assertions import Assertion, Voice
from threshold.core.scenarios import failures, load_cases
from threshold.database.reach import Reach, reaching
from threshold.property.models import Site
from threshold.property.queries.registers import for_use
from threshold.property.tests.entries import (
    COAST_GUARD,
    FROM,
    TO,
    agreement,
    arrangement,
    confirmed,
    control,
    ended,
    facts,
    keeper,
    law,
    said,
)
from threshold.property.tests.lists import ONE, brought

pytestmark = pytest.mark.django_db
SCENARIOS = Path(__file__).resolve().parents[3] / "law" / "scenarios.yaml"
OF_THE_REGISTERS = {"a_instrument", "a_covers", "c_formal", "c_part", "g1_agreement", "g4_arrangement"}
WITHIN = date(2026, 3, 2)
ASKED: dict[str, Any] = {"uses": ("staging_area",), "party": COAST_GUARD}
GARAGE = replace(ONE, code="0920", use="GARAGE")


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([GARAGE])


@pytest.fixture
def kit() -> Person:
    """Who records."""
    return keeper()


@pytest.fixture
def lou() -> Person:
    """Who confirms."""
    return keeper("Lou Invented")


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (FROM - timedelta(days=1), False),
        (FROM, True),
        (TO, True),
        (TO + timedelta(days=1), False),
    ],
)
def test_an_agreement_speaks_from_its_first_day_to_its_last(kit: Person, lou: Person, day: date, offered: bool) -> None:
    confirmed(lou, agreement(kit))
    found = facts(said(day, **ASKED))
    assert found == ({"a_instrument": {"yes"}, "a_covers": {"yes"}} if offered else {})


@pytest.mark.parametrize(("day", "offered"), [(date(2026, 3, 10), True), (date(2026, 3, 11), False)])
def test_one_that_ended_early_speaks_to_that_day(kit: Person, lou: Person, day: date, offered: bool) -> None:
    made = agreement(kit)
    confirmed(lou, made)
    ended(kit, made, date(2026, 3, 10))
    assert ("a_instrument" in facts(said(day, **ASKED))) is offered


def test_what_nobody_confirmed_says_nothing_and_that_is_no_no(kit: Person) -> None:
    agreement(kit)
    arrangement(kit)
    told = said(WITHIN, **ASKED)
    assert told.offered == ()
    open_ = {one.fact: str(one.words) for one in told.left_open}
    assert "does not say there is none" in open_["a_instrument"]
    assert "does not say there is none" in open_["c_formal"]


def test_what_was_confirmed_later_was_not_known_then(kit: Person, lou: Person) -> None:
    made = agreement(kit)
    before = timezone.now()
    confirmed(lou, made)
    assert facts(said(WITHIN, before, **ASKED)) == {}
    assert "a_instrument" in facts(said(WITHIN, timezone.now(), **ASKED))


def test_an_end_recorded_later_was_not_known_then(kit: Person, lou: Person) -> None:
    made = agreement(kit)
    confirmed(lou, made)
    before = timezone.now()
    ended(kit, made, FROM)
    assert "a_instrument" in facts(said(WITHIN, before, **ASKED))
    assert facts(said(WITHIN, **ASKED)) == {}


def test_one_never_in_force_ends_the_day_before_its_first(kit: Person, lou: Person) -> None:
    made = agreement(kit)
    confirmed(lou, made)
    ended(kit, made, FROM - timedelta(days=1))
    assert facts(said(FROM, **ASKED)) == {}


def test_a_superseding_entry_stands_in_place_once_it_is_confirmed(kit: Person, lou: Person) -> None:
    first = agreement(kit)
    confirmed(lou, first)
    second = agreement(kit, approval="unclear", approved_by="", approved_on=None, supersedes=first.pk)
    third = agreement(kit, until=date(2026, 3, 1), supersedes=second.pk)
    assert facts(said(WITHIN, **ASKED)) == {"a_instrument": {"yes"}, "a_covers": {"yes"}}
    before = timezone.now()
    confirmed(lou, third)
    assert facts(said(WITHIN, **ASKED)) == {}
    assert {one.reference for one in said(FROM, **ASKED).offered} == {f"agreement {third.pk}"}
    assert {one.reference for one in said(WITHIN, before, **ASKED).offered} == {f"agreement {first.pk}"}


@pytest.mark.parametrize(
    ("other", "offered"),
    [
        ({}, {"a_instrument": {"yes"}, "a_covers": {"yes"}}),
        ({"approval": "unclear"}, {"a_instrument": {"approval_unclear"}, "a_covers": {"yes"}}),
        ({"approval": "no"}, {}),
        ({"formal": False}, {}),
        ({"approved_on": date(2026, 3, 2)}, {"a_instrument": {"yes"}, "a_covers": {"yes"}}),
        ({"approved_on": date(2026, 3, 3)}, {"a_instrument": {"approval_unclear"}, "a_covers": {"yes"}}),
        ({"purposes": ("operations_base",)}, {"a_instrument": {"yes"}}),
        ({"outside": ("Another Invented Patrol",)}, {"a_instrument": {"yes"}}),
        ({"outside": ("  INVENTED coast  PATROL ",)}, {"a_instrument": {"yes"}, "a_covers": {"yes"}}),
        ({"covers": "body", "sites": (), "lots_of": OURS}, {"a_instrument": {"yes"}, "a_covers": {"yes"}}),
        ({"covers": "described", "sites": (), "described": "The lots by the pier."}, {}),
    ],
)
def test_an_agreement_says_what_it_was_recorded_with_and_no_more(
    kit: Person, lou: Person, other: dict[str, Any], offered: dict[str, set[str]]
) -> None:
    confirmed(lou, agreement(kit, **other))
    assert facts(said(WITHIN, **ASKED)) == offered


def test_lots_described_in_words_are_named_as_for_counsel_to_read(kit: Person, lou: Person) -> None:
    made = agreement(kit, covers="described", sites=(), described="The lots by the pier.")
    confirmed(lou, made)
    assert any(f"Agreement {made.pk} describes" in str(one.words) for one in said(WITHIN, **ASKED).left_open)


def test_an_arrangement_says_whether_it_is_formal_and_nothing_before_it_was_entered_into(
    kit: Person, lou: Person
) -> None:
    confirmed(lou, arrangement(kit, form="informal"))
    assert facts(said(WITHIN, **ASKED)) == {"c_formal": {"informal"}, "c_part": {"yes"}}
    assert facts(said(WITHIN, uses=("access",), party=COAST_GUARD)) == {
        "c_formal": {"informal"}, "g4_arrangement": {"yes"},
    }  # fmt: skip
    confirmed(lou, arrangement(kit, entered_on=date(2026, 3, 3)))
    assert facts(said(WITHIN, **ASKED))["c_formal"] == {"informal"}


def test_two_instruments_are_never_put_together_into_one(kit: Person, lou: Person) -> None:
    confirmed(lou, agreement(kit, purposes=("operations_base",)))
    confirmed(lou, agreement(kit, approval="unclear"))
    assert facts(said(WITHIN, **ASKED)) == {"a_instrument": {"yes", "approval_unclear"}}


def test_without_the_use_and_the_agency_only_its_existence_is_offered(kit: Person, lou: Person) -> None:
    confirmed(lou, agreement(kit))
    assert facts(said(WITHIN)) == {"a_instrument": {"yes"}}


def test_access_to_non_public_areas_needs_neither_form_nor_approval(kit: Person, lou: Person) -> None:
    confirmed(lou, agreement(kit, formal=False, approval="unclear"))
    assert facts(said(WITHIN, uses=("access",), party=COAST_GUARD)) == {"g1_agreement": {"yes"}}


def test_place_title_and_control_count_once_a_person_decided_of_the_site(kit: Person) -> None:
    assert facts(said(FROM)) == {}
    keeps = person("Cus Invented", ("custodian", OURS))
    made = control(keeps)
    assert facts(said(FROM)) == {"place": {"garage"}, "title": {"city_owns"}, "control": {"city"}}
    assert {one.reference for one in said(FROM).offered} == {f"site {ONE.bbl}"}
    assert facts(said(FROM - timedelta(days=1))) == {}
    assert "control" not in facts(said(FROM, made.recorded_at - timedelta(seconds=1)))
    control(keeps, "no", since=TO)
    assert facts(said(WITHIN))["control"] == {"city"}
    assert facts(said(TO))["control"] == {"not_city"}


def test_control_in_part_is_left_to_counsel(kit: Person) -> None:
    control(person("Cus Invented", ("custodian", OURS)), "part")
    told = said(WITHIN)
    assert "control" not in facts(told)
    assert any(one.fact == "control" and "in part" in str(one.words) for one in told.left_open)


def test_a_lot_the_list_names_no_longer_leaves_place_and_title_open(kit: Person) -> None:
    control(person("Cus Invented", ("custodian", OURS)))
    brought([replace(GARAGE, lot=9)], today=FROM)
    told = said(WITHIN)
    assert facts(told) == {"control": {"city"}}
    assert any("no longer" in str(one.words) for one in told.left_open)


def test_no_site_says_nothing(kit: Person, lou: Person) -> None:
    confirmed(lou, agreement(kit))
    assert for_use(None, WITHIN, **ASKED) == ()


def test_an_entry_of_the_law_department_over_every_lot_speaks_of_this_one(lou: Person) -> None:
    confirmed(lou, agreement(law(), covers="city", sites=()))
    assert facts(said(WITHIN, **ASKED)) == {"a_instrument": {"yes"}, "a_covers": {"yes"}}


@pytest.mark.parametrize(
    ("name", "agreements", "arrangements"),
    [
        ("S028", [{}], []),
        ("S031", [{"approval": "unclear"}], []),
        ("S032", [{"purposes": ("operations_base",)}], []),
        ("S047", [], [{}]),
        ("S048", [], [{"form": "informal"}]),
        ("S055", [{"formal": False, "purposes": ("access",)}], []),
        ("S130", [{}], [{}]),
    ],
)
def test_a_golden_scenario_comes_out_the_same_with_its_instruments_from_the_registers(
    kit: Person, lou: Person, name: str, agreements: list[Any], arrangements: list[Any]
) -> None:
    case = next(one for one in load_cases(SCENARIOS.read_text("utf-8")) if one.id == name)
    for other in agreements:
        confirmed(lou, agreement(kit, **({"purposes": ("staging_area",), "until": None} | other)))
    for other in arrangements:
        confirmed(lou, arrangement(kit, **({"purposes": ("staging_area",), "until": None} | other)))
    (use,) = case.known()["use"]
    told = said(case.day, uses=(use, "access"), party=COAST_GUARD)
    shown = {fact for fact, values in case.known().items() if fact in OF_THE_REGISTERS and values != {"no"}}
    assert set(facts(told)) == shown
    rest = [one for one in case.assertions if one.fact not in shown]
    registered = [Assertion(one.fact, one.values, Voice.RECORD, by=one.reference) for one in told.offered]
    assert failures(replace(case, assertions=(*rest, *registered))) == []


def test_another_agency_learns_nothing_of_it(kit: Person, lou: Person) -> None:
    confirmed(lou, agreement(kit))
    with reaching(Reach.AGENCY, THEIRS):
        assert for_use(Site.objects.get(pk=ONE.bbl), WITHIN, **ASKED) == ()
    with reaching(Reach.AGENCY, OURS):
        assert len(for_use(Site.objects.get(pk=ONE.bbl), WITHIN, **ASKED)) == 2
