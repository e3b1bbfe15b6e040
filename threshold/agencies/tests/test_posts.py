"""Who holds a post is recorded by day and instrument; nobody overlaps, nothing is removed, a vacancy is an event."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.utils import timezone

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, cleo, eli, person
from threshold.agencies.actions.posts import correct_event, designate, hand_over, vacate
from threshold.agencies.models import Event, Holding
from threshold.agencies.queries.posts import (
    Asking,
    current_events,
    find_holding,
    history,
    holders_of,
    holdings_on,
    seats_on,
    vacancies_on,
)
from threshold.agencies.seats import Holder, Seat
from threshold.agencies.tests.places import FAY, FIRST, GIL, bodies, filled
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
OFFICER = Seat(OURS, "privacy-officer")
MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 4)


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def standing(seat: Seat = OFFICER) -> list[tuple[str, date]]:
    """What stands of a seat, in words."""
    with reaching(Reach.CITY):
        return [(event.kind, event.on) for event in current_events(seat)]


def test_a_designation_names_the_holder_the_day_and_the_instrument_and_shows_the_name_to_the_agency() -> None:
    who = ana()
    event = filled(who, OURS, "privacy-officer", FIRST)
    assert (event.kind, event.on, event.body_id) == ("designation", FIRST, OURS)
    with looking(Who.of(who)) as rights:
        held = find_holding(rights, event.holding_id)
        assert held.instrument == "Letter 1"
        assert holders_of(rights, [held.pk])[held.pk].name == "Fay Invented"
        assert "Fay" not in held.sealed
    with reaching(Reach.CITY):
        line = Line.objects.get(action="agencies.post_designated")
    assert (line.actor_role, line.agency_id, line.clause) == ("compliance-lead", OURS, "6")


def test_vacating_is_a_vacancy_on_that_day_and_a_successor_ends_it() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    event = vacate(by=Who.of(who), holding=held, on=MARCH, reason="left the City")
    assert (event.kind, event.on) == ("vacancy", MARCH)
    with looking(Who.of(who)) as rights:
        assert [(one.post.slug, one.days) for one in vacancies_on(rights, APRIL)] == [("privacy-officer", 30)]
        assert vacancies_on(rights, FIRST) == ()
    filled(who, OURS, "privacy-officer", APRIL, GIL)
    with looking(Who.of(who)) as rights:
        assert vacancies_on(rights, APRIL) == ()
        assert vacancies_on(rights, date(2026, 3, 31))[0].days == 29
    assert standing() == [("designation", FIRST), ("vacancy", MARCH), ("designation", APRIL)]


def test_the_holder_of_a_past_day_is_known() -> None:
    who = ana()
    first = filled(who, OURS, "privacy-officer", FIRST).holding_id
    second = hand_over(by=Who.of(who), holding=first, holder=GIL, on=MARCH, instrument="Letter 2").begun.holding_id
    with reaching(Reach.CITY):
        for day, holding in ((FIRST, first), (date(2026, 3, 1), first), (MARCH, second)):
            assert [held.pk for held in holdings_on(OURS, "privacy-officer", day)] == [holding]
        assert not holdings_on(OURS, "privacy-officer", date(2026, 2, 5))


def test_handing_over_leaves_no_vacancy() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    done = hand_over(by=Who.of(who), holding=held, holder=GIL, on=MARCH, instrument="Letter 2")
    assert (done.ended.kind, done.begun.kind, done.begun.on) == ("ended", "designation", MARCH)
    assert standing() == [("designation", FIRST), ("ended", MARCH), ("designation", MARCH)]


def test_handing_a_post_over_twice_says_when_it_was_done() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    hand_over(by=Who.of(who), holding=held, holder=GIL, on=MARCH, instrument="Letter 2")
    with pytest.raises(Refused, match="handed over or vacated on 2 March 2026 already"):
        hand_over(by=Who.of(who), holding=held, holder=FAY, on=APRIL, instrument="Letter 3")
    with pytest.raises(Refused, match="already"):
        vacate(by=Who.of(who), holding=held, on=APRIL, reason="again")
    assert len(standing()) == 3


def test_a_post_that_is_held_is_not_given_to_a_second_holder() -> None:
    who = ana()
    filled(who, OURS, "privacy-officer", FIRST)
    with pytest.raises(Refused, match="held since 6 February 2026"):
        filled(who, OURS, "privacy-officer", MARCH, GIL)
    with pytest.raises(Refused, match="has a holder from 6 February 2026"):
        filled(who, OURS, "privacy-officer", date(2026, 1, 1), GIL)


def test_the_database_itself_refuses_an_overlap_and_a_removal_and_a_change() -> None:
    held = filled(ana(), OURS, "privacy-officer", FIRST).holding_id
    twin = {
        "body_id": OURS, "post": "privacy-officer", "instrument": "x", "recorded_by": "x",
        "recorded_at": timezone.now(),
    }  # fmt: skip
    for since, until in ((MARCH, None), (date(2026, 1, 1), date(2026, 2, 7))):
        with (
            reaching(Reach.CITY),
            pytest.raises(IntegrityError, match="post_held_by_one_at_a_time"),
            transaction.atomic(),
        ):
            Holding.objects.create(since=since, until=until, **twin)
    with reaching(Reach.CITY), pytest.raises(IntegrityError, match="holding_ends_after"), transaction.atomic():
        Holding.objects.create(since=MARCH, until=MARCH, **twin | {"post": "trainer"})
    for statement in (
        "delete from agencies_holding", "truncate agencies_holding cascade",
        "update agencies_holding set since = '2026-01-01'", "update agencies_holding set post = 'trainer'",
        "delete from agencies_event", 'update agencies_event set "on" = \'2026-01-01\'',
    ):  # fmt: skip
        with reaching(Reach.CITY), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with reaching(Reach.CITY):
        assert Holding.objects.get(pk=held).since == FIRST


def test_ending_before_or_on_the_day_of_beginning_is_refused() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", MARCH).holding_id
    for day in (FIRST, MARCH):
        with pytest.raises(Refused, match="begins on 2 March 2026"):
            vacate(by=Who.of(who), holding=held, on=day, reason="mistyped")


def test_a_designation_may_lie_ahead() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    hand_over(by=Who.of(who), holding=held, holder=GIL, on=date(2028, 2, 29), instrument="Letter 2")
    with looking(Who.of(who)) as rights:
        assert seats_on(rights, MAY, Asking(post="privacy-officer")).seats[0].holding == held


def test_a_vacancy_is_none_once_a_successor_is_recorded_from_that_very_day() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    vacancy = vacate(by=Who.of(who), holding=held, on=MARCH, reason="left")
    filled(who, OURS, "privacy-officer", MARCH, GIL)
    assert set(standing()) == {("designation", FIRST), ("designation", MARCH), ("ended", MARCH)}
    with reaching(Reach.CITY):
        assert Event.objects.get(corrects=vacancy).kind == "ended"


def test_a_vacancy_s_day_is_corrected_by_a_new_line_that_names_the_old_one() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    vacancy = vacate(by=Who.of(who), holding=held, on=MARCH, reason="left")
    event = correct_event(by=Who.of(who), event=vacancy.pk, on=APRIL, reason="the letter says April")
    assert (event.kind, event.on, event.corrects_id, event.reason) == (
        "vacancy", APRIL, vacancy.pk, "the letter says April",
    )  # fmt: skip
    with reaching(Reach.CITY):
        assert [one.on for one in history(OFFICER)] == [APRIL, MARCH, FIRST]
    with pytest.raises(Refused, match="corrected already"):
        correct_event(by=Who.of(who), event=vacancy.pk, on=MAY, reason="again")


def test_a_vacancy_that_never_was_is_withdrawn_and_the_post_is_held_again() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    vacancy = vacate(by=Who.of(who), holding=held, on=MARCH, reason="left")
    assert correct_event(by=Who.of(who), event=vacancy.pk, on=None, reason="they stayed").kind == "withdrawn"
    assert standing() == [("designation", FIRST)]
    assert vacate(by=Who.of(who), holding=held, on=MAY, reason="left after all").on == MAY


def test_withdrawing_a_successor_s_designation_opens_the_vacancy_it_had_closed() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    begun = hand_over(by=Who.of(who), holding=held, holder=GIL, on=MARCH, instrument="Letter 2").begun
    moved = correct_event(by=Who.of(who), event=begun.pk, on=APRIL, reason="began later")
    assert (moved.kind, moved.on) == ("designation", APRIL)
    assert standing() == [("designation", FIRST), ("vacancy", MARCH), ("designation", APRIL)]
    correct_event(by=Who.of(who), event=moved.pk, on=None, reason="did not take the post")
    assert standing() == [("designation", FIRST), ("vacancy", MARCH)]
    with looking(Who.of(who)) as rights:
        assert vacancies_on(rights, MAY)[0].days == 63
        assert len(holders_of(rights, Holding.objects.values_list("pk", flat=True))) == 3


def test_correcting_into_another_holder_s_days_is_refused() -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    done = hand_over(by=Who.of(who), holding=held, holder=GIL, on=MARCH, instrument="Letter 2")
    with pytest.raises(Refused, match="another holder"):
        correct_event(by=Who.of(who), event=done.ended.pk, on=APRIL, reason="x")
    with pytest.raises(Refused, match="day recorded already"):
        correct_event(by=Who.of(who), event=done.ended.pk, on=MARCH, reason="x")
    assert len(standing()) == 3


def test_posts_held_by_several_have_seats_and_leave_no_vacancy() -> None:
    who = ana()
    for number, holder in ((1, FAY), (2, GIL)):
        designate(
            by=Who.of(who),
            seat=Seat(OURS, "counsel-on-call", number),
            holder=holder,
            since=FIRST,
            instrument="Roster 1",
        )
    with reaching(Reach.CITY):
        second = Holding.objects.get(post="counsel-on-call", seat=2)
    assert vacate(by=Who.of(who), holding=second.pk, on=MARCH, reason="moved").kind == "ended"
    with looking(Who.of(who)) as rights:
        assert len(seats_on(rights, FIRST, Asking(post="counsel-on-call")).seats) == 2
        assert len(seats_on(rights, MAY, Asking(post="counsel-on-call")).seats) == 1
    with pytest.raises(Refused, match="one at a time"):
        designate(by=Who.of(who), seat=Seat(OURS, "privacy-officer", 2), holder=FAY, since=FIRST, instrument="x")


def test_a_person_who_signs_in_holds_a_post_by_their_own_row() -> None:
    who = ana()
    event = filled(who, OURS, "privacy-officer", FIRST, Holder(person=who.ref))
    with reaching(Reach.CITY):
        assert (event.holding.person_id, event.holding.sealed) == (who.pk, "")
    with pytest.raises(OutOfSight):
        filled(who, OURS, "access-designee", FIRST, Holder(person=ben().ref))


@pytest.mark.parametrize(
    ("seat", "holder", "words"),
    [
        (OFFICER, Holder(), "Say who"),
        (OFFICER, Holder(person="x", name="y"), "not both"),
        (OFFICER, Holder(name="x\u202ey"), "cannot be seen"),
        (OFFICER, Holder(name="x" * 201), "200 characters"),
        (Seat(OURS, "king"), FAY, "no such post"),
        (Seat(OURS, "office-section-8"), FAY, "designation of an office"),
        (Seat("demo-kites", "privacy-officer"), FAY, "not set up here"),
    ],
)
def test_a_designation_that_cannot_be_is_refused_in_words(seat: Seat, holder: Holder, words: str) -> None:
    lead = person("Lea Invented", ("compliance-lead", OURS), ("compliance-lead", "demo-kites"))
    with pytest.raises(Refused, match=words):
        designate(by=Who.of(lead), seat=seat, holder=holder, since=FIRST, instrument="Letter 1")


def test_the_office_of_10_178_d_is_one_in_the_city() -> None:
    one, other = ana(), ben()
    designate(by=Who.of(one), seat=Seat(OURS, "office-10-178-d"), holder=Holder(), since=FIRST, instrument="Order 1")
    with pytest.raises(Refused, match="Another body"):
        designate(
            by=Who.of(other), seat=Seat(THEIRS, "office-10-178-d"), holder=Holder(), since=MAY, instrument="Order 2"
        )


def test_another_agency_s_posts_are_out_of_sight_and_out_of_reach() -> None:
    one, other = ana(), ben()
    event = filled(one, OURS, "privacy-officer", FIRST)
    with looking(Who.of(other)) as rights:
        assert {seat.body for seat in seats_on(rights, MAY, Asking()).seats} == {THEIRS}
        with pytest.raises(OutOfSight):
            find_holding(rights, event.holding_id)
    with pytest.raises(OutOfSight):
        vacate(by=Who.of(other), holding=event.holding_id, on=MAY, reason="x")
    with pytest.raises(OutOfSight):
        correct_event(by=Who.of(other), event=event.pk, on=MAY, reason="x")
    with pytest.raises(NotAllowed):
        filled(other, OURS, "access-designee", FIRST)
    with pytest.raises(NotAllowed):
        filled(cleo(), OURS, "access-designee", FIRST)


def test_an_auditor_sees_that_a_post_is_held_and_not_by_whom() -> None:
    event = filled(ana(), OURS, "privacy-officer", FIRST)
    with looking(Who.of(eli())) as rights:
        assert seats_on(rights, MAY, Asking(body=OURS, post="privacy-officer")).seats[0].state == "held"
        assert holders_of(rights, [event.holding_id]) == {}
        assert holders_of(rights, [event.holding_id], opened=True)[event.holding_id].name == "Fay Invented"


def test_the_chief_privacy_officer_sees_every_privacy_officer_and_vacancy() -> None:
    filled(ana(), OURS, "privacy-officer", FIRST)
    other = ben()
    held = filled(other, THEIRS, "privacy-officer", FIRST, GIL)
    chief = person("Kit Invented", ("chief-privacy-officer", ""))
    vacate(by=Who.of(other), holding=held.holding_id, on=MARCH, reason="left")
    with looking(Who.of(chief)) as rights:
        seats = {seat.body: seat for seat in seats_on(rights, APRIL, Asking(post="privacy-officer")).seats}
    shown = seats[OURS].holder
    assert shown is not None
    assert shown.contact == "fay@example.invalid"
    assert (seats[THEIRS].state, seats[THEIRS].days) == ("vacant", 30)
    assert seats["demo-umbrellas"].state == "nobody"


def test_seats_come_in_pages_that_miss_none_and_repeat_none() -> None:
    filled(ana(), OURS, "privacy-officer", FIRST)
    chief = person("Kit Invented", ("chief-privacy-officer", ""))
    with looking(Who.of(chief)) as rights:
        whole = [seat.key for seat in seats_on(rights, MAY, Asking(), limit=100).seats]
        found, after = [], ""
        while True:
            page = seats_on(rights, MAY, Asking(), after, limit=3)
            found += [seat.key for seat in page.seats]
            after = page.after
            if not after:
                break
        assert found == whole
        assert len(whole) == 16
        assert {seat.body for seat in seats_on(rights, MAY, Asking(words="tides")).seats} == {THEIRS}
        assert [seat.state for seat in seats_on(rights, MAY, Asking(state="held")).seats] == ["held"]
        for nonsense in ("x", "~~", f"{OURS}~privacy-officer~x", "\0~privacy-officer~1"):
            with pytest.raises(LookupError):
                seats_on(rights, MAY, Asking(), nonsense)
