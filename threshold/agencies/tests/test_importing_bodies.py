"""An import is one action: all of it or nothing, with one line in the journal."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings

from threshold.agencies import queries
from threshold.agencies.actions import RowsRefused, import_bodies, load_demonstration, load_starter, preview_import
from threshold.agencies.importer import read_bodies
from threshold.agencies.models import Body, Import
from threshold.agencies.tests.lists import roster, synthetic
from threshold.core.answers import NotAllowed
from threshold.core.loader import load_law
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import Actor
from threshold.journal.models import Line
from threshold.journal.queries import details_of

pytestmark = pytest.mark.django_db
CLEO, OPERATOR = Actor("public"), Actor("operator", "test")
DAY = date(2026, 3, 2)


def lines(action: str) -> list[Line]:
    """The journal's lines of one kind."""
    with reaching(Reach.CITY):
        return list(Line.objects.filter(action=action))


def test_the_starter_list_is_what_the_order_names() -> None:
    assert {body.id for body in queries.bodies()} == {body.id for body in load_law().order.bodies}
    assert queries.set_up_ids() == frozenset()
    assert not queries.has_demonstration()


def test_loading_the_starter_list_again_writes_nothing() -> None:
    before = len(lines("agencies.starter_loaded"))
    assert load_starter(by=OPERATOR, bodies=load_law().order.bodies).counts["changed"] == 0
    assert len(lines("agencies.starter_loaded")) == before


def test_an_import_writes_its_rows_and_one_line_with_its_counts() -> None:
    plan = import_bodies(by=OPERATOR, parsed=synthetic("golden"))
    assert plan.counts == {"added": 3, "changed": 1, "unchanged": 0, "refused": 0, "absent": plan.counts["absent"]}
    assert Body.objects.get(id="acs").url == "https://www.nyc.gov/site/acs/index.page"
    assert Body.objects.get(id="nycgo-900002").status == "dissolved"
    (line,) = lines("agencies.bodies_imported")
    with reaching(Reach.CITY):
        details = details_of(line)
    assert details is not None
    assert (details["added"], details["changed"]) == (3, 1)
    assert details["file_hash"] == synthetic("golden").file_hash == Import.objects.get().file_hash


def test_the_same_file_again_reports_no_change() -> None:
    import_bodies(by=OPERATOR, parsed=synthetic("golden"))
    again = import_bodies(by=OPERATOR, parsed=synthetic("golden"))
    assert (again.added, again.changed, len(again.unchanged)) == ((), (), 4)


def test_a_preview_writes_nothing() -> None:
    assert preview_import(by=OPERATOR, parsed=synthetic("golden")).counts["added"] == 3
    assert not Body.objects.filter(id__startswith="nycgo-").exists()
    assert not Import.objects.exists()


def test_a_refused_row_stops_the_whole_import_unless_it_is_left_out() -> None:
    parsed = read_bodies(roster("nycgo-900001,SYNTHETIC One,,other,active", "nycgo-900002,,,other,active"))
    with pytest.raises(RowsRefused) as refusal:
        import_bodies(by=OPERATOR, parsed=parsed)
    assert [one.line for one in refusal.value.plan.refused] == [3]
    assert not Body.objects.filter(id="nycgo-900001").exists()
    import_bodies(by=OPERATOR, parsed=parsed, skip_refused=True)
    assert Body.objects.filter(id="nycgo-900001").exists()


def test_only_an_operator_imports_and_the_refusal_says_so() -> None:
    with pytest.raises(NotAllowed, match="operator"):
        import_bodies(by=CLEO, parsed=synthetic("golden"))
    assert not Body.objects.filter(id__startswith="nycgo-").exists()


@override_settings(DEMONSTRATION=True)
def test_invented_bodies_are_marked_and_some_are_set_up() -> None:
    assert load_demonstration(by=OPERATOR, day=DAY) == 6
    assert load_demonstration(by=OPERATOR, day=DAY) == 0
    found = queries.roster()
    assert found.demonstration
    assert found.set_up == {"demo-lanterns", "demo-tides", "demo-umbrellas", "demo-clouds"}
    assert all("(invented)" in body.name for body in found.bodies if body.id.startswith("demo-"))
    assert len(lines("agencies.demonstration_loaded")) == 1


@override_settings(DEMONSTRATION=False)
def test_invented_bodies_stay_out_of_a_real_installation() -> None:
    with pytest.raises(NotAllowed, match="demonstration"):
        load_demonstration(by=OPERATOR, day=DAY)
    assert not queries.has_demonstration()


@override_settings(DEMONSTRATION=True)
def test_an_import_does_not_touch_invented_bodies() -> None:
    load_demonstration(by=OPERATOR, day=DAY)
    parsed = read_bodies(roster("nycgo-900001,Department of Paper Lanterns (invented),DEMO-DPL,mayoral agency,active"))
    plan = import_bodies(by=OPERATOR, parsed=parsed)
    assert [body.id for body in plan.added] == ["nycgo-900001"]


def test_search_finds_by_name_acronym_and_other_name_and_pages_by_key() -> None:
    import_bodies(by=OPERATOR, parsed=synthetic("golden"))
    assert [body.id for body in queries.search_bodies(words="bureau samples").bodies] == ["nycgo-900001"]
    assert [body.id for body in queries.search_bodies(words="nypd").bodies] == ["nypd"]
    seen, after = [], ""
    while True:
        page = queries.search_bodies(limit=7, after=after)
        seen += [body.id for body in page.bodies]
        after = page.after
        if not after:
            break
    assert seen == [body.id for body in Body.objects.order_by("name", "id")]


def test_search_takes_every_character_a_person_may_type() -> None:
    assert queries.search_bodies(words="100% _under \\ 'quote").bodies == ()


def test_the_public_reads_and_does_not_write_even_past_the_actions() -> None:
    assert Body.objects.filter(id="acs").exists()
    with transaction.atomic():
        assert Body.objects.filter(id="acs").update(name="SYNTHETIC") == 0
        assert Body.objects.filter(id="acs").delete() == (0, {})
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Body.objects.create(
            id="synthetic",
            name="SYNTHETIC",
            kind="other",
            source="synthetic",
            confidence="low",
            imported_at="2026-03-02T00:00Z",
            updated_at="2026-03-02T00:00Z",
        )


def test_the_record_of_an_import_is_never_changed() -> None:
    import_bodies(by=OPERATOR, parsed=synthetic("golden"))
    with pytest.raises(DatabaseError), reaching(Reach.CITY):
        Import.objects.update(added=0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "guild"},
        {"status": "asleep"},
        {"confidence": "sure"},
        {"name": ""},
        {"demonstration": True},
        {"record": "nycgo-000389"},
        {"part_of_id": "acs"},
    ],
)
def test_the_database_itself_refuses_what_makes_no_sense(wrong: dict[str, object]) -> None:
    with pytest.raises(DatabaseError), reaching(Reach.CITY):
        Body.objects.filter(id="acs").update(**wrong)
