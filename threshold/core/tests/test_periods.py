"""The periods of a duty follow the law's own words, and a newcomer is given time to record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threshold.core.assignments import Assigned, standing_of, standing_over
from threshold.core.law import Duty
from threshold.core.loader import load_law
from threshold.core.periods import PER_CONTRACT, period_of_event, periods, started_by_event
from threshold.core.standings import Standing

LAW = load_law()
DUTIES = {duty.number: duty for duty in LAW.duties}
ISSUED, HERE, TODAY = date(2026, 2, 6), date(2026, 2, 9), date(2026, 11, 25)


def names(number: str, here_since: date = HERE, until: date = TODAY) -> list[tuple[str, date | None]]:
    """The periods of a duty, each with its day."""
    return [(one.name, one.due) for one in periods(LAW, DUTIES[number], here_since, until)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("6-1", [("", date(2026, 2, 20))]),
        ("7.c", [("", date(2026, 2, 13))]),
        ("2.a-1", [("", None)]),
        ("2.c", [("", None)]),
        ("9-131(f)", [("2026", date(2026, 9, 1)), ("2027", date(2027, 9, 1))]),
        ("3-119.13(e)-2", [("2026", date(2026, 11, 30))]),
        ("21-977(f)-2", [("2027", date(2027, 3, 31))]),
        ("10-178(d)-2", [("2026-Q1", None), ("2026-Q2", None), ("2026-Q3", None), ("2026-Q4", None)]),
        ("6-2", []),
        ("2.a-3", []),
    ],
)
def test_the_periods_of_a_duty(number: str, expected: list[tuple[str, date | None]]) -> None:
    assert names(number) == expected


def test_a_quarter_counts_once_it_is_over() -> None:
    quarters = periods(LAW, DUTIES["10-178(d)-2"], HERE, TODAY)
    assert [one.counts_from for one in quarters][-1] == date(2027, 1, 1)


def test_a_newcomer_is_given_thirty_days_to_record_what_fell_due_before() -> None:
    (period,) = periods(LAW, DUTIES["6-1"], TODAY, TODAY)
    assert period.late_after == TODAY + timedelta(days=30)
    (old,) = periods(LAW, DUTIES["6-1"], ISSUED - timedelta(days=60), TODAY)
    assert old.late_after == date(2026, 2, 20)


def test_efforts_and_encouragement_and_no_stated_day_never_pass() -> None:
    vacancy = period_of_event(LAW, DUTIES["6-2"], date(2026, 3, 2), "vacancy 1", HERE)
    assert (vacancy.due, vacancy.late_after) == (date(2026, 4, 1), None)
    for number in ("2.c", "2.a-1", "5.a"):
        (period,) = periods(LAW, DUTIES[number], HERE, TODAY)
        assert period.late_after is None


@given(st.sampled_from(LAW.duties), st.dates(date(2026, 2, 6), date(2035, 1, 1)), st.integers(0, 2000))
def test_periods_follow_one_another_without_gap_or_twin(duty: Duty, here_since: date, days: int) -> None:
    found = periods(LAW, duty, here_since, here_since + timedelta(days=days))
    dues = [one.due for one in found if one.due]
    assert dues == sorted(set(dues))
    assert len({one.name for one in found}) == len(found)
    empty = started_by_event(duty) or duty.number in PER_CONTRACT or duty.deadline.kind == "none"
    assert bool(found) != empty
    assert all(one.late_after is None or (one.due and one.late_after >= one.due) for one in found)


OPEN = Assigned(counts_from=date(2026, 3, 1), late_after=date(2026, 4, 1), unproved=Standing.NO_PROOF)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 2, 1), Standing.NO_PROOF), (date(2026, 4, 1), Standing.NO_PROOF), (date(2026, 4, 2), Standing.PAST)],
)
def test_a_day_passes_the_day_after(day: date, expected: Standing) -> None:
    assert standing_of(OPEN, day) is expected


def test_next_year_s_report_does_not_hide_that_this_year_s_is_proved() -> None:
    proved = Assigned(date(2026, 9, 1), date(2026, 9, 1), Standing.NO_PROOF, proved_on=date(2026, 8, 20))
    coming = Assigned(date(2027, 9, 1), date(2027, 9, 1), Standing.NO_PROOF)
    assert standing_over([proved, coming], TODAY) is Standing.PROVED
    assert standing_over([proved, coming], date(2027, 9, 2)) is Standing.PAST
    assert standing_over([coming], TODAY) is Standing.NO_PROOF
    assert standing_over([], TODAY) is Standing.NOTHING_HERE


def test_a_pause_lets_no_day_pass_and_a_withdrawal_ends_the_matter() -> None:
    paused = Assigned(date(2026, 3, 1), date(2026, 4, 1), Standing.NO_PROOF, paused=True)
    assert standing_of(paused, TODAY) is Standing.NO_PROOF
    withdrawn = Assigned(date(2026, 3, 1), date(2026, 4, 1), Standing.NO_PROOF, withdrawn_on=date(2026, 3, 15))
    assert standing_over([withdrawn], TODAY) is Standing.NOTHING_HERE
    assert standing_over([withdrawn], date(2026, 3, 14)) is Standing.NO_PROOF
