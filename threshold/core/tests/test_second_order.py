"""A second order of the City, as one folder of data, loads beside the first with no change of code."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from threshold.core.check import check
from threshold.core.clause_map import clause_map
from threshold.core.duty_json import Here, stands
from threshold.core.law import Law
from threshold.core.loader import LAW_ROOT, load_law

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """The law with the second order's folder beside the first's."""
    root = tmp_path_factory.mktemp("both") / "law"
    shutil.copytree(LAW_ROOT, root)
    shutil.copytree(DATA / "eo-120-2008", root / "eo-120-2008")
    return load_law(root)


def test_both_orders_load_and_the_house_still_opens_with_its_own(both: Law) -> None:
    assert [order.slug for order in both.orders] == ["eo-13-2026", "eo-120-2008"]
    assert both.order.slug == "eo-13-2026"


def test_the_second_orders_duties_fall_due(both: Law) -> None:
    found = {
        one.duty.number: one
        for one in stands(both, date(2008, 8, 1), None, Here(both.orders[1].bodies))
        if one.duty.order == "eo-120-2008"
    }
    assert found["2.a"].due.words == "45 days after 22 July 2008, not counting that day: 5 September 2008."
    assert found["2.b"].due.stated == date(2009, 1, 1)
    assert found["4"].bound == ("Mayor's Office of Operations",)
    assert {one.duty.order for one in found.values()} == {"eo-120-2008"}


def test_before_its_day_the_second_order_asks_nothing(both: Law) -> None:
    found = stands(both, date(2008, 7, 21), None, Here(both.orders[1].bodies))
    assert [one for one in found if one.duty.order == "eo-120-2008"] == []


def test_the_checks_hold_for_both(both: Law) -> None:
    assert check(both) == []


def test_the_clause_map_of_the_house_stays_that_of_its_order(both: Law) -> None:
    assert clause_map(both, {}) == clause_map(load_law(), {})
