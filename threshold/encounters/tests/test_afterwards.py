"""Referrals cross under an approval alone, and looking back is a draft for counsel."""

from __future__ import annotations

from datetime import timedelta

import pytest

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, bodies
from threshold.agencies.actions.crossings import Approved, approve_crossing
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.afterwards import (
    Looking,
    acknowledge_referral,
    close_follow_up,
    look_back,
    refer,
    set_follow_up,
)
from threshold.encounters.models import Encounter, Finding
from threshold.encounters.queries.afterwards import notes_of, referrals_in_sight
from threshold.encounters.queries.encounters import in_sight
from threshold.encounters.tests.quarter import counsel, happened, lena, today, wren
from threshold.encounters.tests.records import fay, petra, theirs, told_of
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def approved() -> int:
    """The privacy officer's approval that our records cross to the Law Department."""
    with reaching(Reach.CITY):
        made = approve_crossing(
            by=Who.of(petra()), from_body=OURS, approved=Approved("law", "Advice and litigation", "Memo 9", today())
        )
    return made.pk


def test_without_an_approval_nothing_is_referred_to_the_law_department() -> None:
    made = happened()
    with pytest.raises(Refused, match="privacy officer") as refused:
        refer(by=Who.of(counsel()), encounter=made.pk, to="law", why="litigation")
    assert refused.value.field == "to"
    with looking(Who.of(lena())) as rights:
        assert not in_sight(rights).filter(pk=made.pk).exists()


def test_under_an_approval_it_crosses_and_the_law_department_is_told_and_acknowledges() -> None:
    made, approval, lawyer = happened(), approved(), lena()
    referral = refer(by=Who.of(counsel()), encounter=made.pk, to="law", why="litigation")
    assert referral.crossing_id == approval
    assert ("encounters.referred_to_you", None, "encounters.crossed") in told_of(made)
    with looking(Who.of(lawyer)) as rights:
        assert in_sight(rights).filter(pk=made.pk).exists()
        assert [one.pk for one in referrals_in_sight(rights)] == [referral.pk]
    acknowledge_referral(by=Who.of(lawyer), referral=referral.pk)
    with pytest.raises(Refused, match="already"):
        acknowledge_referral(by=Who.of(lawyer), referral=referral.pk)
    with reaching(Reach.CITY):
        names = list(Line.objects.order_by("id").values_list("action", flat=True))
    assert names[-2:] == ["encounters.referred", "encounters.referral_acknowledged"]


def test_the_privacy_officer_acknowledges_what_went_to_them_and_counsel_does_not() -> None:
    made, officer = happened(), petra()
    referral = refer(by=Who.of(counsel()), encounter=made.pk, to="privacy_officer", why="information")
    with pytest.raises(NotAllowed):
        acknowledge_referral(by=Who.of(counsel()), referral=referral.pk)
    assert acknowledge_referral(by=Who.of(officer), referral=referral.pk).pk == referral.pk


def test_counsel_records_the_acknowledgment_of_an_office_that_does_not_sign_in() -> None:
    made = happened()
    referral = refer(by=Who.of(counsel()), encounter=made.pk, to="doi", why="conduct")
    assert acknowledge_referral(by=Who.of(counsel()), referral=referral.pk).pk == referral.pk


def test_only_counsel_of_the_agency_refers_and_only_from_the_lists_and_once() -> None:
    made = happened()
    for who in (fay(), theirs()):
        with pytest.raises(OutOfSight):
            refer(by=Who.of(who), encounter=made.pk, to="doi", why="conduct")
    with pytest.raises(NotAllowed):
        refer(by=Who.of(wren()), encounter=made.pk, to="doi", why="conduct")
    for to, why in (("the-press", "conduct"), ("doi", "Zebulon Quartermain")):
        with pytest.raises(Refused):
            refer(by=Who.of(counsel()), encounter=made.pk, to=to, why=why)
    refer(by=Who.of(counsel()), encounter=made.pk, to="doi", why="conduct")
    with pytest.raises(Refused, match="already"):
        refer(by=Who.of(counsel()), encounter=made.pk, to="doi", why="conduct")


def test_looking_back_is_sealed_and_read_by_counsel_alone() -> None:
    made = happened()
    said = Looking("number", "missing", "Zebulon Quartermain had no number")
    look_back(by=Who.of(counsel()), encounter=made.pk, said=said)
    with reaching(Reach.CITY):
        row = Finding.objects.get()
        assert "Zebulon" not in row.words
        assert notes_of(Encounter.objects.get(pk=made.pk))[0].words == said.words
        assert not any("Zebulon" in str(vars(line)) for line in Line.objects.all())
    for who in (wren(), petra()):
        with pytest.raises(NotAllowed):
            look_back(by=Who.of(who), encounter=made.pk, said=said)
    for wrong in (Looking("weather", "missing"), Looking("number", "terrible")):
        with pytest.raises(Refused):
            look_back(by=Who.of(counsel()), encounter=made.pk, said=wrong)


def test_what_is_to_be_done_has_a_role_and_a_day_and_is_closed_once() -> None:
    made, by = happened(), Who.of(counsel())
    with pytest.raises(Refused) as refused:
        set_follow_up(
            by=by, encounter=made.pk, what="train", owner="trainer", due=today() - timedelta(days=1), today=today()
        )
    assert refused.value.field == "due"
    todo = set_follow_up(by=by, encounter=made.pk, what="train", owner="trainer", due=today(), today=today())
    close_follow_up(by=by, encounter=made.pk, follow_up=todo.pk)
    with pytest.raises(Refused, match="already"):
        close_follow_up(by=by, encounter=made.pk, follow_up=todo.pk)
    with pytest.raises(OutOfSight):
        close_follow_up(by=by, encounter=happened().pk, follow_up=todo.pk)
