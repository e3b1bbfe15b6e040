"""Every change to who holds which post: designated, vacated, handed over, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.queries import find_person
from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies import events
from threshold.agencies.models import Body, Event, Holding
from threshold.agencies.permissions.posts import MANAGE, can_manage_posts
from threshold.agencies.post_list import Post, posts
from threshold.agencies.queries.posts import current_events, find_event, find_holding, tenures
from threshold.agencies.seats import Holder, Seat, sealed_holder
from threshold.agencies.seats import named as names_of
from threshold.agencies.words import a_day, a_line, a_line_or_none
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.posts import Happening, happenings
from threshold.core.words import Sentence, gettext_noop
from threshold.database.turns import take_turn
from threshold.journal.actions import About, record

NO_SUCH_POST = Sentence(gettext_noop("There is no such post. Choose one of the list."))
ONE_SEAT = Sentence(gettext_noop("This post is held by one at a time. Choose seat 1."))
NOT_SET_UP = Sentence(
    gettext_noop(
        "This body is not set up here, so no names are taken. An administrator sets it up once that is approved."
    )
)
WHO = Sentence(gettext_noop("Say who: choose a person who signs in, or write a name."))
NOT_BOTH = Sentence(gettext_noop("Choose a person who signs in or write a name, not both."))
AN_OFFICE = Sentence(gettext_noop("This is a designation of an office. Leave the holder empty."))
HELD_SINCE = gettext_noop(
    "This post is held since {day}. Hand it over on that holder's page, or record first when it ended."
)
HELD_THEN = gettext_noop("This post has a holder from {day} already. Choose other days, or correct that record.")
HELD_ELSEWHERE = Sentence(
    gettext_noop("Another body in the City has this designation on these days. It is made for one at a time.")
)
ENDED_ALREADY = gettext_noop(
    "This was handed over or vacated on {day} already. Look at the history before recording more."
)
ENDS_TOO_EARLY = gettext_noop(
    "It begins on {day}, so it ends on a later day. If it never began, correct the designation."
)
CORRECTED_ALREADY = Sentence(gettext_noop("This was corrected already. Correct the newer line instead."))
SAME_DAY = Sentence(gettext_noop("That is the day recorded already."))
OVERLAPS = Sentence(gettext_noop("On these days another holder is recorded. Correct that record first."))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The two things that happen when a post is handed over."""

    ended: Event
    begun: Event


def designate(*, by: Who, seat: Seat, holder: Holder, since: date, instrument: str, until: date | None = None) -> Event:
    """Record who holds a seat from a day, by which letter or order. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        post, body = _post(seat), _body(seat.body)
        require(can_manage_posts(rights, seat.body))
        _may_be_filled(post, body, holder)
        with _one_at_a_time(seat):
            held = _begin(rights, seat, holder, Days(since, until), instrument)
            happened = _settle(seat, by, "")
        details = _told(held)
        record(events.POST_DESIGNATED, by=rights.actor(MANAGE, seat.body), about=_about(held), details=details)
    return happened[held.pk, True]


def vacate(*, by: Who, holding: int, on: date, reason: str) -> Event:
    """Record the first day a post is no longer held: a vacancy, unless a successor begins that day.

    Raises NotAllowed, OutOfSight, Refused.
    """
    with acting(by) as rights:
        held = find_holding(rights, holding)
        require(can_manage_posts(rights, held.body_id))
        seat = _seat(held)
        with _one_at_a_time(seat):
            _end(held, on)
            event = _settle(seat, by, a_line(reason, "reason"))[held.pk, False]
        details: dict[str, str | int] = {
            "post": held.post,
            "seat": held.seat,
            "on": on.isoformat(),
            "kind": event.kind,
            "reason": event.reason,
        }
        record(events.POST_VACATED, by=rights.actor(MANAGE, held.body_id), about=_about(held), details=details)
    return event


def hand_over(*, by: Who, holding: int, holder: Holder, on: date, instrument: str) -> HandedOver:
    """End one holding and begin its successor's on the same day. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        before = find_holding(rights, holding)
        require(can_manage_posts(rights, before.body_id))
        seat = _seat(before)
        _may_be_filled(_post(seat), before.body, holder)
        with _one_at_a_time(seat):
            _end(before, on)
            after = _begin(rights, seat, holder, Days(on), instrument)
            happened = _settle(seat, by, "")
        details = _told(after) | {"before": before.pk}
        record(events.POST_HANDED_OVER, by=rights.actor(MANAGE, seat.body), about=_about(after), details=details)
    return HandedOver(happened[before.pk, False], happened[after.pk, True])


def correct_event(*, by: Who, event: int, on: date | None, reason: str) -> Event:
    """Record that something happened to a post on another day, or (`on` None) that it never did.

    What was recorded stays, with the line that corrects it. Raises NotAllowed, OutOfSight, Refused.
    """
    with acting(by) as rights:
        wrong = find_event(rights, event)
        require(can_manage_posts(rights, wrong.body_id))
        seat, why = Seat(wrong.body_id, wrong.post, wrong.seat), a_line(reason, "reason")
        with _one_at_a_time(seat):
            _may_be_corrected(wrong, on)
            if wrong.kind == "designation":
                _begin_anew(wrong.holding, on, by)
            else:
                _end_anew(wrong.holding, on)
            _settle(seat, by, why)
        correction = Event.objects.get(corrects=wrong)
        details: dict[str, str | int] = {
            "post": wrong.post, "seat": wrong.seat, "kind": wrong.kind, "was": wrong.on.isoformat(),
            "on": on.isoformat() if on else "", "reason": why,
        }  # fmt: skip
        about = About("event", str(wrong.pk), posts()[wrong.post].clause, wrong.body_id)
        record(events.POST_CORRECTED, by=rights.actor(MANAGE, wrong.body_id), about=about, details=details)
    return correction


@dataclass(frozen=True, slots=True)
class Days:
    """From when to when."""

    since: date
    until: date | None = None


def _post(seat: Seat) -> Post:
    post = posts().get(seat.post)
    if post is None:
        raise Refused(NO_SUCH_POST, "post")
    if seat.number < 1 or (seat.number > 1 and not post.several):
        raise Refused(ONE_SEAT, "seat")
    return post


def _body(body: str) -> Body:
    found = Body.objects.filter(id=body).first() if "\0" not in body else None
    if found is None:
        raise OutOfSight(body)
    return found


def _seat(held: Holding) -> Seat:
    return Seat(held.body_id, held.post, held.seat)


def _may_be_filled(post: Post, body: Body, holder: Holder) -> None:
    """Raises Refused when this post cannot have this holder here."""
    if post.of_an_office:
        if not holder.nobody or holder.contact:
            raise Refused(AN_OFFICE, "holder")
        return
    if body.set_up_on is None:
        raise Refused(NOT_SET_UP, "body")
    if holder.nobody:
        raise Refused(WHO, "holder")
    if holder.person and (holder.name or holder.contact):
        raise Refused(NOT_BOTH, "holder")


@contextmanager
def _one_at_a_time(seat: Seat) -> Iterator[None]:
    """Let changes to one seat follow each other, and say in words what the database refuses."""
    take_turn(f"agencies_holding|{seat.body}|{seat.post}|{seat.number}")
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if constraint == "post_held_once_in_the_city":
            raise Refused(HELD_ELSEWHERE, "post") from error
        if constraint == "post_held_by_one_at_a_time":
            raise Refused(OVERLAPS, "since") from error
        raise


def _begin(rights: Rights, seat: Seat, holder: Holder, days: Days, instrument: str) -> Holding:
    """A new holding. Raises Refused when the days are held already or end before they begin."""
    _free(seat, days)
    person: Person | None = find_person(rights, holder.person) if holder.person else None
    fresh = Holding(
        body_id=seat.body, post=seat.post, seat=seat.number, person=person,
        since=a_day(days.since, "since"), until=days.until, instrument=a_line(instrument, "instrument"),
        recorded_at=timezone.now(), recorded_by=rights.who.ref,
    )  # fmt: skip
    if holder.name:
        name, contact = a_line(holder.name, "name", most=200), a_line_or_none(holder.contact, "contact")
        fresh.sealed = sealed_holder(Holder(name=name, contact=contact), fresh.ref)
    fresh.save()
    return fresh


def _free(seat: Seat, days: Days) -> None:
    """Raises Refused, naming the day, when a seat is held within these days."""
    if days.until is not None and a_day(days.until, "until") <= days.since:
        raise Refused(Sentence(ENDS_TOO_EARLY, {"day": days.since}), "until")
    for other in tenures(seat):
        begins_before_the_end = days.until is None or other.since < days.until
        if begins_before_the_end and (other.until is None or other.until > days.since):
            template = HELD_SINCE if other.until is None and other.since < days.since else HELD_THEN
            raise Refused(Sentence(template, {"day": other.since}), "since")


def _end(held: Holding, on: date) -> None:
    """End a holding that has no end yet. Raises Refused."""
    held.refresh_from_db(fields=["until", "withdrawn"])
    if held.withdrawn:
        raise OutOfSight(str(held.pk))
    if held.until is not None:
        raise Refused(Sentence(ENDED_ALREADY, {"day": held.until}), "on")
    _end_anew(held, on)


def _end_anew(held: Holding, on: date | None) -> None:
    if on is not None and a_day(on, "on") <= held.since:
        raise Refused(Sentence(ENDS_TOO_EARLY, {"day": held.since}), "on")
    held.until = on
    held.save(update_fields=["until"])


def _begin_anew(held: Holding, since: date | None, by: Who) -> None:
    """Withdraw a holding; with a day, put one like it in its place from then on."""
    held.withdrawn = True
    held.save(update_fields=["withdrawn"])
    if since is None:
        return
    if held.until is not None and held.until <= since:
        raise Refused(Sentence(ENDS_TOO_EARLY, {"day": since}), "on")
    fresh = Holding(
        body_id=held.body_id, post=held.post, seat=held.seat, person=held.person, since=a_day(since, "on"),
        until=held.until, instrument=held.instrument, corrects=held, recorded_at=timezone.now(), recorded_by=by.ref,
    )  # fmt: skip
    told = names_of(held) if held.sealed else None
    if told:
        fresh.sealed = sealed_holder(Holder(name=told.name, contact=told.contact), fresh.ref)
    fresh.save()


def _may_be_corrected(wrong: Event, on: date | None) -> None:
    if wrong.kind == "withdrawn" or wrong.holding.withdrawn or Event.objects.filter(corrects=wrong).exists():
        raise Refused(CORRECTED_ALREADY, "event")
    if on == wrong.on:
        raise Refused(SAME_DAY, "on")


def _settle(seat: Seat, by: Who, reason: str) -> dict[tuple[int, bool], Event]:
    """Bring what is said to have happened into line with the holdings: new events, and events that correct older ones.

    Gives the event that now stands for each end of each holding.
    """
    leaves_vacancy = posts()[seat.post].leaves_vacancy
    wanted = {one.part: one for one in happenings(tenures(seat), leaves_vacancy=leaves_vacancy)}
    have = {(event.holding_id, event.kind == "designation"): event for event in current_events(seat)}
    given = {"body_id": seat.body, "post": seat.post, "seat": seat.number, "recorded_by": by.ref, "reason": reason}
    replaced = _replaced(have.keys() - wanted.keys())
    for part in sorted(have.keys() - wanted.keys() - replaced.keys()):
        _add(given, Happening(part[0], "designation", have[part].on), "withdrawn", have[part])
    for part, one in wanted.items():
        before = have.get(part) or have.get(next((old for old, new in replaced.items() if new == part), (0, False)))
        if before is None or (before.holding_id, before.kind, before.on) != (one.tenure, one.kind, one.on):
            have[part] = _add(given, one, one.kind, before)
    return have


def _replaced(gone: set[tuple[int, bool]]) -> dict[tuple[int, bool], tuple[int, bool]]:
    """For each end of a holding that was withdrawn, the same end of the holding in its place, if there is one."""
    after = dict(Holding.objects.filter(corrects__in={holding for holding, _ in gone}).values_list("corrects", "pk"))
    return {(holding, begins): (after[holding], begins) for holding, begins in gone if holding in after}


def _add(given: dict[str, Any], one: Happening, kind: str, corrects: Event | None) -> Event:
    now: datetime = timezone.now()
    return Event.objects.create(
        **given, kind=kind, on=one.on, holding_id=one.tenure, corrects=corrects, recorded_at=now
    )


def _told(held: Holding) -> dict[str, str | int]:
    until = held.until.isoformat() if held.until else ""
    return {
        "post": held.post, "seat": held.seat, "since": held.since.isoformat(), "until": until,
        "instrument": held.instrument,
    }  # fmt: skip


def _about(held: Holding) -> About:
    return About("holding", str(held.pk), posts()[held.post].clause, held.body_id)
