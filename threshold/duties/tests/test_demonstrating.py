"""A demonstration has invented proof of invented bodies, given and reviewed by invented people; nothing else has."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from threshold.accounts.rights import Who
from threshold.core.answers import NotAllowed
from threshold.core.standings import Standing
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import load_demonstration
from threshold.duties.models import Proof, Review
from threshold.duties.queries.standings import pairs_on
from threshold.duties.tests.owed import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(settings: Any) -> None:
    """The invented bodies and people with what they owe."""
    settings.DEMONSTRATION = True
    for command in ("load_bodies", "load_roles", "assign_duties"):
        call_command(command, verbosity=0)


def test_it_shows_every_way_a_duty_of_a_body_can_stand(shown: None) -> None:
    ours = pairs_on(TODAY, TODAY, body="demo-lanterns")
    theirs = pairs_on(TODAY, TODAY, body="demo-tides")
    assert ours["6-1", "demo-lanterns"] is Standing.PROVED
    assert ours["8.a-1", "demo-lanterns"] is Standing.IN_HAND
    assert theirs["6-1", "demo-tides"] is Standing.PAST
    assert Standing.NO_DEADLINE in ours.values()


def test_nobody_reviewed_their_own_and_no_real_body_is_spoken_of(shown: None) -> None:
    with reaching(Reach.CITY):
        assert {proof.agency_id for proof in Proof.objects.all()} <= {"demo-lanterns", "demo-tides"}
        assert all(review.by_ref != review.giver_ref for review in Review.objects.all())


def test_it_is_played_once(shown: None) -> None:
    assert load_demonstration(by=Who.operator("tests"), today=TODAY) == 0


def test_outside_a_demonstration_none_of_it_is_there() -> None:
    with pytest.raises(NotAllowed, match="demonstrations only"):
        load_demonstration(by=Who.operator("tests"), today=TODAY)
