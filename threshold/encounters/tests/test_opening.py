"""A record is kept exactly once, with counsel called in the same transaction, and nothing but closed choices in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, bodies, cleo
from threshold.core.answers import NotAllowed, Refused
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.rota import set_practice
from threshold.encounters.models import Account, Encounter
from threshold.encounters.notes import opened_note
from threshold.encounters.permissions.encounters import COUNSEL
from threshold.encounters.queries.encounters import in_sight
from threshold.encounters.tests.records import ENTRY, cora, fay, fresh, on_call, opened, steps_of, theirs, told_of
from threshold.encounters.told import Times, Told
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def test_a_record_is_kept_with_what_was_said_and_counsel_on_duty_is_told() -> None:
    counsel = cora()
    on_call(counsel)
    made = opened().encounter
    found = fresh(made)
    assert found.account is not None
    assert (found.body_id, found.account.kind, found.account.asked, found.account.issuer) == (
        OURS, "entry", ["come_in"], "",
    )  # fmt: skip
    assert steps_of(made) == ["opened", "called"]
    assert told_of(made) == [("encounters.needs_counsel", counsel.pk, "")]
    assert found.climbs_at is not None
    with reaching(Reach.CITY):
        lines = Line.objects.filter(object_kind="encounter", object_number=str(made.pk)).order_by("id")
        assert [(one.action, one.clause, one.agency_id) for one in lines] == [
            ("encounters.opened", "10-178(d)", OURS), ("encounters.called", "10-178(d)", OURS),
        ]  # fmt: skip


def test_the_same_key_again_answers_what_was_kept_and_adds_nothing() -> None:
    first = opened(key="a" * 32)
    again = opened(key="a" * 32, told=replace(ENTRY, one={**ENTRY.one, "kind": "papers"}))
    assert (first.fresh, again.fresh, again.encounter.pk) == (True, False, first.encounter.pk)
    with reaching(Reach.CITY):
        assert (Encounter.objects.count(), Account.objects.count()) == (1, 1)
    assert len(told_of(first.encounter)) == 1


def test_a_clock_a_day_wrong_is_kept_beside_the_servers_and_refuses_nothing() -> None:
    wrong = timezone.now() - timedelta(days=1)
    found = fresh(opened(times=Times(wrong, wrong)).encounter)
    assert found.device_kept_at == wrong
    assert timezone.now() - found.received_at < timedelta(minutes=1)


def test_nobody_on_the_rota_is_said_and_every_counsel_is_told() -> None:
    cora()
    made = opened().encounter
    assert steps_of(made) == ["opened", "nobody_on_call"]
    assert told_of(made) == [("encounters.needs_counsel", None, COUNSEL)]


def test_whoever_is_on_the_rota_and_holds_the_role_no_longer_is_not_called() -> None:
    counsel = cora()
    on_call(counsel)
    counsel.is_active = False
    counsel.save(update_fields=["is_active"])
    assert steps_of(opened().encounter) == ["opened", "nobody_on_call"]


@pytest.mark.parametrize(
    "told",
    [
        replace(ENTRY, one={**ENTRY.one, "kind": "Maria Marked"}),
        replace(ENTRY, one={**ENTRY.one, "resident": "Maria Marked"}),
        replace(ENTRY, one={"kind": "entry"}),
        replace(ENTRY, some={"asked": ("Maria Marked",)}),
        replace(ENTRY, outside="Maria Marked"),
        replace(ENTRY, unit="hsi"),
    ],
)
def test_what_is_not_listed_is_refused_in_words_that_do_not_repeat_it(told: Told) -> None:
    with pytest.raises(Refused) as refused:
        opened(told=told)
    assert "Marked" not in str(refused.value)
    with reaching(Reach.CITY):
        assert not Encounter.objects.exists()


def test_an_agency_outside_the_city_is_named_from_the_list_with_its_part() -> None:
    found = fresh(opened(told=replace(ENTRY, outside="ice", unit="hsi")).encounter)
    assert found.account is not None
    assert (found.account.outside, found.account.unit) == ("ice", "hsi")


def test_unconfirmed_records_of_one_place_join_one_notice_and_none_is_dropped() -> None:
    on_call(cora())
    first, second, third = (opened(reporter="unconfirmed").encounter for _ in range(3))
    assert steps_of(first) == ["opened", "called"]
    assert steps_of(second) == steps_of(third) == ["opened", "joined"]
    assert (fresh(second).joined_id, fresh(third).joined_id) == (first.pk, first.pk)
    assert fresh(second).confirmed_at is None
    assert told_of(second) == []


def test_a_confirmed_record_rings_beside_an_unconfirmed_one() -> None:
    on_call(cora())
    opened(reporter="unconfirmed")
    assert steps_of(opened().encounter) == ["opened", "called"]


def test_a_note_is_off_until_the_agency_allows_it_and_is_sealed_for_counsel() -> None:
    with pytest.raises(Refused):
        opened(note="Two cars by the gate.")
    set_practice(by=Who.of(cora()), body=OURS, climb_minutes=5, note=True)
    found = fresh(opened(note="Two cars by the gate.").encounter)
    assert "cars" not in found.note
    assert opened_note(found.note, found.seal_place) == "Two cars by the gate."


@pytest.mark.parametrize("note", ["x" * 281, "a\u202eb", "a\x00b", "\ud800", "p\u0430per"])
def test_a_note_too_long_or_in_unseen_or_mixed_signs_is_refused_whole(note: str) -> None:
    set_practice(by=Who.of(cora()), body=OURS, climb_minutes=5, note=True)
    with pytest.raises(Refused) as refused:
        opened(note=note)
    assert refused.value.field == "note"


def test_whoever_has_no_role_records_nothing() -> None:
    with pytest.raises(NotAllowed):
        opened(Who.of(cleo()))


def test_staff_see_their_own_record_counsel_the_agencys_and_another_agency_none() -> None:
    staff, counsel, other = fay(), cora(), theirs()
    own, gates = opened(Who.of(staff), reporter="signed_in", way="form").encounter, opened().encounter
    seen = {}
    for who in (staff, counsel, other):
        with looking(Who.of(who)) as rights:
            seen[who.name[0:2]] = set(in_sight(rights).values_list("pk", flat=True))
    assert seen == {"Fa": {own.pk}, "Co": {own.pk, gates.pk}, "Th": set()}


def test_what_was_said_is_never_changed_and_no_record_is_removed() -> None:
    made = opened().encounter
    for change in (
        lambda: Account.objects.update(kind="papers"),
        lambda: Encounter.objects.update(received_at=timezone.now()),
        lambda: Encounter.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), reaching(Reach.CITY), transaction.atomic():
            change()
    assert fresh(made).account is not None
