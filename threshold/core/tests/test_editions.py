"""The law in time: what an amended edition touches, and a clause suspended, revived or superseded from a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from threshold.core.duty_json import Here, stands
from threshold.core.editions import diff, duties_on, edition_on, find_edition, in_force
from threshold.core.law import Change
from threshold.core.loader import load_law
from threshold.core.norms import NORMS
from threshold.core.orders import UnknownClause
from threshold.core.quotes import clause_norms
from threshold.core.tests.amended import AMENDED_FROM, amended, suspended

LAW = load_law()
ORDER = LAW.order
AMENDED = amended(ORDER)
NORM_PAIRS = (*clause_norms(ORDER, NORMS), *clause_norms(AMENDED, NORMS))
CHANGED = diff(ORDER, AMENDED, NORM_PAIRS)


def test_an_edition_differs_from_itself_in_nothing() -> None:
    same = diff(ORDER, ORDER, NORM_PAIRS)
    assert same.empty
    assert str(same) == "eo-13-2026@2026-02-06 and eo-13-2026@2026-02-06 say the same."


def test_changed_added_and_removed_clauses_are_listed() -> None:
    assert {(one.name, one.how) for one in CHANGED.clauses} == {
        ("2", "changed"),
        ("3.b", "changed"),
        ("10", "added"),
        ("5.d", "taken out"),
    }


def test_duties_that_differ_or_stand_in_a_changed_clause_are_listed() -> None:
    found = {one.name: one.how for one in CHANGED.duties}
    assert found["2-3"] == "changed"
    assert found["5.d"] == "taken out"
    assert found["2-1"] == found["3.b"] == "stands in a changed clause"
    assert "2.a-1" not in found


def test_norms_that_quote_a_changed_clause_are_listed() -> None:
    assert [one.name for one in CHANGED.norms] == ["EO13 s.3"]


def test_section_3_stands_on_its_exceptions_and_on_two_definitions() -> None:
    found = {clause for clause, cite in clause_norms(ORDER, NORMS) if cite == "EO13 s.3"}
    assert found == {"1.a", "1.f", "3", "3.a", "3.b", "3.c", "3.d", "3.e", "3.f"}


def test_a_clause_no_norm_quotes_touches_no_norm() -> None:
    only_heading = diff(ORDER, replace(AMENDED, clauses=AMENDED.clauses[:-1]), ())
    assert only_heading.norms == ()


def test_the_pages_touched_are_listed_with_the_home_page_first() -> None:
    assert CHANGED.pages[0] == "/"
    assert {"/order/3.b/", "/order/10/", "/duties/2-3/"} <= set(CHANGED.pages)


def test_the_words_of_a_diff_name_everything() -> None:
    words = str(CHANGED)
    assert words.startswith("From eo-13-2026@2026-02-06 to eo-13-2026@2027-03-01:")
    for line in ("clause 3.b: changed", "duty 5.d: taken out", "norm EO13 s.3: quotes a changed clause", "page /"):
        assert line in words.splitlines()


def test_records_find_the_edition_they_were_made_under() -> None:
    law = replace(LAW, orders=(AMENDED,), past=(ORDER,))
    assert edition_on(law, "eo-13-2026", date(2026, 2, 5)) is None
    assert edition_on(law, "eo-13-2026", date(2027, 2, 28)) is ORDER
    assert edition_on(law, "eo-13-2026", AMENDED_FROM) is AMENDED
    assert find_edition(law, "eo-13-2026@2026-02-06") is ORDER
    assert find_edition(law, "eo-13-2026") is AMENDED


def test_an_unknown_edition_names_those_there_are() -> None:
    with pytest.raises(LookupError, match="There are: eo-13-2026@2026-02-06"):
        find_edition(LAW, "eo-14-2026")


def test_a_clause_holds_from_the_day_of_the_order() -> None:
    assert not in_force(ORDER, "3.b", date(2026, 2, 5)).holds
    assert in_force(ORDER, "3.b", date(2026, 2, 6)).holds


@pytest.mark.parametrize(
    ("clause", "day", "holds"),
    [
        ("2", "2026-08-31", True),
        ("2", "2026-09-01", False),
        ("2.a", "2026-09-01", False),  # it stands in section 2
        ("3", "2026-09-01", True),
    ],
)
def test_a_suspension_stills_a_clause_and_those_below_it(clause: str, day: str, holds: bool) -> None:
    order = suspended(LAW, "2").order
    found = in_force(order, clause, date.fromisoformat(day))
    assert found.holds is holds
    assert (found.change is None) is holds
    if found.change:
        assert found.change.by == "Synthetic court order, no such case"


def test_a_suspension_below_leaves_the_clause_above_standing() -> None:
    order = suspended(LAW, "2.a").order
    assert in_force(order, "2", date(2027, 1, 1)).holds
    assert not in_force(order, "2.a", date(2027, 1, 1)).holds


def test_a_revived_clause_holds_again_and_one_with_an_end_ends() -> None:
    revived = suspended(LAW, "2", Change("2", "revived", date(2026, 10, 1), "Synthetic second order")).order
    assert not in_force(revived, "2", date(2026, 9, 30)).holds
    assert in_force(revived, "2", date(2026, 10, 1)).holds
    ends = Change("2", "suspended", date(2026, 9, 1), "Synthetic stay", until=date(2026, 9, 14))
    stayed = replace(ORDER, changes=(ends,))
    assert not in_force(stayed, "2", date(2026, 9, 14)).holds
    assert in_force(stayed, "2", date(2026, 9, 15)).holds


def test_a_superseded_clause_stays_superseded() -> None:
    order = replace(ORDER, changes=(Change("6", "superseded", date(2028, 1, 1), "Synthetic later order"),))
    assert in_force(order, "6", date(2027, 12, 31)).holds
    assert not in_force(order, "6.a", date(2040, 1, 1)).holds


def test_a_suspended_clause_owes_nothing_and_the_rest_goes_on() -> None:
    law = suspended(LAW, "2")
    day = date(2026, 9, 1)
    numbers = {duty.number for duty in duties_on(law, day)}
    assert not {"2-3", "2.a-1", "2.c"} & numbers
    assert {"6-1", "9-131(f)"} <= numbers
    shown = {one.duty.number for one in stands(law, day, None, Here(law.order.bodies))}
    assert shown == numbers


def test_a_neighbouring_duty_begins_on_its_own_day() -> None:
    assert "3-119.13(d)" not in {duty.number for duty in duties_on(LAW, date(2026, 7, 10))}
    assert "3-119.13(d)" in {duty.number for duty in duties_on(LAW, date(2026, 7, 11))}


def test_an_unknown_clause_is_an_error() -> None:
    with pytest.raises(UnknownClause):
        in_force(ORDER, "12", date(2026, 9, 1))


def test_the_synthetic_edition_is_never_part_of_the_law() -> None:
    assert [order.slug for order in LAW.orders] == ["eo-13-2026"]
    assert LAW.order.changes == ()
    assert "Synthetic" not in "".join(p.read_text("utf-8") for p in (Path(__file__).parents[3] / "law").rglob("*.yaml"))
