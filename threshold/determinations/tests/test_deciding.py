"""Sealing and deciding: what is kept, what is refused, what verifies later; advice apart."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, bodies, eli
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.core.loader import load_law
from threshold.database.reach import Reach, reaching
from threshold.determinations.actions.deciding import Decided, Looked, advise, seal
from threshold.determinations.actions.readings import end_reading
from threshold.determinations.models import Advice, Decision, Matter, Sealed
from threshold.determinations.queries.sealed import advice_on, determinations_of, verify
from threshold.determinations.tests.people import (
    adopted,
    counsel,
    decider,
    found,
    law_department,
    opened,
    reached,
    sealed,
    shared_control,
    stated,
    today,
)
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
OPEN = Decided("EO13 s.3", "open", "Three points wait for deciders.")
NONE_SHOWN = Decided("EO13 s.3", "no-exception", "No agreement, no warrant, no arrangement was shown.")


@pytest.fixture(autouse=True)
def _bodies(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()


def test_a_determination_keeps_the_texts_the_norms_the_facts_the_answers_and_its_line() -> None:
    by = counsel()
    made = sealed(by, reached(by), NONE_SHOWN)
    kept = json.loads(made.text)
    assert kept["texts"]["eo-13-2026/text.txt"] == load_law().order.seal
    assert [(norm["cite"], norm["since"]) for norm in kept["norms"]] == [
        ("EO13 s.3", "2026-02-06"), ("AC 4-210(b)", "2018-04-16"), ("AC 10-178(c)", "2026-01-29"),
    ]  # fmt: skip
    assert len(kept["statements"]) == made.through == 10
    assert kept["answers"][0]["may"] == ["PERMITTED", "PROHIBITED"]
    with reaching(Reach.CITY):
        line = Line.objects.get(action="determinations.sealed")
    assert (line.pk, line.object_number) == (made.line_id, str(made.matter_id))


def test_what_counsel_decided_stands_apart_from_what_may_follow() -> None:
    by = counsel()
    made = sealed(by, reached(by), NONE_SHOWN)
    with looking(Who.of(by)):
        decision = Decision.objects.get()
    assert (decision.answer, decision.by_ref, decision.determination_id) == ("no-exception", by.ref, made.pk)
    assert "no-exception" not in made.text
    assert decision.reasons not in made.text


def test_later_facts_make_another_determination_and_the_first_stays_and_verifies() -> None:
    by = counsel()
    matter = reached(by)
    first = sealed(by, matter, NONE_SHOWN)
    stated(by, matter, {"nonpublic": "no"})
    second = sealed(by, matter, OPEN)
    assert (first.number, second.number, second.through) == (1, 2, 11)
    with looking(Who.of(by)):
        held = Matter.objects.get()
        assert [one.number for one in determinations_of(held)] == [2, 1]
        for one in determinations_of(held):
            assert verify(held, one)
        with pytest.raises(DatabaseError, match=r"only added|permission denied"), transaction.atomic():
            Sealed.objects.filter(pk=first.pk).update(text="{}")


def test_a_determination_verifies_after_its_reading_ended() -> None:
    by, law = counsel(), law_department()
    reading = shared_control(law, "yes")
    matter = reached(by)
    found(by, matter, {"control": "shared"})
    made = sealed(by, matter)
    assert made.readings == [reading.pk]
    end_reading(by=Who.of(law), reading=reading.pk, until=reading.since)
    with looking(Who.of(by)):
        assert verify(Matter.objects.get(), Sealed.objects.get())
    again = sealed(by, matter, OPEN)
    assert again.readings == []
    assert again.hash != made.hash


def test_a_text_somebody_altered_past_the_application_does_not_verify() -> None:
    by = counsel()
    matter = reached(by)
    made = sealed(by, matter)
    made.text = made.text.replace("garage", "vacant_lot")
    with looking(Who.of(by)):
        result = verify(matter, made)
    assert (result.kept, result.same, bool(result)) == (False, False, False)


def test_the_second_of_two_who_decide_is_refused_and_told_why() -> None:
    by, other = counsel(), counsel("Col League")
    matter = reached(by)
    looked = Looked(stated=10, sealed=0)
    seal(by=Who.of(by), matter=matter.pk, looked=looked, decided=[NONE_SHOWN], today=today())
    with pytest.raises(Refused, match="Somebody sealed determination 1"):
        seal(by=Who.of(other), matter=matter.pk, looked=looked, decided=[OPEN], today=today())
    with pytest.raises(Refused, match="decided on these facts already"):
        sealed(other, matter, OPEN)
    stated(by, matter, {"nonpublic": "no"})
    with pytest.raises(Refused, match="was stated in this matter while you looked"):
        seal(by=Who.of(other), matter=matter.pk, looked=Looked(10, 1), decided=[OPEN], today=today())


def test_a_determination_nobody_decided_with_leaves_counsel_to_decide() -> None:
    by = counsel()
    matter = reached(by)
    assert sealed(by, matter).number == 1
    assert sealed(by, matter, NONE_SHOWN).number == 2


@pytest.mark.parametrize(
    ("decided", "wrong"),
    [
        ((Decided("EO13 s.9", "open", "so"),), "not in force"),
        ((Decided("EO13 s.3", "guess", "so"),), "from the list"),
        ((Decided("EO13 s.3", "open", " "),), "stands in the record"),
        ((Decided("EO13 s.3", "excepted", "so", ("EO13 s.3(d)",)),), "names no one"),
        ((Decided("EO13 s.3", "not-reached", "so"),), "cannot follow"),
        ((OPEN, OPEN), "once under each law"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_nothing_is_sealed(decided: tuple[Decided, ...], wrong: str) -> None:
    by = counsel()
    matter = reached(by)
    with pytest.raises(Refused, match=wrong):
        sealed(by, matter, *decided)
    with looking(Who.of(by)):
        assert not Sealed.objects.exists()


def test_a_matter_in_which_nothing_is_stated_is_not_sealed() -> None:
    by = counsel()
    with pytest.raises(Refused, match="Nothing is stated"):
        sealed(by, opened(by))


def test_only_the_agency_s_counsel_decides() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    for other, refusal in (
        (decider("Dee Decider", law), NotAllowed), (eli(), OutOfSight), (law, OutOfSight),
        (counsel("Cy Counsel", THEIRS), OutOfSight),
    ):  # fmt: skip
        with pytest.raises(refusal):
            seal(by=Who.of(other), matter=matter.pk, looked=Looked(10, 0), decided=[OPEN], today=today())
    with pytest.raises(NotAllowed):
        seal(by=Who.operator("x"), matter=matter.pk, looked=Looked(10, 0), decided=[OPEN], today=today())


def test_e07_the_latest_finding_holds_only_where_the_law_department_has_adopted_that() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    captain, officer = decider("Cap Tain", law), decider("Off Icer", law)
    found(captain, matter, {"e_exigent": "yes"}, "shots fired nearby")
    found(officer, matter, {"e_exigent": "no", "d_mission": "no", "f_required": "no"}, "scene released")
    before = sealed(by, matter)
    assert json.loads(before.text)["answers"][0]["may"] == ["PERMITTED", "PROHIBITED"]
    adopted(law, "latest-finding")
    after = sealed(by, matter)
    assert json.loads(after.text)["answers"][0]["may"] == ["PROHIBITED"]
    assert json.loads(after.text)["practices"] == ["latest-finding"]


def test_a_reading_applies_to_its_uses_and_days_alone() -> None:
    by, law = counsel(), law_department()
    adopted(law, "latest-finding", since=date(2026, 3, 3))
    assert sealed(by, reached(by)).readings == []


def test_advice_is_sealed_and_read_by_the_matter_s_counsel_alone() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    made = advise(by=Who.of(by), matter=matter.pk, words="Wait for the deciders.", today=today())
    assert "Wait" not in made.words
    with looking(Who.of(by)) as rights:
        assert [words for _, words in advice_on(rights, matter)] == ["Wait for the deciders."]
    for other in (eli(), law, decider("Dee Decider", law, agency=OURS)):
        with looking(Who.of(other)) as rights:
            assert other.name == "Dee Decider" or not Advice.objects.exists()
            with pytest.raises(NotAllowed):
                advice_on(rights, matter)
        with pytest.raises((NotAllowed, OutOfSight)):
            advise(by=Who.of(other), matter=matter.pk, words="x", today=today())
    with reaching(Reach.CITY):
        assert not Advice.objects.exists()


def test_nothing_found_or_advised_stands_in_the_journal() -> None:
    by = counsel()
    matter = reached(by)
    found(by, matter, {"use": "other"}, "Zebulon said so")
    advise(by=Who.of(by), matter=matter.pk, words="Zebulon is mistaken.", today=today())
    sealed(by, matter, Decided("EO13 s.3", "not-reached", "Zebulon is right"))
    with reaching(Reach.CITY):
        lines = [str(line.__dict__) for line in Line.objects.all()]
    assert not any("Zebulon" in line for line in lines)


def test_a_determination_of_a_day_before_the_order_says_so(settings: Any) -> None:
    by = counsel()
    matter = opened(by, day=date(2026, 2, 5))
    stated(by, matter, {"who": "federal"})
    made = sealed(by, matter)
    assert json.loads(made.text)["answers"][0]["may"] == ["OUTSIDE"]
    assert made.day + timedelta(days=1) == date(2026, 2, 6)
