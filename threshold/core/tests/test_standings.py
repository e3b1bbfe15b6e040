"""How a duty stands: nothing is said of a body not set up here, and what is encouraged never passes a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threshold.core.assignments import Assigned, standing_over
from threshold.core.duty_json import Here, duties_json, stands
from threshold.core.law import Duty, Modality
from threshold.core.loader import load_law
from threshold.core.periods import period_of_event, periods
from threshold.core.standings import Standing, overall, standing

LAW = load_law()
DUTIES = {duty.number: duty for duty in LAW.duties}
BODIES = LAW.order.bodies
DAYS = st.dates(date(2026, 2, 6), date(2040, 1, 1))


def stood(number: str, as_of: str, *, event: date | None = None) -> Standing:
    """How one real duty stands on a day for a body that came here with the order and has recorded nothing."""
    day, duty, came = date.fromisoformat(as_of), DUTIES[number], date(2026, 1, 1)
    started = (period_of_event(LAW, duty, event, "event", came),) if event else ()
    owed = started or periods(LAW, duty, came, day)
    return standing_over([Assigned(one.counts_from, one.late_after, one.unproved) for one in owed], day)


@pytest.mark.parametrize(
    ("number", "as_of", "expected"),
    [
        ("2-3", "2026-05-06", Standing.NO_PROOF),
        ("2-3", "2026-05-07", Standing.NO_PROOF),
        ("2-3", "2026-05-08", Standing.PAST),
        ("2.a-1", "2036-01-01", Standing.NO_DEADLINE),
        ("2.c", "2036-01-01", Standing.ENCOURAGED),
        ("3.a", "2036-01-01", Standing.NOTHING_HERE),
        ("2-2", "2036-01-01", Standing.NO_PROOF),
        ("10-178(d)-2", "2036-01-01", Standing.NO_PROOF),
        ("9-131(f)", "2026-09-01", Standing.NO_PROOF),
        ("9-131(f)", "2026-09-02", Standing.PAST),
    ],
)
def test_a_standing_on_a_day(number: str, as_of: str, expected: Standing) -> None:
    assert stood(number, as_of) is expected


def test_a_day_has_passed_only_when_it_has_on_every_reading() -> None:
    assert stood("3-119.13(e)-1", "2026-11-02") is Standing.NO_PROOF
    assert stood("3-119.13(e)-1", "2026-11-03") is Standing.PAST


def test_past_the_day_of_efforts_nothing_is_said_but_that_no_proof_is_recorded() -> None:
    assert stood("6-2", "2027-01-01", event=date(2026, 9, 1)) is Standing.NO_PROOF


@pytest.mark.parametrize("duty", LAW.duties, ids=lambda duty: duty.number)
def test_a_body_not_set_up_here_has_nothing_recorded_whatever_is(duty: Duty) -> None:
    recorded = {(duty.number, "acs"): Standing.PAST}
    assert standing(duty.number, "acs", recorded, verdict="yes", set_up=False) is Standing.NOTHING_HERE
    assert standing(duty.number, "acs", recorded, verdict="unclear", set_up=False) is Standing.OPEN_QUESTION
    assert standing(duty.number, "acs", {}, verdict="unclear", set_up=True) is Standing.OPEN_QUESTION


def test_what_is_recorded_settles_it_and_where_nothing_is_nothing_stands() -> None:
    recorded = {("2-3", "acs"): Standing.PROVED}
    assert standing("2-3", "acs", recorded, verdict="yes", set_up=True) is Standing.PROVED
    assert standing("2-3", "doc", recorded, verdict="yes", set_up=True) is Standing.NOTHING_HERE


@settings(deadline=None)
@given(as_of=DAYS)
def test_what_is_encouraged_never_passes_a_date(as_of: date) -> None:
    for duty in LAW.duties:
        if duty.modality is not Modality.SHALL:
            assert stood(duty.number, as_of.isoformat()) is not Standing.PAST


@settings(deadline=None)
@given(as_of=DAYS)
def test_an_empty_house_accuses_nobody(as_of: date) -> None:
    found = {one.standing for one in stands(LAW, as_of, None, Here(BODIES))}
    assert found <= {Standing.NOTHING_HERE, Standing.OPEN_QUESTION}


@settings(deadline=None)
@given(as_of=DAYS, ahead=st.integers(0, 900))
def test_a_day_once_passed_stays_passed(as_of: date, ahead: int) -> None:
    if stood("2-3", as_of.isoformat()) is Standing.PAST:
        assert stood("2-3", (as_of + timedelta(days=ahead)).isoformat()) is Standing.PAST


def test_every_standing_has_words_a_shape_and_a_slug_of_its_own() -> None:
    assert len({one.value for one in Standing}) == len(Standing)
    assert {one.shape for one in Standing} == set("●◐○▲–◇∅?")
    assert Standing.NO_PROOF.slug == "no-proof"


def test_over_several_bodies_the_one_that_needs_eyes_shows() -> None:
    assert overall([Standing.NOTHING_HERE, Standing.PAST, Standing.PROVED]) is Standing.PAST
    assert overall([Standing.NOTHING_HERE, Standing.PROVED]) is Standing.PROVED
    assert overall([]) is Standing.NOTHING_HERE


def test_the_json_of_a_duty_has_exactly_the_agreed_shape() -> None:
    recorded = {("2-3", "acs"): Standing.PAST}
    found = duties_json(LAW, date(2026, 11, 23), "ACS", Here(BODIES, {"acs"}, recorded=recorded))
    report = next(one for one in found if one["clause"] == "2-3")
    assert list(report) == ["clause", "bound", "act", "modality", "recipient", "deadline", "standing"]
    assert report["bound"] == ["ACS", "DOC", "DOHMH", "DOP", "DSS", "NYPD"]
    assert report["modality"] == "shall"
    assert report["deadline"] == {
        "kind": "within_days",
        "stated": "2026-05-07",
        "computed": "2026-05-07",
        "rolled": None,
        "explanation": "90 days after 6 February 2026, not counting that day: 7 May 2026; "
        "the order states the same day.",
    }
    assert report["standing"] == "past its date, no proof recorded"


def test_before_its_day_the_order_asks_nothing() -> None:
    before = stands(LAW, date(2026, 2, 5), None, Here(BODIES))
    assert [one.duty.number for one in before if one.duty.order == "eo-13-2026"] == []
