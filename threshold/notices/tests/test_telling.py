"""Telling somebody: in the transaction of the action that gives the reason, once for each key."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from threshold.accounts.rights import Who, acting
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, cleo
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About
from threshold.notices.actions import DELIVER, settle, tell
from threshold.notices.addressees import Addressee
from threshold.notices.kinds import notice_kind, page_of, sentence_of
from threshold.notices.models import Notice
from threshold.notices.tests.outboxes import AT_ONCE

pytestmark = pytest.mark.django_db
DUE = AT_ONCE
RECORD = About("trial", "17", agency=OURS)


def jobs() -> list[int]:
    """The notices that jobs wait to deliver."""
    return [job.args["notice"] for job in ProcrastinateJob.objects.filter(task_name=DELIVER, status="todo")]


def notices() -> list[Notice]:
    """Every notice there is."""
    with reaching(Reach.CITY):
        return list(Notice.objects.order_by("pk"))


def test_a_notice_and_the_job_that_delivers_it_come_together() -> None:
    with acting(Who.of(ana())) as rights:
        assert tell(by=rights, to=Addressee.holders("proof.review", OURS), kind=DUE, about=RECORD, key="17 given")
    assert [(n.kind, n.about_number, n.agency_id, n.ability) for n in notices()] == [
        ("notices.trial", "17", OURS, "proof.review")
    ]
    assert jobs() == [n.pk for n in notices()]


def test_an_action_that_is_undone_takes_notice_and_job_with_it() -> None:
    who = Who.of(ana())
    with pytest.raises(ZeroDivisionError), acting(who) as rights:
        tell(by=rights, to=Addressee.one(cleo().pk), kind=DUE, about=RECORD, key="17 given")
        raise ZeroDivisionError
    assert notices() == []
    assert jobs() == []


def test_the_same_key_is_told_once() -> None:
    whom = Addressee.one(cleo().pk)
    with acting(Who.of(ana())) as rights:
        assert tell(by=rights, to=whom, kind=DUE, about=RECORD, key="17 due in 7 days")
        assert not tell(by=rights, to=whom, kind=DUE, about=RECORD, key="17 due in 7 days")
        assert tell(by=rights, to=whom, kind=DUE, about=RECORD, key="17 due in 1 day")
    assert len(notices()) == len(jobs()) == 2


def test_nobody_is_told_outside_an_action() -> None:
    with acting(Who.of(ana())) as rights:
        pass
    in_a_test = connection.in_atomic_block
    connection.in_atomic_block = False
    try:
        with pytest.raises(RuntimeError, match="transaction"):
            tell(by=rights, to=Addressee.one(1), kind=DUE, about=RECORD, key="x")
        with pytest.raises(RuntimeError, match="transaction"):
            settle(by=rights, about=RECORD)
    finally:
        connection.in_atomic_block = in_a_test


def test_an_agency_tells_of_its_own_records_alone() -> None:
    with (
        acting(Who.of(ben())) as rights,
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
    ):
        tell(by=rights, to=Addressee.holders("proof.review", OURS), kind=DUE, about=RECORD, key="x")


def test_whoever_is_told_can_see_the_record() -> None:
    with acting(Who.of(ana())) as rights, pytest.raises(ValueError, match="see the record"):
        tell(by=rights, to=Addressee.holders("proof.review", THEIRS), kind=DUE, about=RECORD, key="x")
    for nobody in ({}, {"person": 1, "ability": "x"}):
        with pytest.raises(ValueError, match="one person or"):
            Addressee(**nobody)  # type: ignore[arg-type]


def test_a_notice_goes_to_somebody_by_the_database_itself() -> None:
    with reaching(Reach.CITY), pytest.raises(IntegrityError, match="notice_goes_to"), transaction.atomic():
        Notice.objects.create(kind="x.y", about_kind="trial", about_number="1", key="x", urgency="now")


def test_what_was_done_closes_the_open_notices_about_it() -> None:
    with acting(Who.of(ana())) as rights:
        tell(by=rights, to=Addressee.holders("proof.review", OURS), kind=DUE, about=RECORD, key="a")
        tell(by=rights, to=Addressee.holders("proof.review", OURS), kind=DUE, about=RECORD, key="b")
        assert settle(by=rights, about=RECORD) == 2
        assert settle(by=rights, about=RECORD) == 0
        assert tell(by=rights, to=Addressee.one(rights.who.person or 0), kind=DUE, about=RECORD, key="c")
    assert [n.answered_at is None for n in notices()] == [False, False, True]


def test_a_kind_is_declared_once_and_says_its_sentence() -> None:
    assert str(sentence_of("notices.trial", "17", None)) == "The record 17 is for you."
    assert str(sentence_of("notices.gone", "17", None)) == "A record needs you: 17."
    assert page_of("notices.trial", "10-178(d)-1/x") == "/trial/10-178(d)-1%2Fx/"
    assert page_of("notices.gone", "17") == ""
    assert notice_kind(name=DUE.name, sentence=DUE.sentence, urgency=DUE.urgency, leads_to=DUE.leads_to) == DUE
    with pytest.raises(ValueError, match="already"):
        notice_kind(name="notices.trial", sentence="Another.")
    with pytest.raises(ValueError, match=r"folder\.verb"):
        notice_kind(name="trial", sentence="Another.")
