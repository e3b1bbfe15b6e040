"""An agency's system is told by a signed post that says as little as a mail does."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, dora, powered
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.notices.actions import set_endpoint, switch_off_endpoint
from threshold.notices.addressees import Addressee
from threshold.notices.delivering import deliver, send
from threshold.notices.models import Channel, Delivery, Endpoint, State
from threshold.notices.signing import SIGNATURE, TIME, WINDOW, is_ours, signature
from threshold.notices.tests.outboxes import Receiver, deliveries, receiver, told
from threshold.notices.ways_out import may_post_to

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def loopback(settings: Any) -> None:
    """Plain posts to loopback are let through, as in development."""
    settings.LOOPBACK_ENDPOINTS = True


def posted(server: Receiver, times: int = 1) -> tuple[str, Delivery]:
    """The secret of our agency's endpoint, and the message of one notice after so many jobs."""
    secret = set_endpoint(by=Who.of(powered(dora())), agency=OURS, url=server.url)
    notice = told(ana(), Addressee.holders("collection.approve", OURS))
    deliver(notice.pk, NOW)
    (delivery,) = deliveries(notice)
    for _ in range(times):
        send(delivery.pk, NOW)
    with reaching(Reach.CITY):
        delivery.refresh_from_db()
    return secret, delivery


def test_an_endpoint_is_posted_one_empty_signed_sentence_once() -> None:
    with receiver() as server:
        secret, delivery = posted(server, times=2)
    ((headers, body),) = server.posted
    assert (delivery.channel, delivery.state) == (Channel.WEBHOOK, State.SENT)
    assert json.loads(body) == {"text": "A record needs you."}
    assert is_ours(secret, headers[TIME], headers[SIGNATURE], body, int(NOW.timestamp()))
    for told_of in ("DUTY", OURS, "trial"):
        assert told_of not in body.decode() + str(headers)


def test_an_endpoint_that_says_no_is_tried_again() -> None:
    with receiver(status=500) as server:
        _, delivery = posted(server)
    assert (delivery.state, delivery.last_error) == (State.FAILED, "answered_otherwise")


def test_a_redirect_is_not_followed() -> None:
    with receiver(status=302) as server:
        _, delivery = posted(server)
    assert (delivery.state, len(server.posted)) == (State.FAILED, 1)


def test_the_secret_is_sealed_and_another_s_notices_go_elsewhere() -> None:
    with receiver() as server:
        secret = set_endpoint(by=Who.of(powered(dora())), agency=THEIRS, url=server.url)
        with reaching(Reach.CITY):
            assert secret not in Endpoint.objects.get(agency_id=THEIRS).sealed
        notice = told(ana(), Addressee.holders("collection.approve", OURS))
        deliver(notice.pk, NOW)
    assert deliveries(notice) == []
    assert server.posted == []


def test_an_endpoint_switched_off_is_posted_nothing_more() -> None:
    administrator = Who.of(powered(dora()))
    with receiver() as server:
        set_endpoint(by=administrator, agency=OURS, url=server.url)
        notice = told(ana(), Addressee.holders("collection.approve", OURS))
        deliver(notice.pk, NOW)
        switch_off_endpoint(by=administrator, agency=OURS)
        send(deliveries(notice)[0].pk, NOW)
    assert deliveries(notice)[0].state == State.GIVEN_UP
    assert server.posted == []
    with pytest.raises(OutOfSight):
        switch_off_endpoint(by=administrator, agency=OURS)


def test_only_the_administrators_power_sets_endpoints() -> None:
    for who in (ana(), dora()):
        with pytest.raises(NotAllowed):
            set_endpoint(by=Who.of(who), agency=OURS, url="https://hooks.example.invalid/")
        with pytest.raises(NotAllowed):
            switch_off_endpoint(by=Who.of(who), agency=OURS)


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://hooks.example.invalid/told", True),
        ("https://hooks.example.invalid:8443/told?x=1", True),
        ("http://hooks.example.invalid/told", False),
        ("http://127.0.0.1:8080/", False),
        ("https://127.0.0.1/", False),
        ("https://[::1]/", False),
        ("https://localhost/", False),
        ("https://169.254.169.254/latest/", False),
        ("https://name:password@hooks.example.invalid/", False),
        ("https://hooks.example.invalid:99999/", False),
        ("https:///told", False),
        ("ftp://hooks.example.invalid/", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_https_to_another_machine_may_be_posted_to(settings: Any, url: str, good: bool) -> None:
    settings.LOOPBACK_ENDPOINTS = False
    assert may_post_to(url) is good
    if not good:
        with pytest.raises(Refused):
            set_endpoint(by=Who.of(powered(dora())), agency=OURS, url=url)


def test_a_signature_is_good_for_its_body_its_secret_and_a_few_minutes() -> None:
    at, body = int(time.time()), b'{"text": "x"}'
    signed = signature("secret", at, body)
    assert is_ours("secret", str(at), signed, body, at + WINDOW)
    assert not is_ours("secret", str(at), signed, body, at + WINDOW + 1)
    assert not is_ours("secret", str(at), signed, body, at - WINDOW - 1)
    assert not is_ours("secret", str(at + 1), signed, body, at)
    assert not is_ours("another", str(at), signed, body, at)
    assert not is_ours("secret", str(at), signed, body + b" ", at)
    assert not is_ours("secret", str(at), "v1=", body, at)
    assert not is_ours("secret", "yesterday", signed, body, at)
    assert timedelta(seconds=WINDOW) == timedelta(minutes=5)
