"""Two people, each with their own connection, do the same thing at the same moment: one does it, one hears why not.

A table that every action writes last is held while both begin, so that the second always meets the first half done.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from conftest import make_database, point_at
from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, person
from threshold.agencies.actions.contracts import add_contract
from threshold.agencies.actions.posts import hand_over
from threshold.agencies.contracts.facts import Facts
from threshold.agencies.tests.places import FAY, FIRST, GIL, filled
from threshold.agencies.tests.test_the_import_command import wait_until
from threshold.core.answers import Refused
from threshold.database.reach import Reach, reaching
from threshold.determinations.actions.deciding import Decided, Looked, seal
from threshold.determinations.models import Decision, Sealed
from threshold.determinations.tests.people import reached
from threshold.duties.actions import Event, attest_none, give_proof, review_proof, start_clock
from threshold.duties.models import Assignment, Proof, Review
from threshold.duties.tests.owed import TODAY, given, owed, said, two_bodies
from threshold.property.actions.codes import make_code
from threshold.property.actions.records import Keeper, name_custodian
from threshold.property.actions.signs import Posted, end_sign, record_sign
from threshold.property.actions.steps import confirm_entry
from threshold.property.actions.terms import record_agreement
from threshold.property.entered import EnteredAgreement, Paper
from threshold.property.models import Custodian, Sign, Site, Step
from threshold.property.queries.entries import AGREEMENT

pytestmark = pytest.mark.db
Act = Callable[[], object]
HELD = (
    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    " having count(*) = {}"
)


@pytest.fixture(scope="module")
def apart(superuser_url: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own in which every transaction is real, with two bodies that owe; gives its address."""
    name = "threshold_moment_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    before = connections["default"].settings_dict["NAME"]
    make_database(superuser_url, name)
    with django_db_blocker.unblock():
        point_at(name, superuser_url)
        call_command("migrate", database="owner", verbosity=0)
        connections["owner"].close()
        two_bodies()
        connections["default"].close()
        yield superuser_url.rsplit("/", 1)[0] + "/" + name
        point_at(before, superuser_url)
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def outcome(act: Act) -> str:
    """What came of it: "done", or the words of the refusal. Anything else is a fault and is raised."""
    try:
        act()
    except Refused as why:
        return str(why.reason)
    finally:
        connections["default"].close()
    return "done"


def both(address: str, first: Act, second: Act) -> tuple[str, str]:
    """What came of the two, the second begun while the first waits to write its last row."""
    with (
        psycopg.connect(address) as holder,
        psycopg.connect(address, autocommit=True) as looker,
        ThreadPoolExecutor(2) as hands,
    ):
        holder.execute("lock table journal_line in share mode")
        one = hands.submit(outcome, first)
        wait_until(looker, HELD.format(1))
        other = hands.submit(outcome, second)
        wait_until(looker, HELD.format(2))
        holder.rollback()
        return one.result(), other.result()


def two(role: str) -> tuple[Who, Who]:
    """Two people of our agency with one role."""
    one, other = (Who.of(person(f"Invented {os.urandom(4).hex()}", (role, OURS))) for _ in range(2))
    return one, other


def test_two_people_finish_the_same_duty(apart: str) -> None:
    one, other = two("compliance-lead")
    number = owed("6-1").pk

    def give(who: Who) -> Act:
        return lambda: give_proof(by=who, assignment=number, offered=said(), today=TODAY)

    done, why = both(apart, give(one), give(other))
    assert (done, "waits for review" in why) == ("done", True)
    with reaching(Reach.CITY):
        assert Proof.objects.filter(assignment_id=number).count() == 1


def test_one_gives_proof_and_one_attests_that_there_was_none(apart: str) -> None:
    one, other = two("compliance-lead")
    number = owed("8.a-1").pk
    done, why = both(
        apart,
        lambda: give_proof(by=one, assignment=number, offered=said(), today=TODAY),
        lambda: attest_none(by=other, assignment=number, statement="None.", today=TODAY),
    )
    assert (done, "waits for review" in why) == ("done", True)


def test_two_reviewers_review_the_same_proof(apart: str) -> None:
    one, other = two("reviewer")
    proof = given(two("compliance-lead")[0], "8.b-1").pk

    def review(who: Who, *, accepted: bool) -> Act:
        return lambda: review_proof(by=who, proof=proof, accepted=accepted, reason="No day.", today=TODAY)

    done, why = both(apart, review(one, accepted=True), review(other, accepted=False))
    assert (done, "reviewed this proof already" in why) == ("done", True)
    with reaching(Reach.CITY):
        assert Review.objects.get(proof_id=proof).accepted


def test_proof_is_superseded_while_it_is_being_accepted(apart: str) -> None:
    giver, reviewer = two("compliance-lead")[0], two("reviewer")[0]
    before = given(giver, "8.a-2")
    done, why = both(
        apart,
        lambda: give_proof(
            by=giver, assignment=before.assignment_id, offered=said("Better.", supersedes=before.pk), today=TODAY
        ),
        lambda: review_proof(by=reviewer, proof=before.pk, accepted=True, reason="", today=TODAY),
    )
    assert (done, "review the newest" in why) == ("done", True)
    with reaching(Reach.CITY):
        assert not Review.objects.filter(proof=before).exists()
    assert owed("8.a-2").proved_on is None


def test_two_people_confirm_the_same_entry(apart: str) -> None:
    keeper = two("counsel")[0]
    one, other = two("counsel")
    entered = EnteredAgreement(
        body=OURS, since=TODAY, paper=Paper(reference="Invented"), title="Invented", outside=("Invented Patrol",),
        governments=("federal",), covers="body", lots_of=OURS, purposes=("staging_area",), formal=True,
        approval="unclear",
    )  # fmt: skip
    number = record_agreement(by=keeper, entered=entered, today=TODAY).pk

    def confirm(who: Who) -> Act:
        return lambda: confirm_entry(by=who, register=AGREEMENT, number=number, today=TODAY)

    done, why = both(apart, confirm(one), confirm(other))
    assert (done, "confirmed this entry already" in why) == ("done", True)
    with reaching(Reach.CITY):
        assert Step.objects.filter(agreement_id=number).count() == 1


def test_an_entry_is_superseded_while_it_is_being_confirmed(apart: str) -> None:
    keeper, second = two("counsel")
    entered = EnteredAgreement(
        body=OURS, since=TODAY, paper=Paper(reference="Invented"), title="Invented", outside=("Invented Patrol",),
        governments=("federal",), covers="body", lots_of=OURS, purposes=("staging_area",), formal=True,
        approval="unclear",
    )  # fmt: skip
    number = record_agreement(by=keeper, entered=entered, today=TODAY).pk
    done, why = both(
        apart,
        lambda: record_agreement(by=keeper, entered=replace(entered, supersedes=number), today=TODAY),
        lambda: confirm_entry(by=second, register=AGREEMENT, number=number, today=TODAY),
    )
    assert (done, "look at the newest" in why) == ("done", True)


def test_the_same_event_starts_one_clock(apart: str) -> None:
    who = Who.clock("tests")
    event = Event(date(2026, 11, 2), "change 2026-11-02")

    def start() -> object:
        return start_clock(by=who, duty="6-2", body=OURS, event=event, today=TODAY)

    done, why = both(apart, start, start)
    assert (done, "started this clock already" in why) == ("done", True)
    assert Assignment.objects.filter(body_id=OURS, duty="6-2", period=event.name).count() == 1


def test_a_post_is_handed_over_twice(apart: str) -> None:
    one, other = two("compliance-lead")
    held = filled(Person.objects.get(ref=one.ref), OURS, "privacy-officer", FIRST, FAY).holding_id

    def hand(who: Who) -> Act:
        return lambda: hand_over(by=who, holding=held, holder=GIL, on=date(2026, 3, 2), instrument="Letter 2")

    done, why = both(apart, hand(one), hand(other))
    assert (done, "2 March 2026" in why) == ("done", True), why


def test_the_same_contract_is_added_twice(apart: str) -> None:
    one, other = two("compliance-lead")
    facts = Facts(body=OURS, number="L-7", vendor="Invented", since=FIRST)

    def add(who: Who) -> Act:
        return lambda: add_contract(by=who, facts=facts)

    done, why = both(apart, add(one), add(other))
    assert (done, "with this number already" in why) == ("done", True), why


def test_the_second_counsel_to_decide_the_same_matter_is_told_to_read_the_first(apart: str) -> None:
    first, second = (person(f"Counsel {number}", ("counsel", OURS)) for number in ("One", "Two"))
    matter = reached(first)
    looked, decided = Looked(stated=10, sealed=0), [Decided("EO13 s.3", "no-exception", "Nothing was shown.")]

    def deciding(by: Person) -> Act:
        return lambda: seal(by=Who.of(by), matter=matter.pk, looked=looked, decided=decided, today=TODAY)

    said_first, said_second = both(apart, deciding(first), deciding(second))
    assert said_first == "done"
    assert said_second.startswith("Somebody sealed determination 1 of this matter while you looked.")
    with reaching(Reach.AGENCY, OURS):
        assert Sealed.objects.count() == Decision.objects.count() == 1


def a_site(bbl: str) -> str:
    """An invented site of our agency."""
    with reaching(Reach.CITY):
        Site.objects.create(
            pk=bbl, called="INVENTED", borough="1", agencies=["DEMO-DPL"], body_id=OURS, lot="vacant lot",
            lot_rule="lot-all-vacant", property="City property", property_rule="property-in-use",
            sensitive_by_use=False, sensitive=False, words="", fingerprint="", demonstration=True, added_on=TODAY,
            changed_on=TODAY,
        )  # fmt: skip
    return bbl


def test_two_people_make_a_code_for_the_same_site(apart: str) -> None:
    one, other = two("custodian")
    bbl = a_site("1900000001")

    def make(who: Who) -> Act:
        return lambda: make_code(by=who, bbl=bbl, today=TODAY)

    done, why = both(apart, make(one), make(other))
    assert (done, "has a code already" in why) == ("done", True), why


def test_a_sign_is_replaced_while_it_is_said_to_be_gone(apart: str) -> None:
    one, other = two("custodian")
    bbl = a_site("1900000002")
    posted = Posted("central", "demonstration-1", ["en"], "Lobby", TODAY)
    sign = record_sign(by=one, bbl=bbl, posted=posted, today=TODAY).pk
    done, why = both(
        apart,
        lambda: record_sign(by=one, bbl=bbl, posted=posted, today=TODAY, replaces=sign),
        lambda: end_sign(by=other, bbl=bbl, sign=sign, reason="Gone.", on=TODAY, today=TODAY),
    )
    assert (done, "already that this sign is gone" in why) == ("done", True), why
    with reaching(Reach.CITY):
        assert Sign.objects.filter(site_id=bbl, ended_on__isnull=True).count() == 1


def test_two_people_name_a_custodian_and_the_second_follows_the_first(apart: str) -> None:
    one, other = two("custodian")
    bbl = a_site("1900000003")

    def name(who: Who, office: str) -> Act:
        return lambda: name_custodian(by=who, bbl=bbl, keeper=Keeper(office, "212-555-0100"), since=TODAY, today=TODAY)

    assert both(apart, name(one, "First"), name(other, "Second")) == ("done", "done")
    with reaching(Reach.CITY):
        assert Custodian.objects.get(site_id=bbl, until__isnull=True).office == "Second"
        assert Custodian.objects.filter(site_id=bbl).count() == 2
