"""Codes on signs open the guide for their site, whoever asks; none is there for a shelter, and nobody can list them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, bodies, dora, eli, person, powered
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line
from threshold.property.actions.codes import make_code, withdraw_code
from threshold.property.actions.decisions import mark_sensitive
from threshold.property.models import Code
from threshold.property.queries.codes import SIGNS, guide_address, read_code, site_of_code, written_code
from threshold.property.tests.lists import ONE, TODAY, brought

pytestmark = pytest.mark.django_db
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT")


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, SHELTER])


def kay(agency: str = OURS) -> Person:
    """An invented custodian."""
    return person(f"Kay {agency}", ("custodian", agency))


def made(by: Person, bbl: str = ONE.bbl) -> Code:
    """A code made today."""
    return make_code(by=Who.of(by), bbl=bbl, today=TODAY)


def test_a_code_opens_its_site_for_everybody_however_it_is_typed() -> None:
    code = made(kay()).code
    assert len(code) == 8
    assert set(code) <= set(SIGNS)
    for reach in Reach:
        with reaching(reach, THEIRS):
            for typed in (code, code.lower(), written_code(code), f" {code[:4]} {code[4:]} "):
                found = site_of_code(typed)
                assert found is not None
                assert found.bbl == ONE.bbl


@pytest.mark.parametrize("typed", ["", "x", "00000000", "U" * 8, "0" * 9, "％" * 8, "0" * 4000, "\x00" * 8])
def test_what_is_no_code_opens_nothing(typed: str) -> None:
    made(kay())
    assert site_of_code(typed) is None


@pytest.mark.parametrize(
    ("typed", "read"), [("o1il-abcd", "0111ABCD"), ("OOOOOOOO", "0" * 8), ("ABCD-EFGU", ""), ("ABC", "")]
)
def test_letters_that_look_like_figures_are_read_as_figures(typed: str, read: str) -> None:
    assert read_code(typed) == read


def test_a_withdrawn_code_opens_nothing_and_the_next_one_does() -> None:
    by = kay()
    first = made(by).code
    withdraw_code(by=Who.of(by), bbl=ONE.bbl, reason="The sign was taken.", today=TODAY)
    assert site_of_code(first) is None
    second = made(by).code
    assert second != first
    assert site_of_code(second) is not None
    with reaching(Reach.CITY):
        assert Code.objects.count() == 2


def test_a_shelter_gets_no_code_and_a_site_marked_later_opens_nothing_even_to_the_city() -> None:
    by = kay()
    with pytest.raises(Refused, match="none of theirs stands on paper"):
        made(by, SHELTER.bbl)
    code = made(by).code
    mark_sensitive(by=Who.of(by), bbl=ONE.bbl, sensitive=True, reason="People shelter here.", today=TODAY)
    for reach in Reach:
        with reaching(reach, OURS):
            assert site_of_code(code) is None


def test_a_site_has_one_code_at_a_time() -> None:
    by = kay()
    with pytest.raises(Refused, match="no code in use"):
        withdraw_code(by=Who.of(by), bbl=ONE.bbl, reason="x", today=TODAY)
    made(by)
    with pytest.raises(Refused, match="has a code already"):
        made(by)


@pytest.mark.parametrize(
    ("reach", "agency", "rows"),
    [("public", "", 0), ("audit", "", 0), ("own", "", 0), ("agency", THEIRS, 0), ("agency", OURS, 1), ("city", "", 1)],
)
def test_codes_are_listed_by_their_site_s_keepers_alone(reach: str, agency: str, rows: int) -> None:
    made(kay())
    with reaching(Reach(reach), agency):
        assert Code.objects.count() == rows


def test_looking_a_code_up_leaves_the_reach_as_it_was() -> None:
    code = made(kay()).code
    with reaching(Reach.PUBLIC):
        assert site_of_code(code) is not None
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('app.reach')")
            assert cursor.fetchone() == ("public",)
        assert not Code.objects.exists()


def test_only_whoever_keeps_the_record_makes_and_withdraws_codes() -> None:
    theirs = kay(THEIRS)
    for by in (dora(), eli(), theirs):
        with pytest.raises(NotAllowed):
            made(by)
    with pytest.raises(OutOfSight):
        made(theirs, SHELTER.bbl)
    made(ana())
    withdraw_code(by=Who.of(powered(person("Dana", ("administrator", "")))), bbl=ONE.bbl, reason="x", today=TODAY)


def test_the_journal_tells_that_there_is_a_code_and_never_which() -> None:
    code = made(kay()).code
    with reaching(Reach.CITY):
        line = Line.objects.get(action="property.code_made")
    assert (line.object_number, line.clause, line.agency_id) == (ONE.bbl, "3-119.13(c)", OURS)
    assert code not in str(line.__dict__)


def test_a_code_is_never_changed_or_removed() -> None:
    made(kay())
    for change in ({"code": "AAAAAAAA"}, {"made_on": TODAY}):
        with reaching(Reach.CITY), transaction.atomic():
            if change == {"made_on": TODAY}:
                assert Code.objects.update(**change) == 1  # the same day again changes nothing
                continue
            with pytest.raises(DatabaseError, match="are kept"), transaction.atomic():
                Code.objects.update(**change)
    with reaching(Reach.CITY), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Code.objects.all().delete()


def test_the_address_on_a_sign_is_the_guide_s_page_for_the_code(settings: Any) -> None:
    settings.SITE = "https://threshold.example"
    assert guide_address("ABCD1234") == "https://threshold.example/g/ABCD1234/"
