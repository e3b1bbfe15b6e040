"""What an import changed is kept site by site and shown to everybody, but of sensitive sites to nobody."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, bodies, person
from threshold.database.reach import Reach, reaching
from threshold.property.actions.decisions import mark_sensitive
from threshold.property.models import Change, Import
from threshold.property.sample import rows
from threshold.property.tests.lists import ONE, TODAY, brought

GONE, NEW = replace(ONE, lot=2, street="TIDE AVENUE"), replace(ONE, lot=3)
SHELTER = replace(ONE, lot=4, code="0731", use="TRANSITIONAL HOUSING - ADULT", name="HIDDEN PLACE")
PARKED = replace(ONE, code="1020", use="OUTDOOR PARKING")


@pytest.fixture
def here(db: None, settings: Any) -> None:
    """Two imports: the second changes one site, leaves one out, adds one, and brings a shelter."""
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, GONE, SHELTER])
    brought([PARKED, NEW, replace(SHELTER, name="ANOTHER HIDDEN NAME")], today=TODAY + timedelta(days=30))


def kept(client: Client, query: str = "") -> list[dict[str, str]]:
    """What the page's CSV says."""
    body = client.get(f"/sites/changes/?as=csv&{query}").content.decode()
    return list(csv.DictReader(io.StringIO(body)))


def test_each_change_is_kept_with_what_the_list_said_before_and_says_now(client: Client, here: None) -> None:
    told = {(row["bbl"], row["kind"], row["field"]): (row["before"], row["after"]) for row in kept(client)}
    assert told[ONE.bbl, "changed", "lot"] == ("vacant lot", "parking lot")
    assert (NEW.bbl, "added", "") in told
    assert (GONE.bbl, "absent", "") in told


def test_the_first_import_keeps_its_count_alone(client: Client, here: None) -> None:
    with reaching(Reach.CITY):
        first, second = Import.objects.order_by("id")
        assert Change.objects.filter(of=first).count() == 0
        assert Change.objects.filter(of=second).count() == 4
    page = client.get(f"/sites/changes/?import={first.pk}").content.decode()
    assert "Every site was new" in page
    assert "3 added" in page


def test_a_site_left_out_is_told_of_once_and_again_when_it_is_named_again(client: Client, here: None) -> None:
    brought([PARKED, NEW], today=TODAY + timedelta(days=60))
    assert GONE.bbl not in {row["bbl"] for row in kept(client)}
    brought([PARKED, NEW, GONE], today=TODAY + timedelta(days=90))
    assert {(row["bbl"], row["kind"]) for row in kept(client)} == {(GONE.bbl, "listed-again")}


def test_an_import_that_changes_nothing_keeps_nothing(client: Client, here: None) -> None:
    brought([PARKED, NEW, replace(SHELTER, name="ANOTHER HIDDEN NAME")])
    assert kept(client) == []
    assert "No public site was changed" in client.get("/sites/changes/").content.decode()


def test_nothing_of_a_shelter_is_told_whatever_the_reach_of_whoever_looks(client: Client, here: None) -> None:
    for path in ("/sites/changes/", "/sites/changes/?as=csv", "/sites/changes/?as=json"):
        body = client.get(path).content.decode()
        assert SHELTER.bbl not in body
        assert "HIDDEN" not in body
    with reaching(Reach.PUBLIC):
        assert not Change.objects.filter(site_id=SHELTER.bbl).exists()


def test_a_site_that_was_a_shelter_tells_nothing_of_it_afterwards(client: Client, here: None) -> None:
    brought([PARKED, NEW, replace(SHELTER, code="0120", use="AGENCY OFFICE")])
    (row,) = [row for row in kept(client) if row["bbl"] == SHELTER.bbl]
    assert (row["kind"], row["field"], row["before"]) == ("changed", "", "")


def test_marking_a_site_takes_its_changes_from_the_public(client: Client, here: None) -> None:
    by = Who.of(person("Kay", ("custodian", OURS)))
    mark_sensitive(by=by, bbl=ONE.bbl, sensitive=True, reason="People shelter here.", today=TODAY)
    assert ONE.bbl not in {row["bbl"] for row in kept(client)}


def test_the_page_shows_both_values_and_narrows_by_kind(client: Client, here: None) -> None:
    page = client.get("/sites/changes/?kind=changed").content.decode()
    assert "<del>vacant lot</del>" in page
    assert "<ins>parking lot</ins>" in page
    assert NEW.bbl not in page
    assert client.get("/sites/changes/?import=none").status_code == 404


def test_pages_of_changes_follow_each_other(client: Client, db: None, settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([NEW])
    brought([NEW, *rows(150)])
    whole = {row["bbl"] for row in json.loads(client.get("/sites/changes/?as=json").content)}
    seen: list[str] = []
    path = "/sites/changes/"
    while path:
        answer = client.get(path)
        seen += [one.site_id for one in answer.context["page"].changes]
        after = answer.context["page"].after
        path = f"/sites/changes/?after={after}" if after else ""
    assert len(seen) == len(set(seen)) == len(whole) > 100
    assert set(seen) == whole


def test_what_is_kept_is_never_changed(here: None) -> None:
    with reaching(Reach.CITY), pytest.raises(DatabaseError, match=r"only added|permission"), transaction.atomic():
        Change.objects.update(kind="added")
