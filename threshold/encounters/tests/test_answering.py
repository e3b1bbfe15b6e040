"""Counsel takes an encounter once, asks and replies from closed lists; the gate's answers are added, never changed."""

from __future__ import annotations

from typing import Any

import pytest

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, bodies, person
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.answering import acknowledge, answer, ask_back, close, reply
from threshold.encounters.actions.correcting import confirm, correct, place
from threshold.encounters.models import Account
from threshold.encounters.permissions.encounters import GATE
from threshold.encounters.replies import QUESTIONS, REPLIES
from threshold.encounters.tests.records import (
    ENTRY,
    carl,
    cora,
    fay,
    fresh,
    on_call,
    opened,
    petra,
    steps_of,
    theirs,
    told_of,
)
from threshold.encounters.told import Told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def test_the_second_to_acknowledge_is_told_who_was_first() -> None:
    first, second = cora(), carl()
    made = opened().encounter
    acknowledge(by=Who.of(first), encounter=made.pk)
    with pytest.raises(Refused) as refused:
        acknowledge(by=Who.of(second), encounter=made.pk)
    assert "Cora Invented" in str(refused.value)
    assert fresh(made).acknowledged_by == first


def test_a_question_reaches_the_gate_and_its_answer_becomes_another_account() -> None:
    counsel = cora()
    made = opened().encounter
    acknowledge(by=Who.of(counsel), encounter=made.pk)
    ask_back(by=Who.of(counsel), encounter=made.pk, question="signed")
    answer(by=GATE, encounter=made.pk, question="signed", values=["cannot_tell"])
    account = fresh(made).account
    assert account is not None
    assert (account.signed, account.why, account.kind) == ("cannot_tell", "asked_back", "entry")
    assert ("encounters.answer_came", counsel.pk, "") in told_of(made)
    with reaching(Reach.CITY):
        assert [one.signed for one in Account.objects.filter(encounter=made)] == ["", "cannot_tell"]


@pytest.mark.parametrize(
    ("question", "values"), [("signed", ["maybe"]), ("signed", []), ("use", ["other"]), ("x", [""])]
)
def test_only_what_was_asked_is_answered_and_only_from_the_list(question: str, values: list[str]) -> None:
    counsel = Who.of(cora())
    made = opened().encounter
    ask_back(by=counsel, encounter=made.pk, question="signed")
    with pytest.raises(Refused):
        answer(by=GATE, encounter=made.pk, question=question, values=values)


def test_one_question_is_answered_once() -> None:
    made = opened().encounter
    ask_back(by=Who.of(cora()), encounter=made.pk, question="nonpublic")
    answer(by=GATE, encounter=made.pk, question="nonpublic", values=["yes"])
    with pytest.raises(Refused):
        answer(by=GATE, encounter=made.pk, question="nonpublic", values=["no"])


def test_staff_are_never_asked_which_law_is_enforced_or_what_an_official_decides() -> None:
    never = {"immigration", "b_issuer", "b_authority", "b_live", "a_instrument", "title", "control", "c_formal"}
    never |= {"d_mission", "e_exigent", "f_required", "g3_required", "i3_federal", "serves"}
    assert not never & set(QUESTIONS)


def test_no_reply_holds_an_outcome() -> None:
    words = " ".join(REPLIES.values()).lower()
    assert not [one for one in ("permit", "prohibit", "outside", "illegal", "invalid", "refuse") if one in words]


@pytest.mark.parametrize("who", [fay, petra])
def test_whoever_is_no_counsel_takes_nothing(who: Any) -> None:
    staff = who()
    made = opened(Who.of(fay()) if who is not fay else Who.of(staff), reporter="signed_in").encounter
    for act in (
        lambda: acknowledge(by=Who.of(staff), encounter=made.pk),
        lambda: ask_back(by=Who.of(staff), encounter=made.pk, question="signed"),
        lambda: reply(by=Who.of(staff), encounter=made.pk, words="wait"),
        lambda: close(by=Who.of(staff), encounter=made.pk),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_another_agencys_counsel_does_not_find_it() -> None:
    made = opened().encounter
    with pytest.raises(OutOfSight):
        acknowledge(by=Who.of(theirs()), encounter=made.pk)


def test_what_is_closed_stays_as_it_is() -> None:
    counsel = Who.of(cora())
    made = opened().encounter
    ask_back(by=counsel, encounter=made.pk, question="signed")
    close(by=counsel, encounter=made.pk)
    for act in (
        lambda: reply(by=counsel, encounter=made.pk, words="wait"),
        lambda: answer(by=GATE, encounter=made.pk, question="signed", values=["yes"]),
        lambda: close(by=counsel, encounter=made.pk),
    ):
        with pytest.raises(Refused):
            act()
    assert steps_of(made)[-1] == "closed"


def test_staff_correct_their_own_record_by_another_account_and_a_reason_from_a_list() -> None:
    staff = Who.of(fay())
    made = opened(staff, reporter="signed_in").encounter
    anew = Told({**ENTRY.one, "paper": "warrant"}, ENTRY.some)
    with pytest.raises(Refused):
        correct(by=staff, encounter=made.pk, why="because", told=anew)
    correct(by=staff, encounter=made.pk, why="mistake", told=anew)
    with pytest.raises(Refused):
        correct(by=staff, encounter=made.pk, why="mistake", told=anew)
    with reaching(Reach.CITY):
        said = Account.objects.filter(encounter=made).order_by("pk")
        assert [(one.paper, one.why) for one in said] == [("form", ""), ("warrant", "mistake")]
    account = fresh(made).account
    assert account is not None
    assert account.paper == "warrant"


def test_staff_of_the_agency_confirm_what_nobody_was_known_to_send() -> None:
    made = opened(reporter="unconfirmed").encounter
    with pytest.raises(OutOfSight):
        confirm(by=Who.of(theirs()), encounter=made.pk)
    confirm(by=Who.of(cora()), encounter=made.pk)
    assert fresh(made).confirmed_at is not None
    with pytest.raises(Refused):
        confirm(by=Who.of(carl()), encounter=made.pk)


def test_a_record_that_names_no_agency_is_given_to_one_whose_counsel_is_then_called() -> None:
    counsel, chief = cora(), person("Noor Invented", ("chief-privacy-officer", ""))
    on_call(counsel)
    made = opened(reporter="unconfirmed", body="").encounter
    assert told_of(made) == [("encounters.needs_placing", None, "encounters.place")]
    with pytest.raises(OutOfSight):
        place(by=Who.of(counsel), encounter=made.pk, body=OURS)
    place(by=Who.of(chief), encounter=made.pk, body=OURS)
    assert steps_of(made) == ["opened", "placed", "called"]
