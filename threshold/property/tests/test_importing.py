"""Importing the list: every row accounted for, nothing twice, nothing deleted, one line in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import bodies, dora, powered
from threshold.agencies.models import Body
from threshold.core.answers import NotAllowed
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line
from threshold.property.actions.decisions import decide_control
from threshold.property.actions.imports import PropertyRefused, Source, import_property
from threshold.property.differences import EMPTY_ROOT
from threshold.property.models import Control, Import, Site, Use
from threshold.property.sample import layout_of, rows, with_traps
from threshold.property.tests.lists import (
    FULL,
    ONE,
    OPERATOR,
    TODAY,
    brought,
    cells,
    file_of,
    kinds,
    needs_the_real_file,
    previewed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()


def site(bbl: str = ONE.bbl) -> Site:
    """One site as the City sees it."""
    with reaching(Reach.CITY):
        return Site.objects.get(pk=bbl)


def counts() -> tuple[int, int, int]:
    """How many sites, uses and imports there are."""
    with reaching(Reach.CITY):
        return Site.objects.count(), Use.objects.count(), Import.objects.count()


def lines() -> list[Line]:
    """The journal's lines of imports."""
    with reaching(Reach.CITY):
        return list(Line.objects.filter(action="property.imported").order_by("id"))


def test_every_row_is_accounted_for_and_repeats_are_counted() -> None:
    some = with_traps(rows(200))
    outcome = brought(some)
    with reaching(Reach.CITY):
        held = sum(Use.objects.values_list("times", flat=True))
    assert outcome.rows == len(some) == held
    assert outcome.uses + outcome.repeated == outcome.rows
    assert outcome.repeated >= 1
    assert counts() == (len({one.bbl for one in some}), outcome.uses, 1)


def test_the_same_again_in_another_layout_and_sequence_changes_nothing() -> None:
    some = with_traps(rows(200))
    brought(some)
    for layout in ("open-data", "api", "city-planning"):
        again = brought(some[::-1], layout_of(layout))
        assert (len(again.new), len(again.newer), len(again.absent)) == (0, 0, 0)
        assert again.unchanged == again.sites
        assert again.root == EMPTY_ROOT


def test_a_preview_says_the_same_and_writes_nothing() -> None:
    assert previewed(kinds()).counts == {
        "rows": 15, "repeated": 0, "sites": 15, "added": 15, "changed": 0, "unchanged": 0, "absent": 0,
    }  # fmt: skip
    assert counts() == (0, 0, 0)
    assert lines() == []


def test_one_line_tells_of_an_import_with_its_counts_and_root() -> None:
    outcome = brought(kinds())
    (line,) = lines()
    assert (line.actor_role, line.object_kind, line.clause) == ("operator", "property-import", "1.a")
    with reaching(Reach.CITY):
        done = Import.objects.get()
    assert (done.root, done.sites, done.on) == (outcome.root, 15, TODAY)
    assert outcome.root != EMPTY_ROOT


def test_what_differs_is_named_field_by_field() -> None:
    brought([ONE])
    outcome = brought([replace(ONE, code="1020", use="OUTDOOR PARKING", name="INVENTED YARD")])
    (changed,) = outcome.examples
    told = {name: (before, after) for name, before, after in changed.fields}
    assert told["lot"] == ("vacant lot", "parking lot")
    assert told["lot_rule"] == ("lot-all-vacant", "lot-all-parking")
    assert "1520" in told["uses"][0]
    assert "INVENTED YARD" in told["uses"][1]
    assert site().lot == "parking lot"


def test_a_new_wording_of_a_use_does_not_change_what_is_proposed() -> None:
    some = replace(ONE, code="0872", use="MUNICIPAL PARKING - OUTDOOR")
    brought([some])
    outcome = brought([replace(some, use="MUNICIPAL PARKING - OUTDOOR PUBLIC")])
    assert [name for name, _before, _after in outcome.examples[0].fields] == ["uses"]
    assert site().lot == "parking lot"


def test_a_site_the_list_leaves_out_stays_and_says_since_when() -> None:
    other = replace(ONE, lot=2)
    brought([ONE, other])
    outcome = brought([other])
    assert outcome.absent == [ONE.bbl]
    brought([other], today=TODAY + timedelta(days=9))
    assert site().absent_since == TODAY
    again = brought([ONE, other], today=TODAY + timedelta(days=20))
    assert [changed.bbl for changed in again.examples] == [ONE.bbl]
    assert site().absent_since is None
    assert counts()[0] == 2


def test_a_decision_outlives_every_import() -> None:
    brought([ONE])
    admin = Who.of(powered(dora()))
    decide_control(by=admin, bbl=ONE.bbl, verdict="yes", reason="It keeps the gate.", since=TODAY, today=TODAY)
    brought([replace(ONE, code="1020", use="OUTDOOR PARKING")])
    brought([replace(ONE, lot=2)])
    with reaching(Reach.CITY):
        assert Control.objects.get().site_id == ONE.bbl


def test_one_row_at_fault_and_nothing_is_written() -> None:
    good = cells(replace(ONE, lot=2))
    file = file_of(good, cells(ONE, code="GARAGE"), cells(ONE, bbl="7"))
    with pytest.raises(PropertyRefused) as refused:
        import_property(by=OPERATOR, source=Source(file, invented=True), today=TODAY)
    assert ([fault.line for fault in refused.value.faults], refused.value.count, refused.value.rows) == ([3, 4], 2, 3)
    assert counts() == (0, 0, 0)


def test_only_an_operator_imports_and_invented_lots_only_in_a_demonstration(settings: Any) -> None:
    for by in (Who.of(powered(dora())),):
        with pytest.raises(NotAllowed):
            import_property(by=by, source=Source(file_of(cells(ONE)), invented=True), today=TODAY)
    settings.DEMONSTRATION = False
    with pytest.raises(NotAllowed, match="demonstrations only"):
        import_property(by=OPERATOR, source=Source(file_of(cells(ONE)), invented=True), today=TODAY)
    assert counts() == (0, 0, 0)


def test_a_body_stands_for_a_code_where_all_rows_name_it_alone() -> None:
    beside = replace(ONE, lot=2)
    brought([ONE, beside, replace(beside, agency="DEMO-DTM")])
    assert site().body_id == "demo-lanterns"
    assert (site(beside.bbl).body_id, site(beside.bbl).questions) == (None, ["shared"])


def test_the_citys_codes_lead_to_the_bodies_of_their_record() -> None:
    real = replace(ONE, block=7033, agency="ACS")
    import_property(by=OPERATOR, source=Source(file_of(cells(real))), today=TODAY)
    assert Body.objects.get(pk="acs").record == "nycgo-000002"
    assert site(real.bbl).body_id == "acs"


def test_an_agency_code_that_is_not_known_is_kept_and_named() -> None:
    outcome = brought([replace(ONE, agency="XYZ")])
    assert outcome.unknown_agencies == {"XYZ"}
    assert (site().agencies, site().body_id) == (["XYZ"], None)


@needs_the_real_file
def test_the_citys_file_is_imported_whole_and_again_without_a_change() -> None:
    for again in (False, True):
        with FULL.open("rb") as file:
            outcome = import_property(by=OPERATOR, source=Source(file, edition=date(2025, 3, 3)), today=TODAY)
        assert (outcome.rows, outcome.repeated, outcome.sites) == (17_395, 15, 15_326)
        assert (len(outcome.new), len(outcome.newer), outcome.unchanged) == (
            (0, 0, 15_326) if again else (15_326, 0, 0)
        )
        assert outcome.unknown_agencies == set()
    assert counts() == (15_326, 17_380, 2)
    jfk, rikers = site("4142600001"), site("2026050040")
    assert (jfk.lot_rule, rikers.lot_rule) == ("lot-parking-beside", "lot-unsure-code")
    with reaching(Reach.CITY):
        assert Site.objects.filter(lot="vacant lot").count() == 2153
        assert not Site.objects.filter(lot="vacant lot").exclude(uses__code="1520").exists()
        assert Site.objects.filter(sensitive=True).count() == 84
    assert Site.objects.count() == 15_326 - 84
