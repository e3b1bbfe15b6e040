"""A notice on its way: to whoever holds the ability then, once each, tried again, given up, never twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from threshold.accounts.actions import switch_person
from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, cleo, dora, person, powered
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About
from threshold.notices.actions import SEND, settle
from threshold.notices.addressees import Addressee
from threshold.notices.delivering import BACK_OFF, NO_SIGN, deliver, send, sweep
from threshold.notices.models import Delivery, Notice, State
from threshold.notices.tests.outboxes import DAILY, deliveries, mails, queued, told

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NOBODY_LISTENS = 9  # the discard port of loopback


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Mail goes into a folder of the test's own."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    return tmp_path


@pytest.fixture
def no_server(settings: Any) -> None:
    """A mail server is named, and nobody is there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", NOBODY_LISTENS, False


def on_its_way(notice: Notice) -> list[Delivery]:
    """A notice's messages, made."""
    deliver(notice.pk, timezone.now())
    return deliveries(notice)


def to_cleo(**more: Any) -> tuple[Delivery, Person]:
    """A message to one person."""
    whom = cleo()
    return on_its_way(told(ana(), Addressee.one(whom.pk), **more))[0], whom


def state(delivery: Delivery) -> tuple[str, int, str]:
    """How a message stands: its state, how often it was tried, the fault."""
    with reaching(Reach.CITY):
        delivery.refresh_from_db()
    return delivery.state, delivery.attempts, delivery.last_error


def test_it_goes_to_whoever_holds_the_ability_at_the_agency_or_for_the_city() -> None:
    here = person("Ria Invented", ("reviewer", OURS))
    city = person("Max Invented", ("mayors-office", ""))
    ben()
    messages = on_its_way(told(ana(), Addressee.holders("proof.review", OURS)))
    assert [m.person for m in messages] == [here, city]
    assert len(queued(SEND)) == 2


def test_it_goes_to_nobody_whose_role_ended_or_who_is_switched_off() -> None:
    gone = person("Gia Invented", ("reviewer", OURS))
    notice, named = told(ana(), Addressee.holders("proof.review", OURS)), told(ana2(), Addressee.one(gone.pk), key="18")
    switch_person(by=Who.of(powered(dora())), ref=gone.ref, active=False, reason="left the City")
    assert on_its_way(notice) == on_its_way(named) == []


def ana2() -> Person:
    """Another compliance lead at our agency."""
    return person("Ann Invented", ("compliance-lead", OURS))


def test_delivering_twice_makes_no_second_message() -> None:
    delivery, _ = to_cleo()
    deliver(delivery.notice_id, NOW)
    with reaching(Reach.CITY):
        assert Delivery.objects.filter(notice=delivery.notice_id).count() == 1


def test_a_message_is_sent_once_however_often_its_job_runs(folder: Path) -> None:
    delivery, _ = to_cleo()
    for _ in range(3):
        send(delivery.pk, NOW)
    assert state(delivery) == (State.SENT, 1, "")
    assert len(mails(folder)) == 1


def test_what_did_not_go_is_tried_again_later_each_time_and_then_given_up(no_server: None) -> None:
    delivery, _ = to_cleo()
    now, waits = NOW, []
    for _ in BACK_OFF:
        send(delivery.pk, now)
        assert state(delivery)[0] == State.FAILED
        assert delivery.next_try_at
        waits.append(delivery.next_try_at - now)
        now = delivery.next_try_at
    assert tuple(waits) == BACK_OFF
    assert [job.scheduled_at for job in queued(SEND)][-1] == now
    send(delivery.pk, now)
    assert state(delivery) == (State.GIVEN_UP, len(BACK_OFF) + 1, "unreachable")
    assert delivery.next_try_at is None


def test_a_person_switched_off_meanwhile_is_not_written_to(folder: Path) -> None:
    delivery, whom = to_cleo()
    switch_person(by=Who.of(powered(dora())), ref=whom.ref, active=False, reason="left the City")
    send(delivery.pk, NOW)
    assert state(delivery) == (State.GIVEN_UP, 1, "switched_off")
    assert mails(folder) == []


def test_what_was_answered_meanwhile_is_not_sent(folder: Path) -> None:
    delivery, _ = to_cleo()
    with acting(Who.of(ana2())) as rights:
        settle(by=rights, about=About("trial", "DUTY-17", agency=OURS))
    send(delivery.pk, NOW)
    assert state(delivery) == (State.COVERED, 0, "")
    deliver(delivery.notice_id, NOW)
    assert state(delivery)[0] == State.COVERED
    assert mails(folder) == []


def test_one_message_a_day_stands_for_all_that_can_wait(folder: Path) -> None:
    lead, whom = ana(), cleo()
    notices = [told(lead, Addressee.one(whom.pk), key=key, kind=DAILY) for key in ("1", "2", "3")]
    messages = [on_its_way(notice)[0] for notice in notices]
    noon = timezone.localtime(NOW).replace(hour=12)
    send(messages[0].pk, noon)
    with reaching(Reach.CITY):
        Delivery.objects.filter(pk=messages[0].pk).update(sent_at=noon)
    send(messages[1].pk, noon + timedelta(hours=3))
    send(messages[2].pk, noon + timedelta(days=1))
    assert [state(m)[0] for m in messages] == [State.SENT, State.COVERED, State.SENT]
    assert len(mails(folder)) == 2


def test_what_was_marked_and_never_noted_is_not_sent_again_by_itself(folder: Path) -> None:
    delivery, _ = to_cleo()
    with reaching(Reach.CITY):
        Delivery.objects.filter(pk=delivery.pk).update(state=State.SENDING, sending_since=NOW, attempts=1)
    send(delivery.pk, NOW)
    sweep(NOW + NO_SIGN)
    assert state(delivery)[0] == State.SENDING
    sweep(NOW + NO_SIGN + timedelta(seconds=1))
    send(delivery.pk, NOW + timedelta(hours=1))
    assert state(delivery) == (State.UNSURE, 1, "interrupted")
    assert mails(folder) == []


def test_what_has_lost_its_job_is_queued_again_and_what_has_one_is_not() -> None:
    delivery, _ = to_cleo()
    before = len(queued(SEND))
    sweep(timezone.now() + 2 * NO_SIGN)
    assert len(queued(SEND)) == before
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where task_name = %s", [SEND])
    sweep(timezone.now())
    assert queued(SEND) == []
    sweep(timezone.now() + 2 * NO_SIGN)
    assert [job.args for job in queued(SEND)] == [{"delivery": delivery.pk}]


def test_a_message_is_out_of_sight_of_another_agency() -> None:
    delivery, _ = to_cleo()
    with reaching(Reach.AGENCY, THEIRS):
        assert not Delivery.objects.filter(pk=delivery.pk).exists()
        assert not Notice.objects.exists()
    with reaching(Reach.AGENCY, OURS):
        assert Delivery.objects.filter(pk=delivery.pk).exists()
