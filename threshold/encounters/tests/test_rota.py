"""The rota: nobody twice at one place at one time, only counsel of the agency, nothing removed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, bodies
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.rota import Turn, add_shift, set_practice, withdraw_shift
from threshold.encounters.models import Shift
from threshold.encounters.tests.records import HOUR, carl, cora, fay, on_call, theirs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def test_two_people_are_not_on_call_at_one_place_at_one_time() -> None:
    first, second = cora(), carl()
    on_call(first)
    with pytest.raises(Refused) as refused:
        on_call(second)
    assert refused.value.field == "since"
    on_call(second, 2)
    on_call(second, since=timezone.now() + HOUR + timedelta(minutes=1))


def test_a_turn_taken_back_leaves_its_place_to_another_and_its_row_stays() -> None:
    first, second = cora(), carl()
    taken = withdraw_shift(by=Who.of(first), shift=on_call(first).pk)
    on_call(second)
    with pytest.raises(OutOfSight):
        withdraw_shift(by=Who.of(first), shift=taken.pk)
    with reaching(Reach.CITY):
        assert Shift.objects.count() == 2


def test_only_counsel_of_the_agency_is_put_on_call() -> None:
    counsel, staff, other = cora(), fay(), theirs()
    for who in (staff, other):
        with pytest.raises(Refused):
            on_call(who, by=counsel)


def test_a_turn_ends_after_it_begins_and_has_a_place() -> None:
    counsel, now = cora(), timezone.now()
    for place, until in ((1, now), (0, now + HOUR), (6, now + HOUR)):
        with pytest.raises(Refused):
            add_shift(by=Who.of(counsel), body=OURS, turn=Turn(counsel.pk, place, now, until))


def test_who_keeps_no_rota_writes_none() -> None:
    staff, now = fay(), timezone.now()
    with pytest.raises(NotAllowed):
        add_shift(by=Who.of(staff), body=OURS, turn=Turn(staff.pk, 1, now, now + HOUR))
    with pytest.raises(NotAllowed):
        set_practice(by=Who.of(staff), body=OURS, climb_minutes=5, note=True)
    with pytest.raises(Refused):
        set_practice(by=Who.of(cora()), body=OURS, climb_minutes=0, note=True)
