"""When a duty falls due: each kind, its arithmetic in words, and the second date of a closed office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threshold.core.calendar import rolled
from threshold.core.deadlines import KINDS, Due, due
from threshold.core.law import Deadline, Duty, Holiday, Modality, Source
from threshold.core.loader import load_law

ISSUED = date(2026, 2, 6)
LAW = load_law()
DUTIES = {duty.number: duty for duty in LAW.duties}
PLAIN = Duty(
    number="x",
    order="eo-13-2026",
    clause="2",
    words=(),
    bound=(),
    modality=Modality.SHALL,
    act="Act.",
    trigger="",
    deadline=Deadline("not_stated"),
    recipient="",
    proof="",
    recurring=False,
    source=Source("the order", "high"),
)


def seen(number: str, as_of: str = "2026-11-23", event: date | None = None) -> Due:
    """One real duty, seen on a day."""
    return due(DUTIES[number], ISSUED, date.fromisoformat(as_of), LAW.holidays, event)


def test_fourteen_days_explain_themselves_in_the_words_of_the_order() -> None:
    found = seen("6-1")
    assert found.words == (
        "14 days after 6 February 2026, not counting that day: 20 February 2026; the order states the same day."
    )
    assert (found.stated, found.computed, found.rolled) == (date(2026, 2, 20), date(2026, 2, 20), None)


@pytest.mark.parametrize(
    ("number", "stated", "computed"),
    [
        ("2-3", "2026-05-07", "2026-05-07"),
        ("6-1", "2026-02-20", "2026-02-20"),
        ("6.a-1", "2026-04-07", "2026-04-07"),
        ("7.c", "2026-02-13", None),
    ],
)
def test_every_stated_date_of_the_order_agrees(number: str, stated: str, computed: str | None) -> None:
    found = seen(number)
    assert found.stated == date.fromisoformat(stated)
    assert found.computed == (date.fromisoformat(computed) if computed else None)
    assert found.rolled is None


def test_a_stated_day_that_differs_is_shown_beside_the_counted_one_and_sent_to_the_law_department() -> None:
    wrong = replace(PLAIN, deadline=Deadline("within_days", stated=date(2026, 2, 21), days=14, event="issuance"))
    found = due(wrong, ISSUED, ISSUED, ())
    assert (found.stated, found.computed) == (date(2026, 2, 21), date(2026, 2, 20))
    assert "The two differ, and the Law Department settles which holds." in found.words


def test_a_vacancy_starts_its_own_clock_and_asks_for_efforts() -> None:
    before = seen("6-2")
    assert before.day is None
    assert before.words.startswith("30 days after the vacancy, not counting that day; the clock starts when")
    after = seen("6-2", "2026-11-23", date(2026, 9, 10))
    assert after.computed == date(2026, 10, 10)  # a Saturday before a public holiday
    assert after.rolled == date(2026, 10, 13)
    assert after.words.endswith("that day has passed: show the efforts made.")


def test_a_saturday_rolls_past_the_sunday_and_says_so_without_choosing() -> None:
    found = seen("3-119.13(e)-1")
    assert (found.stated, found.computed, found.rolled) == (date(2026, 10, 31), None, date(2026, 11, 2))
    assert found.day == date(2026, 10, 31)
    assert "31 October 2026 is a Saturday: General Construction Law 25-a would give 2 November 2026." in found.words
    assert "unsettled" in found.words


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2026-11-26", "2026-11-27"),  # Thanksgiving
        ("2026-11-03", "2026-11-04"),  # General Election Day
        ("2027-07-03", "2027-07-06"),  # a Saturday, the holiday on Sunday, and the Monday after it
        ("2028-02-12", "2028-02-14"),  # a holiday on a Saturday moves no day
        ("2028-02-29", None),  # the leap day, a Tuesday
        ("2026-12-31", None),
        ("2027-01-01", "2027-01-04"),
    ],
)
def test_a_closed_office_moves_the_second_date_to_the_next_business_day(day: str, later: str | None) -> None:
    assert rolled(date.fromisoformat(day), LAW.holidays) == (date.fromisoformat(later) if later else None)


@pytest.mark.parametrize(
    ("number", "as_of", "day", "coming"),
    [
        ("9-131(f)", "2026-08-31", "2025-09-01", "2026-09-01"),
        ("9-131(f)", "2026-09-01", "2026-09-01", "2027-09-01"),
        ("9-205(f)", "2026-11-23", "2026-09-01", "2027-09-01"),
        ("14-154(f)", "2026-11-23", "2026-09-01", "2027-09-01"),
        ("23-1205", "2026-07-30", "2024-07-31", "2026-07-31"),
        ("23-1205", "2026-11-23", "2026-07-31", "2028-07-31"),
        ("23-802(b)", "2026-11-23", "2025-07-01", "2027-07-01"),
        ("23-1204(c)", "2026-11-23", "2026-07-31", "2028-07-31"),
        ("Charter 18(f)", "2026-11-23", "2026-03-15", "2027-03-15"),
        ("3-119.13(e)-2", "2026-11-23", "2026-11-30", None),
        ("3-119.13(e)-2", "2027-01-01", "2026-11-30", "2029-11-30"),
        ("21-977(f)-2", "2031-01-01", "2030-03-31", "2033-03-31"),
    ],
)
def test_days_that_come_round_show_the_latest_and_the_next(
    number: str, as_of: str, day: str, coming: str | None
) -> None:
    found = seen(number, as_of)
    assert found.day == date.fromisoformat(day)
    assert found.next == (date.fromisoformat(coming) if coming else None)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("2.a-1", "No deadline stated."),
        ("7.a.vi", "No deadline stated; the words are “regular reports”."),
        ("2.a-3", "Promptly; no number of days is stated."),
        ("2-2", "Immediately, from 6 February 2026; no day is stated."),
        ("2-1", "At all times; no day is stated."),
        ("2-5", "As needed; no day is stated."),
        ("3.d", "Before the use; no day is stated."),
        ("2.c", "Encouraged, not commanded: there is no deadline."),
        ("10-178(d)-2", "Every quarter; the law fixes no day."),
        ("9", "Nothing falls due: in force from 6 February 2026."),
    ],
)
def test_where_no_day_is_stated_none_is_made_up(number: str, words: str) -> None:
    found = seen(number)
    assert found.words == words
    assert (found.stated, found.computed, found.rolled, found.next) == (None, None, None, None)


def test_the_kinds_are_a_closed_family() -> None:
    assert {duty.deadline.kind for duty in LAW.duties} <= set(KINDS)
    with pytest.raises(ValueError, match="no kind of deadline"):
        due(replace(PLAIN, deadline=Deadline("soon")), ISSUED, ISSUED, ())


@settings(deadline=None)
@given(days=st.integers(0, 4000), start=st.dates(date(2000, 1, 1), date(2080, 1, 1)))
def test_counting_never_counts_the_first_day(days: int, start: date) -> None:
    duty = replace(PLAIN, deadline=Deadline("within_days", days=days, event="vacancy"))
    found = due(duty, ISSUED, ISSUED, (), start)
    assert found.computed == start + timedelta(days=days)


@settings(deadline=None)
@given(day=st.dates(date(2000, 1, 1), date(2080, 1, 1)), closed=st.sets(st.integers(0, 9), max_size=8))
def test_the_second_date_is_the_first_open_day_and_never_the_day_itself(day: date, closed: set[int]) -> None:
    holidays = [Holiday(day + timedelta(days=ahead), "Holiday", "test") for ahead in sorted(closed)]
    later, shut = rolled(day, holidays), {holiday.day for holiday in holidays}
    if later is None:
        assert day.weekday() < 5
        assert day not in shut
        return
    between = [day + timedelta(days=n) for n in range((later - day).days)]
    assert all(one.weekday() >= 5 or one in shut for one in between)
    assert later.weekday() < 5
    assert later not in shut


@settings(deadline=None)
@given(as_of=st.dates(date(2018, 1, 1), date(2060, 12, 31)))
def test_what_comes_round_is_never_skipped(as_of: date) -> None:
    found = seen("23-1205", as_of.isoformat())
    assert found.day is not None
    if found.next is None:
        assert as_of < found.day == date(2018, 7, 31)
    else:
        assert found.day <= as_of < found.next
        assert found.next.year - found.day.year == 2
