"""The pages, exports and API of sites: found by what people know, paged without a gap, no shelter in any."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from threshold.accounts.tests.people import OURS, THEIRS, ana, bodies, cleo, dora, eli, person, powered, sign_in
from threshold.core.property import QUESTIONS, SENSITIVE
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line
from threshold.property.models import Control
from threshold.property.sample import rows
from threshold.property.tests.lists import ONE, TODAY, brought

pytestmark = pytest.mark.django_db
SHELTER = replace(
    ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT", street="HIDDEN ROAD", name="HIDDEN HOUSE"
)
LET = replace(ONE, lot=3, code="1900", use="IN USE-TENANTED", agreement="L", street="LET LANE", agency="DEMO-DTM")
HYPHEN = replace(ONE, borough="4", lot=4, district="401", house_number="126-26", street="TIDE AVENUE", name="",
                 code="0920", use="GARAGE", latitude="40.70", longitude="-73.80")  # fmt: skip
ALL = [ONE, SHELTER, LET, HYPHEN]


@pytest.fixture(autouse=True)
def _bodies(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()


@pytest.fixture
def here() -> None:
    """Four sites, one of them a shelter."""
    brought(ALL)


@pytest.fixture
def keeper(client: Client) -> Client:
    """A custodian of our agency, signed in."""
    return sign_in(client, person("Kay Invented", ("custodian", OURS)))


def text(client: Client, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def listed(client: Client, query: str = "") -> list[str]:
    """The lots a list shows, in sequence."""
    return re.findall(r'<a href="/sites/(\d{10})/">', text(client, f"/sites/?{query}"))


def pages(client: Client, path: str) -> Iterator[list[str]]:
    """Every page of a list, one after the other, by its own links."""
    after = path
    while after:
        page = text(client, after)
        yield re.findall(r'<a href="/sites/(\d{10})/">', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        after = "/sites/" + found[1].replace("&amp;", "&") if found else ""


def test_an_empty_list_says_how_sites_come(client: Client) -> None:
    page = text(client, "/sites/")
    assert "No site is recorded here yet" in page
    assert "threshold import property FILE" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("control=not-decided", [HYPHEN, ONE, LET]),
        ("control=yes", []),
        ("", [HYPHEN, ONE, LET]),
        ("words=kite", [ONE]),
        ("words=4+kite+LANE", [ONE]),
        ("words=126-26", [HYPHEN]),
        (f"words={ONE.bbl}", [ONE]),
        ("words=1-90000-0001", [ONE]),
        ("words=invented+place", [ONE, LET]),
        ("words=paper+lanterns", [HYPHEN, ONE]),
        ("words=queens", [HYPHEN]),
        ("words=idden", []),
        ("words=hidden", []),
        (f"words={SHELTER.bbl}", []),
        ("words=%25", [HYPHEN, ONE, LET]),
        ("agency=DEMO-DTM", [LET]),
        ("borough=4", [HYPHEN]),
        ("lot=vacant-lot", [ONE]),
        ("lot=garage", [HYPHEN]),
        ("property=for-a-person", [ONE, LET]),
        ("question=leased-out", [LET]),
        ("question=any", [LET]),
    ],
)
def test_sites_are_found_by_address_name_bbl_agency_and_class(
    client: Client, here: None, query: str, found: Any
) -> None:
    assert listed(client, query) == [one.bbl for one in found]


def test_a_choice_there_is_not_is_said_and_left_out(client: Client, here: None) -> None:
    assert "There is no such choice" in text(client, "/sites/?lot=castle&after=never")
    assert len(listed(client, "lot=castle")) == 3


def test_pages_follow_each_other_without_a_gap_or_a_repeat(client: Client) -> None:
    brought(rows(260))
    seen = list(pages(client, "/sites/"))
    flat = [bbl for page in seen for bbl in page]
    assert len(seen) > 3
    assert len(flat) == len(set(flat))
    assert sorted(flat) == sorted(row["bbl"] for row in json.loads(text(client, "/sites/?as=json")))


@pytest.mark.parametrize(
    ("path", "most"),
    [("/sites/", 9), (f"/sites/{ONE.bbl}/", 11), ("/api/v1/sites", 6), (f"/api/v1/sites/{ONE.bbl}", 6)],
)
def test_a_full_page_asks_the_database_no_more_than_an_empty_one_may(
    client: Client, django_assert_max_num_queries: Any, path: str, most: int
) -> None:
    brought(rows(260))
    with django_assert_max_num_queries(most):  # the two marks of the test's own transaction included
        text(client, path)


@pytest.mark.parametrize("path", ["/sites/", f"/sites/{ONE.bbl}/"])
def test_every_figure_stands_beside_the_day_of_the_list(client: Client, here: None, path: str) -> None:
    assert "imported on 8 May 2026" in text(client, path)


def test_a_site_shows_what_is_proposed_and_by_which_rule_and_control_not_decided(client: Client, here: None) -> None:
    page = text(client, f"/sites/{ONE.bbl}/")
    assert "Every row of the lot says: no use, vacant land." in page
    assert "lot-all-vacant" in page
    assert "not decided" in page
    assert "1-90000-0001" in page
    assert "This site is invented" in page


def test_a_site_that_is_let_stands_as_an_open_question_with_the_order_s_own(client: Client, here: None) -> None:
    page = text(client, f"/sites/{LET.bbl}/")
    assert "leased out: does the City keep operational control?" in page
    assert 'href="/questions/#q-07"' in page
    own = text(client, "/questions/")
    assert all(f'id="{at}"' in own for _words, at in QUESTIONS.values())


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_an_export_says_the_same_with_the_day_of_the_list(client: Client, here: None, kind: str) -> None:
    answer = client.get(f"/sites/?as={kind}&lot=vacant-lot")
    body = answer.content.decode()
    (row,) = json.loads(body) if kind == "json" else csv.DictReader(io.StringIO(body))
    assert (row["bbl"], row["proposed_1a"], row["operational_control"]) == (ONE.bbl, "vacant lot", "not decided")
    assert row["list_imported_on"] == "2026-05-08"
    assert f".{kind}" in answer["Content-Disposition"]


def test_no_cell_of_an_export_is_taken_for_a_formula(client: Client) -> None:
    brought([replace(ONE, house_number="", street="=1+1")])
    (row,) = csv.DictReader(io.StringIO(text(client, "/sites/?as=csv")))
    assert row["address"] == "'=1+1"


@pytest.mark.parametrize("who", [None, ana, eli, dora])
def test_a_shelter_is_in_no_list_export_or_answer_whoever_asks(client: Client, here: None, who: Any) -> None:
    if who:
        sign_in(client, who())
    for path in ("/sites/", "/sites/?as=csv", "/sites/?as=json", "/api/v1/sites"):
        body = text(client, path)
        assert SHELTER.bbl not in body
        assert "HIDDEN" not in body
    assert client.get(f"/api/v1/sites/{SHELTER.bbl}").status_code == 404


def test_a_shelter_s_page_is_there_for_its_agency_and_nobody_else(client: Client, here: None) -> None:
    path = f"/sites/{SHELTER.bbl}/"
    assert client.get(path).status_code == 404
    for who, status in (
        (person("Kim", ("custodian", THEIRS)), 404), (eli(), 302), (dora(), 404), (ana(), 200),
        (person("Lee", ("law-department", "")), 200), (powered(person("Pat", ("administrator", ""))), 200),
    ):  # fmt: skip
        assert sign_in(client, who).get(path).status_code == status, who.name


def test_sensitive_sites_have_a_list_of_their_own_in_sight_of_their_agency(client: Client, here: None) -> None:
    assert SHELTER.bbl in text(sign_in(client, ana()), "/sites/sensitive/")
    assert SHELTER.bbl not in text(sign_in(client, person("Kim", ("custodian", THEIRS))), "/sites/sensitive/")
    assert sign_in(client, cleo()).get("/sites/sensitive/").status_code == 403


def test_an_auditor_opens_sensitive_sites_for_a_stated_purpose_alone(client: Client, here: None) -> None:
    auditor = sign_in(client, eli())
    for path in ("/sites/sensitive/", f"/sites/{SHELTER.bbl}/open/"):
        page = text(auditor, path)
        assert "HIDDEN" not in page
        assert SHELTER.bbl not in page.replace(path, "")
        assert auditor.post(path, {"purpose": "", "words": ""}).status_code == 422
        opened = auditor.post(path, {"purpose": "audit", "words": "The yearly audit"})
        assert opened.status_code == 200
        assert "HIDDEN" in opened.content.decode()
    assert auditor.get(f"/sites/{SHELTER.bbl}/")["Location"] == f"/sites/{SHELTER.bbl}/open/"
    assert "/control/" not in opened.content.decode()
    with reaching(Reach.CITY):
        assert Line.objects.filter(object_kind__in=("site", "sites"), object_number__in=("0", SHELTER.bbl)).count() == 2
    for bbl in (ONE.bbl, "x", "1900000099"):
        assert auditor.get(f"/sites/{bbl}/open/").status_code == 404
    assert sign_in(Client(), cleo()).get(f"/sites/{SHELTER.bbl}/open/").status_code == 404


def test_sites_are_narrowed_to_what_is_decided_of_control(client: Client, keeper: Client, here: None) -> None:
    for verdict, word in (("yes", "yes"), ("part", "in-part")):
        keeper.post(f"/sites/{ONE.bbl}/control/", {"verdict": verdict, "since": "2026-05-01", "reason": "x"})
        assert listed(client, f"control={word}") == [ONE.bbl]
    assert listed(client, "control=yes") == []
    assert listed(client, "control=not-decided") == [HYPHEN.bbl, LET.bbl]
    assert [row["bbl"] for row in json.loads(text(client, "/api/v1/sites?control=in-part"))["sites"]] == [ONE.bbl]


def test_words_of_the_list_are_shown_as_sentences_and_agencies_by_name(client: Client, here: None) -> None:
    page = text(client, f"/sites/{LET.bbl}/")
    assert "In use-tenanted" in page
    assert "IN USE-TENANTED" not in page
    assert "DEMO-DTM, Department of Tides and Moonlight" in text(client, "/sites/")
    assert ">lot-all-vacant<" not in text(client, f"/sites/{ONE.bbl}/")


def test_a_custodian_decides_on_the_page_and_everybody_reads_it(client: Client, keeper: Client, here: None) -> None:
    path = f"/sites/{ONE.bbl}/control/"
    assert path in text(keeper, f"/sites/{ONE.bbl}/")
    refused = keeper.post(path, {"verdict": "yes", "since": "2026-05-01", "reason": ""})
    assert refused.status_code == 422
    done = keeper.post(path, {"verdict": "yes", "since": "2026-05-01", "reason": "The agency keeps the gate."})
    assert (done.status_code, done["Location"]) == (302, f"/sites/{ONE.bbl}/")
    page = text(Client(), f"/sites/{ONE.bbl}/")
    assert "by the role custodian, to hold from 1 May 2026: The agency keeps the gate." in page
    assert "Kay" not in page
    assert path not in page


def test_a_second_decision_shows_the_first_as_superseded(keeper: Client, here: None) -> None:
    for verdict, reason in (("yes", "First reason."), ("part", "Second reason.")):
        keeper.post(f"/sites/{ONE.bbl}/control/", {"verdict": verdict, "since": "2026-05-01", "reason": reason})
    now, _, earlier = text(keeper, f"/sites/{ONE.bbl}/").partition("Earlier decisions of control")
    assert "Second reason." in now
    assert "First reason." in earlier
    assert Control.objects.count() == 2


def test_a_custodian_marks_a_site_and_it_is_gone_for_the_public(keeper: Client, here: None) -> None:
    done = keeper.post(f"/sites/{ONE.bbl}/sensitive/", {"sensitive": "yes", "reason": "People shelter here."})
    assert done.status_code == 302
    assert Client().get(f"/sites/{ONE.bbl}/").status_code == 404
    assert "People shelter here." in text(keeper, f"/sites/{ONE.bbl}/")


def test_another_agency_s_custodian_is_told_why_not(client: Client, here: None) -> None:
    other = sign_in(client, person("Kim", ("custodian", THEIRS)))
    for form in ("control", "sensitive"):
        assert other.get(f"/sites/{ONE.bbl}/{form}/").status_code == 403
        assert other.get(f"/sites/{SHELTER.bbl}/{form}/").status_code == 404


def test_the_api_answers_as_the_page_does(client: Client, here: None) -> None:
    first = json.loads(text(client, "/api/v1/sites?limit=2"))
    second = json.loads(text(client, f"/api/v1/sites?limit=2&after={first['after']}"))
    assert [row["bbl"] for row in (*first["sites"], *second["sites"])] == listed(client)
    assert second["after"] == ""
    one = json.loads(text(client, f"/api/v1/sites/{ONE.bbl}"))
    assert (one["proposed_1a"], one["operational_control"], one["list_imported_on"]) == (
        "vacant lot", "not decided", TODAY.isoformat(),
    )  # fmt: skip
    assert client.get("/api/v1/sites?lot=castle").status_code == 422
    assert client.get("/api/v1/sites?after=never").status_code == 422


@pytest.mark.parametrize("code", SENSITIVE)
def test_every_use_on_the_list_of_sensitive_ones_keeps_its_site_off_the_page(client: Client, code: str) -> None:
    brought([replace(ONE, code=code), replace(ONE, lot=9)])
    assert listed(client) == [replace(ONE, lot=9).bbl]
