"""The home page: the whole text, each duty with its date, and no real body accused of anything."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from threshold.core.loader import load_law

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
ACCUSING = ("overdue", "late", "violation", "failed", "past its date")


def text_of(page: str) -> str:
    """The words of a page, tags away and spaces plain."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_every_word_of_the_order_is_on_the_page(client: Client) -> None:
    words = text_of(client.get("/").content.decode())
    for clause in load_law().order.clauses:
        for piece in (clause.text, clause.tail):
            assert " ".join(piece.split()) in words, clause.id


def test_every_duty_of_the_order_stands_on_the_page_with_its_way_in(client: Client) -> None:
    page = client.get("/").content.decode()
    for duty in load_law().order.duties:
        assert f'href="/duties/{duty.number}/' in page, duty.number


def test_a_date_shows_its_arithmetic(client: Client) -> None:
    words = text_of(client.get("/").content.decode())
    assert (
        "14 days after 6 February 2026, not counting that day: 20 February 2026; the order states the same day" in words
    )


@pytest.mark.parametrize("day", ["2020-01-01", "2026-02-05", "2026-02-06", "2026-05-08", "2030-01-01", "2199-12-31"])
def test_no_real_body_is_accused_on_any_day(client: Client, day: str) -> None:
    for address in ("/", "/duties/", "/bodies/acs/", "/order/2/"):
        page = text_of(client.get(f"{address}?as_of={day}").content.decode().split("<main")[1].split("</main>")[0])
        assert not [word for word in ACCUSING if f" {word} " in page.replace("no later than", "").lower()]


def test_before_its_day_the_order_was_not_in_force(client: Client) -> None:
    words = text_of(client.get("/?as_of=2026-02-05").content.decode())
    assert "The order was not yet in force: it took effect on 6 February 2026." in words


def test_one_look_asks_the_database_little(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get("/?as_of=2026-05-08")
    assert len(asked) <= MOST_QUERIES


def test_a_body_and_a_kind_can_be_chosen(client: Client) -> None:
    page = client.get("/?body=cpo&kind=shall").content.decode()
    assert 'href="/duties/2-3/' not in page
    encouraged = client.get("/?kind=encouraged").content.decode()
    assert 'href="/duties/2.c/' in encouraged
    assert 'href="/duties/2-3/' not in encouraged


def test_what_cannot_be_read_is_said_and_the_page_still_comes(client: Client) -> None:
    response = client.get("/?as_of=2026-02-30&body=nobody&kind=maybe")
    assert response.status_code == 200
    assert response.content.decode().count('role="alert"') == 3


@pytest.mark.parametrize("cite", ["2-a", "2(a)", "sec_2__para_a", "s.2(a)"])
def test_other_ways_of_writing_a_clause_lead_to_its_address(client: Client, cite: str) -> None:
    response = client.get(f"/order/{cite}/")
    assert (response.status_code, response.headers["Location"]) == (301, "/order/2.a/")


def test_every_clause_and_duty_and_law_has_its_page(client: Client) -> None:
    law = load_law()
    addresses = [f"/order/{clause.id}/" for clause in law.order.clauses]
    addresses += [f"/duties/{duty.number}/" for duty in law.duties]
    addresses += [f"/laws/{beside.cite}/" for beside in law.neighbours]
    assert [address for address in addresses if client.get(address).status_code != 200] == []


@pytest.mark.parametrize("address", ["/order/99/", "/duties/99/", "/laws/nothing/", "/bodies/nobody/", "/order/%00/"])
def test_nothing_stands_at_a_wrong_address(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_exports_carry_the_day_of_the_data(client: Client) -> None:
    told = json.loads(client.get("/duties/?as=json&as_of=2026-05-08").content)
    assert told["as_of"] == "2026-05-08"
    assert told["demonstration"] is False
    assert len(told["duties"]) > 40
    rows = client.get("/duties/?as=csv&as_of=2026-05-08").content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("as_of,duty,")
    assert all(row.startswith("2026-05-08,") for row in rows[1:] if row[:2] == "20")


def test_a_search_finds_the_clause_and_says_when_nothing_holds_the_words(client: Client) -> None:
    assert 'href="/order/1.f/"' in client.get("/search/?q=judicial+warrant").content.decode()
    assert "No place holds all of these words" in client.get("/search/?q=zzzzqq").content.decode()
