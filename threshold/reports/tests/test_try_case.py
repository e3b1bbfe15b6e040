"""The form gives the core's answers, keeps the case in its address, and says what it could not read."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.test import Client

from threshold.core.cases import Case
from threshold.core.scenarios import load_cases, run_case
from threshold.reports.trying import address_of

ROOT = Path(__file__).resolve().parents[3]
FILES = [ROOT / "law" / "scenarios.yaml", ROOT.parent / "shared" / "scenarios.yaml"]
SECTION = re.compile(r'data-cite="([^"]*)" data-may="([^"]*)" data-standing="([^"]*)" data-relied="([^"]*)"')
pytestmark = pytest.mark.django_db
QUESTIONS = re.compile(r'data-ask="([^"]*)" data-decide="([^"]*)"')


def cases() -> list[Case]:
    """Every scenario there is: the project's own, and the City's golden ones where they lie beside it."""
    return [case for file in FILES if file.exists() for case in load_cases(file.read_text("utf-8"))]


def shown(page: str) -> list[tuple[object, ...]]:
    """What the page says of each law: cite, outcomes, standing, exceptions relied on, questions, points to decide."""
    rows: list[tuple[object, ...]] = []
    for said, asked in zip(SECTION.findall(page), QUESTIONS.findall(page), strict=True):
        cite, may, standing, relied = map(unescape, said)
        questions = tuple(tuple(part.split()) for part in asked)
        rows.append((cite, frozenset(may.split()), standing, tuple(filter(None, relied.split("|"))), *questions))
    return rows


def expected(case: Case) -> list[tuple[object, ...]]:
    """The same from the core itself."""
    return [
        (one.norm.cite, frozenset(one.may), one.standing or "", one.relied_on, one.ask, one.decide)
        for one in run_case(case)
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_the_form_answers_as_the_core_does(client: Client, case: Case) -> None:
    page = client.get("/try/?" + urlencode(address_of(case))).content.decode()
    assert shown(page) == expected(case)
    assert 'role="alert"' not in page


def test_an_empty_case_asks_and_decides_nothing(client: Client) -> None:
    page = client.get("/try/?date=2026-03-02").content.decode()
    assert "Result on the facts as given. No official has decided this." in page
    assert shown(page)[0][1] == {"OUTSIDE", "PERMITTED", "PROHIBITED"}
    assert 'name="who"' in page


def test_a_question_that_no_longer_matters_is_not_asked(client: Client) -> None:
    page = client.get("/try/?date=2026-03-02&who=city").content.decode()
    assert shown(page)[0][1] == {"OUTSIDE"}
    assert 'name="place"' not in page


@pytest.mark.parametrize(
    "wrong", ["whom=federal", "who=martian", "found=e_exigent", "found=who%3Anobody", "claim=x%3Ay", "who=%00"]
)
def test_what_cannot_be_read_is_named_and_the_rest_is_kept(client: Client, wrong: str) -> None:
    response = client.get(f"/try/?date=2026-03-02&place=garage&{wrong}")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'role="alert"' in page
    assert '<input type="hidden" name="place" value="garage">' in page


def test_a_day_that_does_not_exist_is_named(client: Client) -> None:
    page = client.get("/try/?date=2026-02-30&who=federal").content.decode()
    assert "2026-02-30" in page
    assert 'role="alert"' in page


def test_there_is_no_place_for_words_of_ones_own(client: Client) -> None:
    page = client.get("/try/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert 'type="text"' not in main
    assert "<textarea" not in main
