"""Figures count confirmed records alone, each agency's own, and leave nothing uncounted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, bodies
from threshold.encounters.actions.answering import acknowledge
from threshold.encounters.queries.statistics import Asking, Figures, figures
from threshold.encounters.tests.quarter import counsel, happened, last, lena
from threshold.encounters.tests.records import opened, theirs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def counted(who: Person, body: str = "") -> Figures:
    """What somebody sees of everything from last quarter to now."""
    with looking(Who.of(who)) as rights:
        return figures(rights, Asking(last().begins, timezone.now() + timedelta(minutes=1), body))


def test_confirmed_records_are_counted_by_kind_channel_agency_and_month() -> None:
    happened()
    happened()
    happened(body=THEIRS)
    happened(reporter="unconfirmed")
    found = counted(lena())
    assert found.total == 3
    assert found.tables["body"] == [(OURS, 2), (THEIRS, 1)]
    assert found.tables["kind"] == [("entry", 3)]
    assert [count for _, count in found.months] == [3]


def test_an_agency_s_counsel_sees_the_figures_of_that_agency_alone() -> None:
    happened()
    happened(body=THEIRS)
    assert counted(counsel()).tables["body"] == [(OURS, 1)]
    assert counted(theirs()).tables["body"] == [(THEIRS, 1)]
    assert counted(counsel(), THEIRS).total == 0


def test_the_time_to_acknowledgment_is_of_those_counsel_was_called_about() -> None:
    lawyer = counsel()
    happened()  # from paper: nobody was called
    waits, taken = opened().encounter, opened().encounter
    acknowledge(by=Who.of(lawyer), encounter=taken.pk)
    found = counted(lawyer)
    assert (found.acknowledged, found.waiting, found.total) == (1, 1, 3)
    assert found.longest is not None and found.longest < timedelta(minutes=1)
    assert waits.pk != taken.pk
