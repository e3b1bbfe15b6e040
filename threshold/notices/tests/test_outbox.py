"""The outbox page: an agency's own messages, the City's for administrators, nobody else's; sending again."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, ben, cleo, dora, eli, powered, sign_in
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.jobs.runs import begin
from threshold.journal.models import Line
from threshold.journal.queries import details_of
from threshold.notices.actions import SEND, retry
from threshold.notices.addressees import Addressee
from threshold.notices.delivering import deliver
from threshold.notices.models import Delivery, State
from threshold.notices.queries import PER_PAGE
from threshold.notices.tests.outboxes import deliveries, queued, told

pytestmark = pytest.mark.django_db


def message(lead: Person, state: str = State.GIVEN_UP, key: str = "17") -> Delivery:
    """One message about our agency's record, to somebody of no role."""
    whom = Person.objects.filter(email="cleo.invented@example.invalid").first() or cleo()
    notice = told(lead, Addressee.one(whom.pk), key=key)
    deliver(notice.pk, timezone.now())
    (delivery,) = deliveries(notice)
    with reaching(Reach.CITY):
        sent_at = timezone.now() if state == State.SENT else None
        Delivery.objects.filter(pk=delivery.pk).update(state=state, last_error="unreachable", sent_at=sent_at)
        delivery.refresh_from_db()
    return delivery


def page(client: Client, who: Person, path: str = "/outbox/") -> tuple[int, str]:
    """The status and the words of a page."""
    answer = sign_in(client, who).get(path)
    return answer.status_code, answer.content.decode()


def test_an_agency_sees_its_own_messages_and_another_none(client: Client) -> None:
    lead = ana()
    message(lead)
    status, words = page(client, lead)
    assert status == 200
    assert "DUTY-17" in words
    assert "given up" in words
    assert "The other side could not be reached." in words
    assert "No worker runs." in words
    assert "What comes round" not in words
    status, words = page(Client(), ben())
    assert status == 200
    assert "DUTY-17" not in words


def test_an_administrator_and_an_auditor_see_all_and_what_came_round(client: Client) -> None:
    message(ana())
    begin("jobs.trial", timezone.now())
    for who in (dora(), eli()):
        status, words = page(Client(), who)
        assert status == 200
        for told_of in ("DUTY-17", "jobs.trial", "One-time links"):
            assert told_of in words
        assert "Send" not in words


def test_whoever_has_no_such_role_is_told_why_not(client: Client) -> None:
    status, words = page(client, cleo())
    assert status == 403
    assert "Ask an administrator" in words
    assert Client().get("/outbox/").status_code == 302


def test_the_page_says_when_mail_goes_into_a_folder(client: Client, settings: Any) -> None:
    who = dora()
    assert "reaches nobody" in page(client, who)[1]
    settings.MAIL_CHANNEL = "mail"
    assert "reaches nobody" not in page(client, who)[1]


def test_a_state_and_a_way_can_be_chosen(client: Client) -> None:
    lead = ana()
    first, second = message(lead, State.SENT, "1"), message(lead, State.GIVEN_UP, "2")
    words = page(client, lead, "/outbox/?state=sent&channel=file&agency=" + OURS)[1]
    assert f'Number">{first.pk}<' in words
    assert f'Number">{second.pk}<' not in words
    for nothing in ("/outbox/?state=nothing&before=x", "/outbox/?before=" + "9" * 5000, "/outbox/?agency=%00"):
        assert page(client, lead, nothing)[0] == 200


def test_a_long_outbox_is_read_page_by_page_by_key(client: Client) -> None:
    lead = ana()
    made = message(lead)
    with reaching(Reach.CITY):
        rows = [Delivery(notice=made.notice, person=Person.objects.create(email=f"x{n}@example.invalid", name="X"),
                         channel="file", agency_id=OURS) for n in range(PER_PAGE)]  # fmt: skip
        Delivery.objects.bulk_create(rows)
    first = page(client, lead)[1]
    assert first.count('scope="row"') == PER_PAGE
    assert f"before={made.pk + 1}" in first
    assert page(client, lead, f"/outbox/?before={made.pk + 1}")[1].count('scope="row"') == 1


def test_a_message_given_up_is_sent_again_with_a_line_in_the_journal(client: Client) -> None:
    lead = ana()
    delivery = message(lead)
    before = len(queued(SEND))
    assert f"Send {delivery.pk} again" in page(client, lead)[1]
    assert client.post(f"/outbox/{delivery.pk}/again/").status_code == 302
    with reaching(Reach.CITY):
        delivery.refresh_from_db()
        line = Line.objects.order_by("-pk").first()
        assert line
        assert (line.action, line.object_number, line.agency_id) == ("notices.retried", str(delivery.pk), OURS)
        assert details_of(line) == {"state": State.GIVEN_UP, "channel": "file"}
    assert (delivery.state, delivery.attempts) == (State.WAITING, 0)
    assert len(queued(SEND)) == before + 1
    again = client.post(f"/outbox/{delivery.pk}/again/")
    assert again.status_code == 409
    assert "it went, or is still to go" in again.content.decode()
    assert ProcrastinateJob.objects.filter(task_name=SEND).count() == before + 1


def test_nobody_else_sends_again(client: Client) -> None:
    delivery = message(ana())
    with pytest.raises(OutOfSight):
        retry(by=Who.of(ben()), delivery=delivery.pk)
    assert (
        sign_in(client, Person.objects.get(name="Ben Invented")).post(f"/outbox/{delivery.pk}/again/").status_code
        == 404
    )
    for who in (dora(), eli()):
        with pytest.raises(NotAllowed):
            retry(by=Who.of(who), delivery=delivery.pk)
    administrator = powered(Person.objects.get(name="Dora Invented"))
    assert retry(by=Who.of(administrator), delivery=delivery.pk).pk == delivery.pk
    with pytest.raises(Refused):
        retry(by=Who.of(administrator), delivery=delivery.pk)


def test_an_endpoint_is_set_with_its_secret_shown_once_and_switched_off(client: Client) -> None:
    administrator = dora()
    assert page(client, administrator, "/outbox/endpoints/")[0] == 403
    powered(administrator)
    wrong = client.post("/outbox/endpoints/", {"agency": OURS, "url": "http://hooks.example.invalid/"})
    assert wrong.status_code == 422
    assert "https address on another machine" in wrong.content.decode()
    assert client.post("/outbox/endpoints/", {"agency": "no such", "url": ""}).status_code == 422
    good = client.post("/outbox/endpoints/", {"agency": OURS, "url": "https://hooks.example.invalid/"})
    assert good.status_code == 200
    assert "Keep this secret now" in good.content.decode()
    later = page(client, administrator, "/outbox/endpoints/")[1]
    assert "Keep this secret now" not in later
    assert "https://hooks.example.invalid/" in later
    assert client.post("/outbox/endpoints/off/", {"agency": OURS}).status_code == 302
    assert "switched off" in page(client, administrator, "/outbox/endpoints/")[1]
    assert client.post("/outbox/endpoints/off/", {"agency": OURS}).status_code == 404
