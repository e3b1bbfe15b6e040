"""What devices send is kept exactly once; what nobody asked for goes under seal; the gate sees how it stands."""

from __future__ import annotations

import json
import os
import secrets
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, bodies
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.answering import acknowledge, ask_back, reply
from threshold.encounters.actions.links import For, make_link, revoke_link
from threshold.encounters.models import Account, Encounter, Held
from threshold.encounters.queries.encounters import find_by_key
from threshold.encounters.tests.records import cora, fresh, on_call, steps_of
from threshold.notices.models import Notice
from threshold.sealing.boxes import box_json, offered, seal_box

pytestmark = pytest.mark.django_db
NAME = "Maria Marked-Invented"


@pytest.fixture(autouse=True)
def _bodies() -> None:
    cache.clear()
    bodies()


def record(**said: Any) -> dict[str, Any]:
    """What a device keeps."""
    now = timezone.now().isoformat()
    return {
        "version": "1", "id": secrets.token_hex(16), "language": "en", "site": "", "staff": "", "started": now,
        "kept": now, "want": "come_inside", **said,
    }  # fmt: skip


def boxed(given: dict[str, Any]) -> dict[str, Any]:
    """The same as it travels."""
    return dict(box_json(seal_box(json.dumps(given).encode(), given["id"], offered(), os.urandom(12))))


def sent(client: Client, *boxes: Any, **headers: str) -> Any:
    """What the server answers to some boxes."""
    return client.post("/g/records/", json.dumps(list(boxes)), content_type="application/json", headers=headers)


def link() -> str:
    """The token of a link for our staff."""
    until = timezone.now() + timedelta(days=10)
    return make_link(by=Who.of(cora()), whom=For(OURS, until, capacity="contractor")).token


def kept(given: dict[str, Any]) -> Encounter:
    """The encounter that was made of a record."""
    with reaching(Reach.CITY):
        return find_by_key(given["id"])


def test_a_record_by_a_staff_link_is_confirmed_and_calls_counsel(client: Client) -> None:
    given = record(staff=link(), paper="yes", kind="judge", named="yes", body="federal", officers="two_to_four")
    answer = sent(client, boxed(given)).json()["answers"][0]
    assert (answer["taken"], answer["held"], answer["page"]) == (True, False, f"/g/records/{given['id']}/")
    found = kept(given)
    assert (found.body_id, found.reporter, found.came_by) == (OURS, "link", "device")
    account = found.account
    assert account is not None
    assert (account.kind, account.paper, account.issuer, account.capacity, account.said_to_be) == (
        "entry", "judge", "named", "contractor", "federal",
    )  # fmt: skip
    assert steps_of(found) == ["opened", "nobody_on_call"]


def test_the_same_box_twice_and_a_replayed_one_answer_the_same_and_add_nothing(client: Client) -> None:
    box = boxed(record(staff=link()))
    first, again = sent(client, box, box).json()["answers"]
    later = sent(client, box).json()["answers"][0]
    assert [first["fresh"], again["fresh"], later["fresh"]] == [True, False, False]
    assert first["received"] == again["received"] == later["received"]
    with reaching(Reach.CITY):
        assert (Encounter.objects.count(), Account.objects.count()) == (1, 1)


def test_a_link_taken_back_leaves_the_record_unconfirmed_and_loses_nothing(client: Client) -> None:
    counsel = cora()
    made = make_link(by=Who.of(counsel), whom=For(OURS, timezone.now() + timedelta(days=1)))
    revoke_link(by=Who.of(counsel), link=made.link.pk)
    given = record(staff=made.token)
    sent(client, boxed(given))
    found = kept(given)
    assert (found.reporter, found.confirmed_at, found.body_id) == ("unconfirmed", None, None)


def test_a_device_whose_clock_is_a_day_wrong_is_taken_and_both_times_are_shown(client: Client) -> None:
    token, yesterday = link(), (timezone.now() - timedelta(days=1)).isoformat()
    given = record(staff=token, started=yesterday, kept=yesterday)
    assert sent(client, boxed(given)).json()["answers"][0]["taken"]
    found = kept(given)
    assert found.device_kept_at is not None
    assert found.received_at - found.device_kept_at >= timedelta(days=1)


def test_what_a_record_has_no_place_for_goes_under_seal_and_the_rest_is_kept(client: Client) -> None:
    given = record(staff=link(), resident=NAME)
    answer = sent(client, boxed(given)).json()["answers"][0]
    assert (answer["taken"], answer["held"]) == (True, True)
    assert kept(given).account is not None
    with reaching(Reach.CITY):
        held = Held.objects.get()
        assert (held.why, held.body_id) == ("unknown_field", OURS)
        assert NAME not in held.sealed
        told = set(Notice.objects.filter(kind="encounters.was_held").values_list("ability", flat=True))
    assert told == {"encounters.counsel", "crossings.approve"}


def test_a_choice_that_is_not_listed_goes_under_seal_and_counsel_is_called_all_the_same(client: Client) -> None:
    given = record(staff=link(), want=NAME, officers=NAME)
    assert sent(client, boxed(given)).json()["answers"][0]["held"]
    account = kept(given).account
    assert account is not None
    assert (account.kind, account.officers) == ("", "")


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"\xff\xd8\xff\xe0 a picture", "image/jpeg"), (NAME.encode(), "text/plain"), (b"{}", "application/json")],
)
def test_a_picture_or_other_bytes_nobody_asked_for_go_under_seal(client: Client, content: bytes, kind: str) -> None:
    for _ in range(2):
        answer = client.post("/g/records/", content, content_type=kind).json()["answers"][0]
        assert (answer["taken"], answer["held"], "page" in answer) == (True, True, False)
    with reaching(Reach.CITY):
        assert Held.objects.count() == 1


def test_a_box_that_does_not_open_or_stands_under_another_id_goes_under_seal(client: Client) -> None:
    box = boxed(record())
    other = secrets.token_hex(16)
    answers = sent(client, {**box, "id": other}, {"id": other, "more": NAME}, NAME, None).json()["answers"]
    assert [one["held"] for one in answers] == [True] * 4
    with reaching(Reach.CITY):
        assert not Encounter.objects.exists()


def test_another_sites_page_may_not_send_and_too_much_is_refused_whole(client: Client) -> None:
    box = boxed(record())
    assert sent(client, box, Origin="https://elsewhere.example").status_code == 403
    assert sent(client, box, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert sent(client, *[box] * 51).status_code == 413
    assert client.post("/g/records/", b"x" * 1_100_000, content_type="text/plain").status_code == 413
    with reaching(Reach.CITY):
        assert not Encounter.objects.exists()


def test_the_gate_sees_received_acknowledged_questions_and_replies_and_no_outcome(client: Client) -> None:
    counsel = cora()
    on_call(counsel)
    given = record(staff=make_link(by=Who.of(counsel), whom=For(OURS, timezone.now() + timedelta(days=1))).token)
    sent(client, boxed(given))
    page, number = f"/g/records/{given['id']}/", kept(given).pk
    assert "has not acknowledged" in client.get(page).content.decode()
    acknowledge(by=Who.of(counsel), encounter=number)
    ask_back(by=Who.of(counsel), encounter=number, question="signed")
    reply(by=Who.of(counsel), encounter=number, words="coming")
    shown = client.get(page).content.decode()
    assert "Does it look signed by a judge or a court?" in shown
    assert "Counsel is on the way to you." in shown
    assert not [word for word in ("PERMITTED", "PROHIBITED", "OUTSIDE") if word in shown]
    assert client.post(page, {"question": "signed", "value": "no"}).status_code == 302
    account = fresh(kept(given)).account
    assert account is not None
    assert account.signed == "no"
    assert client.post(page, {"question": "signed", "value": "yes"}).status_code == 422


def test_the_live_part_says_nothing_new_until_something_is(client: Client) -> None:
    counsel = cora()
    given = record(staff=make_link(by=Who.of(counsel), whom=For(OURS, timezone.now() + timedelta(days=1))).token)
    sent(client, boxed(given))
    page = f"/g/records/{given['id']}/now/"
    tag = client.get(page)["ETag"]
    assert client.get(page, headers={"If-None-Match": tag}).status_code == 304
    acknowledge(by=Who.of(counsel), encounter=kept(given).pk)
    assert client.get(page, headers={"If-None-Match": tag}).status_code == 200


def test_a_key_nobody_has_leads_nowhere(client: Client) -> None:
    for key in (secrets.token_hex(16), "short", "Z" * 32):
        assert client.get(f"/g/records/{key}/").status_code == 404


def test_the_plain_form_keeps_a_record_once_however_often_it_is_sent(client: Client) -> None:
    cora()
    key = secrets.token_hex(16)
    sent_form = {"key": key, "channel": "gate", "kind": "entry", "asked": ["come_in"], "outside": "ice:hsi"}
    for _ in range(2):
        answer = client.post("/g/records/new/", sent_form)
        assert (answer.status_code, answer["Location"]) == (302, f"/g/records/{key}/")
    with reaching(Reach.CITY):
        account = Account.objects.get()
    assert (account.outside, account.unit) == ("ice", "hsi")


def test_the_plain_form_repeats_nothing_that_is_no_choice(client: Client) -> None:
    answer = client.post("/g/records/new/", {"key": NAME, "channel": NAME, "kind": NAME, "code": NAME, "asked": [NAME]})
    assert answer.status_code == 422
    assert NAME not in answer.content.decode()
