"""A quarter begins and ends at the City's midnight, whatever the server's clock and daylight saving say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from threshold.encounters.quarterly.quarters import Quarter, quarter_at, quarter_named, quarter_of

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (datetime(2026, 3, 31, 23, 59, 59, tzinfo=NEW_YORK), "2026-Q1"),
        (datetime(2026, 4, 1, 0, 0, tzinfo=NEW_YORK), "2026-Q2"),
        (datetime(2026, 4, 1, 3, 59, 59, tzinfo=UTC), "2026-Q1"),  # summer time has begun: four hours behind
        (datetime(2026, 4, 1, 4, 0, tzinfo=UTC), "2026-Q2"),
        (datetime(2027, 1, 1, 4, 59, 59, tzinfo=UTC), "2026-Q4"),  # winter time: five hours behind
        (datetime(2027, 1, 1, 5, 0, tzinfo=UTC), "2027-Q1"),
        (datetime(2028, 2, 29, 12, 0, tzinfo=NEW_YORK), "2028-Q1"),
    ],
)
def test_a_moment_lies_in_the_quarter_of_the_city_s_day(moment: datetime, name: str) -> None:
    quarter = quarter_at(moment)
    assert quarter.name == name
    assert quarter.begins <= moment < quarter.ends


def test_a_quarter_with_the_change_of_clocks_is_an_hour_short_or_long() -> None:
    spring, autumn = Quarter(2026, 1), Quarter(2026, 4)
    hours = [(one.ends.timestamp() - one.begins.timestamp()) / 3600 for one in (spring, autumn)]
    assert hours == [90 * 24 - 1, 92 * 24 + 1]


def test_quarters_follow_one_another_without_a_gap() -> None:
    at = quarter_of(date(2025, 11, 25))
    for _ in range(9):
        assert (at.after.before, at.ends) == (at, at.after.begins)
        at = at.after


@pytest.mark.parametrize("name", ["2026-Q5", "2026-Q0", "2017-Q4", "26-Q1", "2026-q1", "2026-Q1 ", "٢٠٢٦-Q1"])
def test_what_is_no_quarter_is_none(name: str) -> None:
    assert quarter_named(name) is None
