"""What a body that is set up here owes is worked out from the law's data, period by period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import Event, assign_body, start_clock
from threshold.duties.daily import open_next_periods
from threshold.duties.models import Assignment
from threshold.duties.tests.owed import OPERATOR, SET_UP, TODAY, body, owed
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db


def test_a_body_is_assigned_what_surely_binds_it_and_the_law_s_own_day() -> None:
    body()
    count = assign_body(by=OPERATOR, body=OURS, today=TODAY)
    assert count == Assignment.objects.filter(body_id=OURS).count() > 5
    named = owed("6-1")
    assert (named.due, named.late_after, named.unproved) == (date(2026, 2, 20), SET_UP + timedelta(days=30), "no-proof")
    assert named.edition == "eo-13-2026@2026-02-06"
    with reaching(Reach.CITY):
        (line,) = Line.objects.filter(action="duties.assigned")
    assert (line.agency_id, line.actor_role) == (OURS, "operator")


def test_assigning_again_adds_nothing_and_writes_no_line() -> None:
    body()
    assign_body(by=OPERATOR, body=OURS, today=TODAY)
    assert assign_body(by=OPERATOR, body=OURS, today=TODAY) == 0
    with reaching(Reach.CITY):
        assert Line.objects.filter(action="duties.assigned").count() == 1


def test_a_yearly_duty_is_assigned_for_the_latest_day_that_came_round_and_the_next() -> None:
    body()
    assign_body(by=OPERATOR, body=OURS, today=TODAY)
    found = Assignment.objects.filter(body_id=OURS, duty="23-1205").order_by("due")
    assert [one.period for one in found] == ["2026", "2028"]
    open_next_periods(date(2028, 8, 1))
    assert Assignment.objects.filter(body_id=OURS, duty="23-1205", period="2030").exists()


def test_a_duty_that_an_event_starts_is_not_owed_before_the_event() -> None:
    body()
    assign_body(by=OPERATOR, body=OURS, today=TODAY)
    assert not Assignment.objects.filter(body_id=OURS, duty="6-2").exists()
    clock = start_clock(by=OPERATOR, duty="6-2", body=OURS, event=Event(date(2026, 11, 2), "vacancy 1"), today=TODAY)
    assert (clock.due, clock.late_after, clock.starts_on) == (date(2026, 12, 2), None, date(2026, 11, 2))


@pytest.mark.parametrize(
    ("duty", "on", "words"),
    [("6-1", date(2026, 11, 2), "No event"), ("6-2", date(2026, 11, 26), "not in the future")],
)
def test_a_clock_is_refused_in_words(duty: str, on: date, words: str) -> None:
    body()
    with pytest.raises(Refused, match=words):
        start_clock(by=OPERATOR, duty=duty, body=OURS, event=Event(on, "x"), today=TODAY)


def test_one_event_starts_a_clock_once() -> None:
    body()
    start_clock(by=OPERATOR, duty="6-2", body=OURS, event=Event(date(2026, 11, 2), "vacancy 1"), today=TODAY)
    with pytest.raises(Refused, match="already"):
        start_clock(by=OPERATOR, duty="6-2", body=OURS, event=Event(date(2026, 11, 2), "vacancy 1"), today=TODAY)


def test_nothing_is_assigned_to_a_body_that_is_not_set_up_or_not_there() -> None:
    body(set_up_on=None)
    with pytest.raises(Refused, match="not set up"):
        assign_body(by=OPERATOR, body=OURS, today=TODAY)
    with pytest.raises(OutOfSight):
        assign_body(by=OPERATOR, body="nobody", today=TODAY)


def test_a_compliance_lead_assigns_nothing() -> None:
    body()
    with pytest.raises(NotAllowed):
        assign_body(by=Who.of(ana()), body=OURS, today=TODAY)
