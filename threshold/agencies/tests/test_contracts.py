"""Contracts are kept one by one by their own body, listed in pages, and found by the duties that run over them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, cleo
from threshold.agencies.actions.contracts import add_contract, add_place, change_contract, change_place
from threshold.agencies.contracts.facts import Facts, Place
from threshold.agencies.queries.contracts import Asking, contracts_page, find_contract, find_place, in_force
from threshold.agencies.tests.places import bodies
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
FACTS = Facts(
    body=OURS, number="L-1", vendor="Invented Wicks Inc.", since=date(2026, 3, 1), until=date(2028, 2, 29),
    human_services=True, category="day care", public_contact=True, responsible="compliance-lead",
)  # fmt: skip
WATCH = Facts(
    body=OURS, number="L-2", vendor="Invented Night Watch", since=date(2026, 5, 1), security=True, parent="L-1"
)


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def test_a_contract_is_added_and_changed_with_a_line_each_that_names_no_vendor() -> None:
    who = ana()
    made = add_contract(by=Who.of(who), facts=FACTS, keeper=who.ref)
    changed = change_contract(
        by=Who.of(who), contract=made.pk, facts=replace(FACTS, until=None), keeper="", reason="renewed without an end"
    )
    assert (changed.until, changed.keeper_id, changed.number) == (None, None, "L-1")
    with reaching(Reach.CITY):
        lines = Line.objects.filter(object_kind="contract").values_list("action", "clause", "agency_id")
        assert list(lines) == [
            ("agencies.contract_added", "4-210(c)", OURS), ("agencies.contract_changed", "4-210(c)", OURS),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(FACTS, number="  "), "number"),
        (replace(FACTS, vendor="\u200e"), "vendor"),
        (replace(FACTS, until=date(2026, 2, 28)), "until"),
        (replace(FACTS, since=date(1, 1, 1)), "since"),
        (replace(FACTS, category="car care"), "category"),
        (replace(FACTS, human_services=False), "category"),
        (replace(FACTS, responsible="king"), "responsible"),
        (replace(FACTS, parent="L-9"), "parent"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_entry(facts: Facts, field: str) -> None:
    with pytest.raises(Refused) as refused:
        add_contract(by=Who.of(ana()), facts=facts)
    assert refused.value.field == field


def test_a_number_stands_once_at_a_body_and_a_circle_of_subcontracts_is_refused() -> None:
    who = Who.of(ana())
    first = add_contract(by=who, facts=FACTS)
    with pytest.raises(Refused, match="already"):
        add_contract(by=who, facts=FACTS)
    under = add_contract(by=who, facts=WATCH)
    assert under.parent_id == first.pk
    for parent in ("L-2", "L-1"):
        with pytest.raises(Refused, match="under itself"):
            change_contract(by=who, contract=first.pk, facts=replace(FACTS, parent=parent), reason="x")


def test_places_are_added_once_changed_and_ended_never_removed() -> None:
    who = Who.of(ana())
    made = add_contract(by=who, facts=FACTS)
    place = add_place(by=who, contract=made.pk, place=Place("1 Invented Street", city_property=None, sensitive=True))
    with pytest.raises(Refused, match="already"):
        add_place(by=who, contract=made.pk, place=Place("1 Invented Street"))
    ended = change_place(by=who, location=place.pk, place=Place("1 Invented Street", until=date(2026, 6, 1)))
    assert (ended.pk, ended.until, ended.sensitive) == (place.pk, date(2026, 6, 1), False)


def test_the_contracts_of_human_services_and_security_in_force_on_a_day_are_found() -> None:
    who = Who.of(ana())
    add_contract(by=who, facts=FACTS)
    add_contract(by=who, facts=WATCH)
    add_contract(by=who, facts=Facts(body=OURS, number="L-3", vendor="Paper", since=date(2026, 1, 1)))
    with reaching(Reach.CITY):
        found = {
            day: [one.number for one in in_force(OURS, day)]
            for day in (date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 29), date(2028, 3, 1))
        }
    assert list(found.values()) == [[], ["L-1"], ["L-1", "L-2"], ["L-2"]]


def test_another_agency_s_contracts_are_out_of_sight() -> None:
    one, other = Who.of(ana()), Who.of(ben())
    made = add_contract(by=one, facts=FACTS)
    place = add_place(by=one, contract=made.pk, place=Place("1 Invented Street"))
    with pytest.raises(OutOfSight):
        change_contract(by=other, contract=made.pk, facts=FACTS, reason="x")
    with pytest.raises(OutOfSight):
        change_place(by=other, location=place.pk, place=Place("2 Invented Street"))
    with looking(other) as rights:
        assert contracts_page(rights, Asking()).contracts == ()
        for find, number in ((find_contract, made.pk), (find_place, place.pk)):
            with pytest.raises(OutOfSight):
                find(rights, number)
    for who in (other, Who.of(cleo())):
        with pytest.raises(NotAllowed):
            add_contract(by=who, facts=replace(FACTS, number="L-7"))
    with pytest.raises(Refused, match="not set up"):
        add_contract(by=Who.operator("tests"), facts=replace(FACTS, body="demo-kites"))


def test_pages_of_contracts_miss_none_and_narrow_to_what_is_asked() -> None:
    who = Who.of(ana())
    for n in range(7):
        add_contract(by=who, facts=replace(FACTS, number=f"N-{n}", vendor=f"Vendor {n % 3}", human_services=True))
    add_contract(by=who, facts=replace(WATCH, parent=""))
    with looking(who) as rights:
        found, after = [], ""
        while True:
            page = contracts_page(rights, Asking(), after, limit=2)
            found += [one.number for one in page.contracts]
            after = page.after
            if not after:
                break
        assert len(found) == len(set(found)) == 8
        assert [one.number for one in contracts_page(rights, Asking(kind="security")).contracts] == ["L-2"]
        assert len(contracts_page(rights, Asking(words="vendor 2")).contracts) == 2
        assert contracts_page(rights, Asking(body=THEIRS)).contracts == ()
        assert len(contracts_page(rights, Asking(in_force_on=date(2026, 4, 1))).contracts) == 7
        for nonsense in ("x", "-1", "9" * 30, "99999999"):
            with pytest.raises(LookupError):
                contracts_page(rights, Asking(), nonsense)
