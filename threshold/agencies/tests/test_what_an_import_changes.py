"""A row meets the body it speaks of: by record id, by name, by acronym; nothing is doubled and the law's words stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from threshold.agencies.changes import Held, Plan, plan, plan_starter
from threshold.agencies.importer import Parsed, read_bodies
from threshold.agencies.preview import count, preview
from threshold.agencies.tests.lists import SHARED, roster, starter, synthetic
from threshold.core.loader import load_law


def after(found: Plan, before: tuple[Held, ...]) -> tuple[Held, ...]:
    """The bodies as they stand once a plan is written."""
    now = {body.id: body for body in before}
    now |= {body.id: body for body in found.added}
    now |= {change.after.id: change.after for change in found.changed}
    return tuple(now.values())


def test_bodies_of_the_starter_list_are_updated_and_not_doubled() -> None:
    found = plan(synthetic("golden"), starter())
    assert [change.after.id for change in found.changed] == ["acs"]
    assert found.changed[0].fields == (("url", "", "https://www.nyc.gov/site/acs/index.page"),)
    assert [body.id for body in found.added] == ["nycgo-900001", "nycgo-900002", "nycgo-900003"]


def test_a_body_without_a_record_is_met_by_its_name() -> None:
    found = plan(synthetic("roster"), starter())
    assert [(change.after.id, change.after.record) for change in found.changed] == [("cpo", "eo13-cpo")]


def test_a_body_is_met_by_acronym_where_the_kind_agrees_and_one_row_bears_it() -> None:
    other_name = "nycgo-900009,SYNTHETIC Response Committee,IRC,{kind},active"
    same_kind = plan(read_bodies(roster(other_name.format(kind="committee"))), starter())
    assert [change.after.id for change in same_kind.changed] == ["irc"]
    assert same_kind.changed[0].after.name == "Interagency Response Committee"
    other_kind = plan(read_bodies(roster(other_name.format(kind="other"))), starter())
    assert [body.id for body in other_kind.added] == ["nycgo-900009"]
    rows = (other_name.format(kind="committee"), other_name.format(kind="committee").replace("009", "010"))
    assert len(plan(read_bodies(roster(*rows)), starter()).added) == 2


def test_two_rows_that_speak_of_one_body_are_refused_after_the_first() -> None:
    rows = (
        "nycgo-900001,Chief Privacy Officer,,official,active",
        "nycgo-900002,chief privacy officer,,official,active",
    )
    found = plan(read_bodies(roster(*rows)), starter())
    assert [refusal.line for refusal in found.refused] == [3]
    assert "so does line 2" in str(found.refused[0].reason)


def test_what_the_law_says_of_a_body_is_not_the_lists_to_change() -> None:
    row = "nycgo-000143,SYNTHETIC Public Schools,SYN-PS,mayoral agency,active"
    change = plan(read_bodies(roster(row)), starter()).changed[0]
    assert (change.after.id, change.after.name, change.after.kind) == (
        "doe",
        "Department of Education",
        "department of education",
    )
    assert change.after.other_names == ("SYNTHETIC Public Schools", "SYN-PS")


def test_a_coarse_list_never_blurs_a_kind_a_person_told_apart() -> None:
    fine = after(plan(synthetic("roster"), starter()), starter())
    coarse = after(plan(synthetic("golden"), fine), fine)
    kinds = {body.id: (body.kind, body.confidence) for body in coarse}
    assert kinds["nycgo-900003"] == ("local public authority", "low")


def test_the_same_file_again_changes_nothing() -> None:
    for name in ("golden", "published", "roster"):
        held = after(plan(synthetic(name), starter()), starter())
        again = plan(synthetic(name), held)
        assert (again.added, again.changed, len(again.unchanged)) == ((), (), synthetic(name).count)


def test_a_body_no_longer_listed_is_named_and_kept() -> None:
    held = after(plan(synthetic("golden"), ()), ())
    absent = plan(synthetic("published"), held).absent
    assert {body.id for body in absent} == {"nycgo-000002", "nycgo-900002", "nycgo-900003"}


def test_the_preview_accounts_for_every_row() -> None:
    parsed = read_bodies(roster("nycgo-900001,SYNTHETIC One,,other,active", "nycgo-900002,,,other,active"))
    found = plan(parsed, starter())
    lines = preview(parsed, found)
    assert lines[-1] == count(found) == "2 rows: 1 added, 0 changed, 0 unchanged, 1 refused."
    assert "  line 3: The body has no name. Write its name in the column “name”." in lines


def test_the_preview_shows_each_field_before_and_after() -> None:
    held = after(plan(synthetic("golden"), ()), ())
    moved = tuple(replace(body, status="inactive") if body.id == "nycgo-900001" else body for body in held)
    lines = preview(synthetic("golden"), plan(synthetic("golden"), moved))
    assert "      status: inactive -> active" in lines


def test_the_starter_list_keeps_what_an_import_said_beside_it() -> None:
    held = after(plan(synthetic("golden"), starter()), starter())
    again = plan_starter(load_law().order.bodies, held)
    assert (again.added, again.changed) == ((), ())


def test_the_starter_list_loaded_after_an_import_shares_no_record_with_it() -> None:
    held = after(plan(synthetic("golden"), ()), ())
    loaded = after(plan_starter(load_law().order.bodies, held), held)
    records = [body.record for body in loaded if body.record]
    assert len(records) == len(set(records))
    assert plan_starter(load_law().order.bodies, loaded).changed == ()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the City's own files are not beside the project")
def test_the_citys_own_files_one_after_another_double_no_body() -> None:
    held = starter()
    names = ("nycgo_golden_v1.8.43_no_officer_names.csv", "nycgo_published_v1.8.43.csv")
    files = [SHARED / "agencies_src" / name for name in names] + [SHARED / "agencies.csv"]
    for parsed in [read_bodies(path.read_bytes()) for path in files]:
        found = plan(parsed, held)
        assert found.rows == parsed.count
        held = after(found, held)
        assert_stable(parsed, held)
    assert len({body.name.lower() for body in held}) == len(held)
    assert [body.id for body in held if not body.record] == ["battery-park-city"]  # in none of the three


def assert_stable(parsed: Parsed, held: tuple[Held, ...]) -> None:
    """The same file again has nothing to say."""
    again = plan(parsed, held)
    assert (again.added, again.changed, again.refused) == ((), (), ())
