"""Pages of encounters: counsel takes and answers, staff see their own without outcomes, others nothing."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, bodies, sign_in
from threshold.agencies.models import Contract, Crossing, Location
from threshold.database.reach import Reach, reaching
from threshold.determinations.models import StatementRow
from threshold.encounters.actions.rota import set_practice
from threshold.encounters.models import Account, Encounter, Held, Link, Practice, Shift
from threshold.encounters.tests.records import ENTRY, cora, fay, fresh, on_call, opened, petra, steps_of, theirs
from threshold.encounters.told import Told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def signed(who: Person) -> Client:
    """A browser in which somebody signed in."""
    return sign_in(Client(), who)


def text(client: Client, path: str) -> str:
    """What a page shows."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_counsel_acknowledges_asks_replies_and_closes_from_the_page() -> None:
    counsel = cora()
    on_call(counsel)
    made, browser = opened().encounter, signed(counsel)
    page = f"/encounters/{made.pk}/"
    assert "You are called." in text(browser, "/encounters/")
    for sent in ({"act": "acknowledge"}, {"act": "ask", "question": "signed"}, {"act": "reply", "reply": "wait"}):
        assert browser.post(page, sent).status_code == 302
    assert browser.post(page, {"act": "answer", "question": "signed", "value": "no"}).status_code == 302
    assert "Does it look signed by a judge or a court?" in text(browser, page)
    assert browser.post(page, {"act": "acknowledge"}).status_code == 422
    assert browser.post(page, {"act": "close"}).status_code == 302
    assert browser.post(page, {"act": "nothing"}).status_code == 422
    assert steps_of(made)[-1] == "closed"
    assert f">{made.pk}</a>" not in text(browser, "/encounters/")
    assert f">{made.pk}</a>" in text(browser, "/encounters/?standing=closed")


def test_staff_record_by_the_form_and_see_their_own_record_without_an_outcome() -> None:
    browser, other = signed(fay()), opened().encounter
    form = {
        "key": secrets.token_hex(16), "body": OURS, "channel": "telephone", "kind": "status_only", "asked": ["status"],
        "outside": "uscis:fdns", "capacity": "employee",
    }  # fmt: skip
    answer = browser.post("/encounters/new/", form)
    shown = text(browser, answer["Location"])
    assert not [word for word in ("PERMITTED", "PROHIBITED", "OUTSIDE", "norms", "1373") if word in shown]
    assert browser.get(f"/encounters/{other.pk}/").status_code == 404
    again = browser.post("/encounters/new/", form)
    assert again["Location"] == answer["Location"]


def test_a_paper_is_entered_later_with_both_times_and_wakes_nobody() -> None:
    on_call(cora())
    form = {
        "key": secrets.token_hex(16), "body": OURS, "channel": "gate", "happened_on": "2026-11-01",
        "happened_time": "09:30",
    }  # fmt: skip
    browser = signed(fay())
    assert browser.post("/encounters/new/?way=paper", {**form, "happened_on": ""}).status_code == 422
    assert browser.post("/encounters/new/?way=paper", form).status_code == 302
    with reaching(Reach.CITY):
        found = Encounter.objects.get()
    assert found.happened_at is not None
    assert found.received_at - found.happened_at > timedelta(days=1)
    assert steps_of(found) == ["opened"]


def test_at_a_contractors_place_counsel_reads_that_the_contract_may_require_the_same() -> None:
    now = timezone.now()
    with reaching(Reach.CITY):
        contract = Contract.objects.create(
            body_id=OURS, number="L-1", vendor="Invented Beds", human_services=True, since=now.date(), created_at=now,
            updated_at=now,
        )  # fmt: skip
        place = Location.objects.create(body_id=OURS, contract=contract, address="1 Invented Street", sensitive=True)
    browser = signed(fay())
    assert "1 Invented Street" not in text(browser, "/encounters/new/")
    form = {"key": secrets.token_hex(16), "body": OURS, "channel": "gate", "location": place.pk}
    page = browser.post("/encounters/new/", form)["Location"]
    assert "your contract may require the same (4-210(c))" in text(signed(cora()), page)


def test_a_site_nobody_knows_is_said_and_nothing_is_kept() -> None:
    browser = signed(fay())
    form = {"key": secrets.token_hex(16), "body": OURS, "channel": "gate", "where": "1000000001"}
    assert browser.post("/encounters/new/", form).status_code == 422
    with reaching(Reach.CITY):
        assert not Encounter.objects.exists()


def test_what_counsel_alone_reads_is_on_counsels_page_alone() -> None:
    counsel, officer = cora(), petra()
    set_practice(by=Who.of(counsel), body=OURS, climb_minutes=5, note=True)
    told = Told({**ENTRY.one, "kind": "status_only", "paper": "judge", "capacity": "contractor"}, ENTRY.some)
    made = opened(told=told, note="Two cars by the gate.").encounter
    page = f"/encounters/{made.pk}/"
    shown, less = text(signed(counsel), page), text(signed(officer), page)
    for words in ("Two cars by the gate.", "8 USC 1373 is for counsel", "does not bind the officers", "(d) speaks of"):
        assert words in shown
        assert words not in less
    assert "cars" not in text(signed(counsel), "/encounters/")


def test_counsel_alone_reads_the_norms_side_by_side_beside_the_story() -> None:
    counsel, officer = cora(), petra()
    page = f"/encounters/{opened().encounter.pk}/"
    shown, less = text(signed(counsel), page), text(signed(officer), page)
    assert "The laws, side by side" in shown
    assert "AC 4-210(b)" in shown
    assert "The laws, side by side" not in less


def test_what_was_seen_stands_in_the_matter_and_moves_no_point_that_is_counsels() -> None:
    told = Told({**ENTRY.one, "paper": "judge", "signed": "yes", "nonpublic": "yes"}, ENTRY.some)
    found = fresh(opened(told=told).encounter)
    assert found.matter_id is not None
    with reaching(Reach.CITY):
        rows = list(StatementRow.objects.filter(matter_id=found.matter_id).values_list("fact", "source"))
    assert ("nonpublic", "seen") in rows
    assert ("b_presented", "seen") in rows
    assert not [fact for fact, _ in rows if fact in {"b_issuer", "b_authority", "immigration", "title", "control"}]


def test_a_record_is_said_anew_from_the_page() -> None:
    made, browser = opened().encounter, signed(cora())
    page = f"/encounters/{made.pk}/anew/"
    form = {"key": "a" * 32, "channel": "gate", "kind": "entry", "paper": "warrant", "why": "mistake"}
    assert "A form of an agency" in text(browser, page)
    assert browser.post(page, {**form, "why": ""}).status_code == 422
    assert browser.post(page, form).status_code == 302
    account = fresh(made).account
    assert account is not None
    assert account.paper == "warrant"
    with reaching(Reach.CITY):
        assert Account.objects.filter(encounter=made).count() == 2


def test_the_rota_is_kept_from_its_page_and_says_when_nobody_is_on_call() -> None:
    counsel = cora()
    browser, now = signed(counsel), timezone.localtime()
    assert "Nobody is on call" in text(browser, "/encounters/rota/")
    turn: dict[str, Any] = {"act": "add", "person": counsel.pk, "place": 1, "since": f"{now:%Y-%m-%dT%H:%M}"}
    for until, status in ((now + timedelta(hours=8), 302), (now - timedelta(hours=8), 422)):
        sent = turn | {"until": f"{until:%Y-%m-%dT%H:%M}"}
        assert browser.post("/encounters/rota/", sent).status_code == status
    assert browser.post("/encounters/rota/", {"act": "practice", "climb_minutes": 9, "note": "on"}).status_code == 302
    with reaching(Reach.CITY):
        shift = Shift.objects.get()
        assert (Practice.objects.get().climb_minutes, Practice.objects.get().note) == (9, True)
    assert browser.post("/encounters/rota/", {"act": "withdraw", "number": shift.pk}).status_code == 302
    assert signed(theirs()).post("/encounters/rota/", {"act": "withdraw", "number": shift.pk}).status_code == 404


def test_a_link_is_made_shown_once_and_taken_back() -> None:
    browser = signed(cora())
    day = timezone.localdate() + timedelta(days=30)
    made = browser.post("/encounters/links/", {"act": "make", "until": day.isoformat(), "capacity": "employee"})
    assert "/g/staff/" in made.content.decode()
    assert "/g/staff/" not in text(browser, "/encounters/links/")
    with reaching(Reach.CITY):
        number = Link.objects.get().pk
    assert browser.post("/encounters/links/", {"act": "revoke", "number": number}).status_code == 302
    assert browser.post("/encounters/links/", {"act": "revoke", "number": number}).status_code == 422
    assert browser.post("/encounters/links/", {"act": "make", "until": "2036-01-01"}).status_code == 422


def test_the_privacy_officer_records_a_crossing_and_ends_it() -> None:
    browser, today = signed(petra()), timezone.localdate().isoformat()
    sent = {"act": "approve", "to_body": "law", "purpose": "Answering", "reference": "Memo 1", "since": today}
    assert browser.post("/encounters/crossings/", sent).status_code == 302
    with reaching(Reach.CITY):
        number = Crossing.objects.get().pk
    assert browser.post("/encounters/crossings/", {"act": "end", "number": number}).status_code == 302
    with reaching(Reach.CITY):
        assert Crossing.objects.get().until == timezone.localdate()


def test_counsel_decides_once_of_what_lies_under_seal_and_nothing_of_it_is_shown() -> None:
    Client().post("/g/records/", b"\xff\xd8 Maria", content_type="image/jpeg")
    with reaching(Reach.CITY):
        Held.objects.update(body_id=OURS)
        number = Held.objects.get().pk
    browser, page = signed(cora()), f"/encounters/held/{number}/"
    assert "Maria" not in text(browser, page)
    assert signed(petra()).post(page, {"decision": "kept_sealed"}).status_code == 403
    assert browser.post(page, {"decision": "to_legal_file", "legal_file": ""}).status_code == 422
    assert browser.post(page, {"decision": "to_legal_file", "legal_file": "L-2026/17"}).status_code == 302
    assert browser.post(page, {"decision": "kept_sealed"}).status_code == 422
    assert signed(theirs()).get(page).status_code == 404
