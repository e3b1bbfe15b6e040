"""Sites are found by terms the database keeps by itself: none of a sensitive site, none written by the application."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, bodies, person
from threshold.database.reach import Reach, reaching
from threshold.property.actions.decisions import mark_sensitive
from threshold.property.models import SearchTerm, Site, Stamp
from threshold.property.queries.sites import Asking, sites_page
from threshold.property.sample import rows
from threshold.property.tests.lists import ONE, TODAY, brought

pytestmark = pytest.mark.django_db
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT", name="HIDDEN PLACE")


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, SHELTER])


def terms(bbl: str = ONE.bbl) -> set[str]:
    """The terms of a site, as whoever reaches most sees them."""
    with reaching(Reach.CITY):
        return set(SearchTerm.objects.filter(site_id=bbl).values_list("term", flat=True))


def stamp() -> int:
    """The stamp now."""
    return Stamp.objects.get().number


def found(**asked: str) -> list[str]:
    """The sites a search finds."""
    return [site.bbl for site in sites_page(Asking(**asked)).sites]


def plan(statement: str) -> str:
    """How the database would answer, were reading everything out of the question."""
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(f"explain {statement}")
        return "\n".join(line for (line,) in cursor.fetchall())


def test_a_site_has_its_words_its_agencies_and_its_questions() -> None:
    brought([ONE, replace(ONE, agreement="L")])
    assert {"kite", "lane", "invented", "manhattan", ONE.bbl, "agency:DEMO-DPL", "question:leased-out"} <= terms()


def test_a_sensitive_site_has_no_term_whatever_the_reach() -> None:
    assert terms(SHELTER.bbl) == set()


def test_marking_takes_the_terms_away_and_lifting_brings_them_back() -> None:
    by, before = Who.of(person("Kay", ("custodian", OURS))), terms()
    for sensitive, kept in ((True, set[str]()), (False, before)):
        mark_sensitive(by=by, bbl=ONE.bbl, sensitive=sensitive, reason="People shelter here.", today=TODAY)
        assert terms() == kept
        assert found(words="kite") == ([ONE.bbl] if kept else [])


def test_another_list_brings_other_terms() -> None:
    brought([replace(ONE, street="TIDE AVENUE")])
    assert (found(words="tide"), found(words="kite")) == ([ONE.bbl], [])


def test_the_stamp_moves_with_every_change_of_a_site() -> None:
    first = stamp()
    mark_sensitive(
        by=Who.of(person("Kay", ("custodian", OURS))), bbl=ONE.bbl, sensitive=True, reason="x", today=TODAY
    )  # fmt: skip
    marked = stamp()
    brought([replace(ONE, lot=7)])
    assert first < marked < stamp()


def test_a_site_the_list_leaves_out_is_still_found_and_the_stamp_moves() -> None:
    before, kept = stamp(), terms()
    brought([replace(ONE, lot=7)])
    assert (terms(), found(words=ONE.bbl)) == (kept, [ONE.bbl])
    assert stamp() > before


def test_every_site_changed_at_once_is_found_by_its_new_words_alone() -> None:
    some = rows(60)
    brought(some)
    brought([replace(one, street="NUTSHELL WALK") for one in some])
    with reaching(Reach.CITY):
        named = {site.bbl for site in Site.objects.filter(sensitive=False, address__endswith="NUTSHELL WALK")}
        assert named == set(SearchTerm.objects.filter(term="nutshell").values_list("site_id", flat=True))
        assert not SearchTerm.objects.filter(term="teapot").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "insert into property_search_term (site_id, term) values ('1900000001', 'x')",
        "delete from property_search_term",
        "update property_stamp set number = 0",
        "truncate property_search_term",
    ],
)
def test_the_application_writes_no_term_and_no_stamp(statement: str) -> None:
    with reaching(Reach.CITY), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize(
    "condition", ["term >= 'kite' and term < 'kite~'", "term = 'agency:DCAS'"], ids=["begins", "is"]
)
def test_a_search_may_use_the_index_under_row_security(condition: str) -> None:
    assert re.search(r"Index Cond: \(+term", plan(f"select site_id from property_search_term where {condition}"))


def test_a_search_within_a_district_and_by_half_a_word_and_by_signs_alone() -> None:
    brought([ONE, replace(ONE, lot=3, district="102")])
    assert found(district="102") == [replace(ONE, lot=3).bbl]
    assert len(found(words="ki lan")) == 2
    assert found(words="ite") == []
    assert found(words="%, -") == found()


def test_every_site_that_is_not_sensitive_has_terms() -> None:
    with reaching(Reach.CITY):
        told = set(Site.objects.filter(sensitive=False).values_list("bbl", flat=True))
        assert told == set(SearchTerm.objects.values_list("site_id", flat=True))
