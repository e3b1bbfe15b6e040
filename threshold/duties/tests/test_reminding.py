"""Reminders are given once for each distance, before a day and after it has passed, and to nobody about the paused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana
from threshold.core.answers import NotAllowed
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import assign_body, put_off, remind
from threshold.duties.actions.putting_off import Grounds
from threshold.duties.actions.reminding import distance
from threshold.duties.tests.owed import OPERATOR, body, given, owed
from threshold.journal.models import Line
from threshold.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (31, ""), (30, "30"), (8, "30"), (7, "7"), (2, "7"), (1, "1"), (0, "1"),
        (-1, "late 1"), (-29, "late 1"), (-30, "late 30"), (-89, "late 30"), (-90, "late 90"),
    ],
)  # fmt: skip
def test_each_day_has_the_nearest_distance(left: int, expected: str) -> None:
    assert distance(left) == expected


@pytest.fixture
def last() -> date:
    """The last day of our agency's first duty with one."""
    body()
    assign_body(by=OPERATOR, body=OURS, today=date(2026, 2, 9))
    return owed("6-1").late_after or date.max


def about(number: int) -> list[tuple[str, date | None]]:
    """The notices about one assignment."""
    with reaching(Reach.CITY):
        found = Notice.objects.filter(about_kind="assignment", about_number=str(number)).order_by("pk")
        return [(one.kind, one.day) for one in found]


def test_a_day_that_comes_is_told_of_once_for_each_distance(last: date) -> None:
    number = owed("6-1").pk
    for left in (31, 30, 29, 7, 6, 1, 0):
        remind(by=OPERATOR, today=last - timedelta(days=left))
    assert about(number) == [("duties.falls_due", last)] * 3


def test_a_day_that_has_passed_is_told_of_in_words_that_accuse_nobody(last: date) -> None:
    number = owed("6-1").pk
    assert remind(by=OPERATOR, today=last + timedelta(days=1)) > 0
    assert about(number) == [("duties.has_passed", last)]
    assert remind(by=OPERATOR, today=last + timedelta(days=2)) == 0


def test_nothing_is_said_of_what_is_in_hand_paused_or_far(last: date) -> None:
    given(Who.of(ana()))
    named = owed("7.c").pk
    grounds = Grounds("An invented order of an invented court.", "For a test.")
    put_off(by=OPERATOR, assignment=named, kind="pause", grounds=grounds, today=last)
    remind(by=OPERATOR, today=last + timedelta(days=1))
    assert about(owed("6-1").pk) == about(named) == []


def test_one_line_counts_a_morning_s_reminders(last: date) -> None:
    count = remind(by=OPERATOR, today=last)
    with reaching(Reach.CITY):
        (line,) = Line.objects.filter(action="duties.reminded")
    assert (line.actor_role, line.object_number, count > 1) == ("operator", last.isoformat(), True)


def test_nobody_reminds_who_may_not(last: date) -> None:
    with pytest.raises(NotAllowed):
        remind(by=Who.of(ana()), today=last)
