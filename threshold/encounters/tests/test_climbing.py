"""A call nobody acknowledges goes to the next of the rota, then to the Law Department under an approval on record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, bodies
from threshold.agencies.actions.crossings import Approved, approve_crossing, end_crossing
from threshold.core.answers import NotAllowed, Refused
from threshold.encounters.actions.answering import acknowledge
from threshold.encounters.actions.calling import climb
from threshold.encounters.models import Encounter
from threshold.encounters.queries.encounters import in_sight
from threshold.encounters.tests.records import carl, cora, fresh, lena, on_call, opened, petra, steps_of, told_of

pytestmark = pytest.mark.django_db
CLOCK = Who.clock("tests")
LATER = timedelta(minutes=6)


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def climbed(made: Encounter) -> bool:
    """The clock coming round a while after the encounter was to climb."""
    at = fresh(made).climbs_at
    return climb(by=CLOCK, encounter=made.pk, now=(at or timezone.now()) + timedelta(seconds=1))


def approved(officer: Who) -> int:
    """An approval of our privacy officer's, from today."""
    words = Approved("law", "Answering encounters", "Memo 1", timezone.localdate())
    return approve_crossing(by=officer, from_body=OURS, approved=words).pk


def test_nothing_climbs_before_its_time_or_twice_in_one() -> None:
    on_call(cora())
    on_call(carl(), 2)
    made = opened().encounter
    now = timezone.now()
    assert not climb(by=CLOCK, encounter=made.pk, now=now)
    assert climb(by=CLOCK, encounter=made.pk, now=now + LATER)
    assert not climb(by=CLOCK, encounter=made.pk, now=now + LATER)
    assert steps_of(made) == ["opened", "called", "climbed", "called"]


def test_the_second_of_the_rota_is_called_after_the_first() -> None:
    first, second = cora(), carl()
    on_call(first)
    on_call(second, 2)
    made = opened().encounter
    climbed(made)
    assert [person for _, person, _ in told_of(made)] == [first.pk, second.pk]


def test_what_is_acknowledged_climbs_no_further() -> None:
    counsel = cora()
    on_call(counsel)
    made = opened().encounter
    acknowledge(by=Who.of(counsel), encounter=made.pk)
    assert fresh(made).climbs_at is None
    assert not climb(by=CLOCK, encounter=made.pk, now=timezone.now() + LATER)


def test_without_an_approval_it_does_not_cross_and_the_privacy_officer_is_told() -> None:
    lawyer = lena()
    on_call(cora())
    made = opened().encounter
    climbed(made)
    assert steps_of(made)[-1] == "no_crossing"
    assert ("encounters.needs_crossing", None, "crossings.approve") in told_of(made)
    assert fresh(made).climbs_at is None
    with looking(Who.of(lawyer)) as rights:
        assert not in_sight(rights).exists()


def test_with_an_approval_it_crosses_to_the_law_department_and_only_then_is_seen_there() -> None:
    lawyer = lena()
    assert approved(Who.of(petra()))
    on_call(cora())
    made, another = opened().encounter, opened().encounter
    climbed(made)
    assert steps_of(made)[-1] == "crossed"
    assert ("encounters.has_crossed", None, "encounters.crossed") in told_of(made)
    with looking(Who.of(lawyer)) as rights:
        assert list(in_sight(rights)) == [made]
    acknowledge(by=Who.of(lawyer), encounter=made.pk)
    assert fresh(another).acknowledged_at is None


def test_an_approval_that_has_ended_lets_nothing_cross() -> None:
    officer = Who.of(petra())
    crossing = approved(officer)
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Refused):
        end_crossing(by=officer, crossing=crossing, until=yesterday)
    on_call(cora())
    made = opened().encounter
    at = fresh(made).climbs_at
    assert at is not None
    end_crossing(by=officer, crossing=crossing, until=timezone.localdate())
    climb(by=CLOCK, encounter=made.pk, now=at + timedelta(days=2))
    assert steps_of(made)[-1] == "no_crossing"


def test_only_the_privacy_officer_approves_a_crossing() -> None:
    words = Approved("law", "Answering encounters", "Memo 1", timezone.localdate())
    with pytest.raises(NotAllowed):
        approve_crossing(by=Who.of(cora()), from_body=OURS, approved=words)


def test_when_nobody_was_on_call_it_still_goes_on_to_whoever_is_by_then() -> None:
    counsel = cora()
    made = opened().encounter
    on_call(counsel)
    climbed(made)
    assert steps_of(made) == ["opened", "nobody_on_call", "climbed", "called"]
