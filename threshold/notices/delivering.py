"""What the worker does with the outbox: whom a notice goes to, and each message on its way, at most once.

Before a message goes out its row is marked `sending` and that is committed; afterwards the outcome is. A worker killed
in between leaves the mark, and nobody sends again by themselves: after ten minutes the row says `unsure`, and a person
decides. So a message may be lost, which the outbox shows, and is never sent twice unseen. The rows are the record of
this; they have no lines in the journal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.queries import holders_of
from threshold.database.reach import Reach, reaching
from threshold.jobs.queue import numbers_queued, put
from threshold.notices.actions import SEND, SEND_LETTER
from threshold.notices.kinds import Urgency
from threshold.notices.messages import LinkKind, one_time_link, record_needs_you
from threshold.notices.models import Channel, Delivery, Endpoint, Letter, Notice, Sending, State
from threshold.notices.places import place_of_endpoint, place_of_letter
from threshold.notices.ways_out import NotSent, Unsure, mail, post
from threshold.sealing.envelope import CannotOpen, unseal
from threshold.sealing.keys import keyring

TO_SEND = (State.WAITING, State.FAILED)
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
NO_SIGN = timedelta(minutes=10)  # longer than any way out waits for the other side


def deliver(notice_id: int, now: datetime) -> None:
    """Put one message on its way to each person the notice goes to, and to the agency's endpoint."""
    with reaching(Reach.CITY):
        notice = Notice.objects.filter(pk=notice_id, answered_at__isnull=True).first()
        if notice is None:
            return
        rows = [_row(notice, settings.MAIL_CHANNEL, person) for person in _people(notice, now)]
        if Endpoint.objects.filter(agency_id=notice.agency_id, active=True).exists():
            rows.append(_row(notice, Channel.WEBHOOK, None))
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
        for place in notice.deliveries.filter(state=State.WAITING).values_list("pk", flat=True):
            put(SEND, {"delivery": place})


def _row(notice: Notice, channel: str, person: Person | None) -> Delivery:
    return Delivery(notice=notice, person=person, channel=channel, agency_id=notice.agency_id)


def _people(notice: Notice, now: datetime) -> list[Person]:
    """Whom the notice goes to at this moment: nobody who is switched off."""
    if notice.person_id is not None:
        return list(Person.objects.filter(pk=notice.person_id, is_active=True))
    return list(holders_of(notice.ability, notice.at_agency, now))


def send(delivery_id: int, now: datetime) -> None:
    """Send one message that is to be sent, and note what became of it."""
    with reaching(Reach.CITY):
        delivery = (
            Delivery.objects.select_for_update(of=("self",))
            .select_related("notice", "person")
            .filter(pk=delivery_id, state__in=TO_SEND)
            .first()
        )
        if delivery is None or _covered(delivery, now) or not _marked(delivery, now):
            return
        way = _to_endpoint(delivery, now) if delivery.channel == Channel.WEBHOOK else _by_mail(delivery)
    _go(delivery, way, SEND, now)


def _covered(delivery: Delivery, now: datetime) -> bool:
    """Whether there is nothing left to say: it was answered, or a message of this day stands for it."""
    covered = delivery.notice.answered_at is not None
    if not covered and delivery.person_id and delivery.notice.urgency == Urgency.DAILY:
        list(Person.objects.select_for_update().filter(pk=delivery.person_id).values_list("pk"))  # one at a time
        begin = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        today = Q(state=State.SENT, sent_at__gte=begin) | Q(state=State.SENDING, sending_since__gte=begin)
        same = Delivery.objects.filter(today, person_id=delivery.person_id, channel=delivery.channel)
        covered = same.exists()
    if covered:
        Delivery.objects.filter(pk=delivery.pk).update(state=State.COVERED, next_try_at=None)
    return covered


def _by_mail(delivery: Delivery) -> Callable[[], None]:
    """How a message goes to a person who still signs in."""
    person = delivery.person

    def go() -> None:
        if person is None or not person.is_active:
            raise NotSent("switched_off")
        mail(record_needs_you(person))

    return go


def _to_endpoint(delivery: Delivery, now: datetime) -> Callable[[], None]:
    """How a message goes to the endpoint of the agency, as it is set now."""
    endpoint = Endpoint.objects.filter(agency_id=delivery.agency_id, active=True).first()

    def go() -> None:
        if endpoint is None:
            raise NotSent("switched_off")
        secret = _opened(endpoint.sealed, place_of_endpoint(endpoint.agency_id))
        post(endpoint.url, secret, int(now.timestamp()))

    return go


def _opened(sealed: str, place: str) -> str:
    """What was sealed. Raises NotSent."""
    try:
        return unseal(sealed, place, keyring())
    except CannotOpen as error:
        raise NotSent("cannot_open") from error


def send_letter(letter_id: int, now: datetime) -> None:
    """Send one one-time link, and empty what was sealed when it has gone or is given up."""
    with reaching(Reach.CITY):
        letter = Letter.objects.select_related("person").filter(pk=letter_id, state__in=TO_SEND).first()
        if letter is None or not _marked(letter, now):
            return
    person, kind = letter.person, LinkKind(letter.kind)

    def go() -> None:
        if not person.is_active:
            raise NotSent("switched_off")
        mail(one_time_link(person, kind, _opened(letter.sealed, place_of_letter(letter.pk))))

    _go(letter, go, SEND_LETTER, now)
    with reaching(Reach.CITY):
        Letter.objects.filter(pk=letter_id).exclude(state__in=TO_SEND).update(sealed="")


def _marked(message: Sending, now: datetime) -> bool:
    """Mark a message as going out, unless another worker has: committed before it goes."""
    rows = type(message)._default_manager.filter(pk=message.pk, state__in=TO_SEND)
    return bool(rows.update(state=State.SENDING, sending_since=now, attempts=F("attempts") + 1, next_try_at=None))


def _go(message: Sending, way: Callable[[], None], job: str, now: datetime) -> None:
    """Take the way out, and note what became of it."""
    try:
        way()
    except NotSent as error:
        _note_not_sent(message, error.fault, job, now)
    except Unsure:
        _note(message, state=State.UNSURE, last_error="interrupted")
    else:
        _note(message, state=State.SENT, sent_at=timezone.now(), last_error="")


def _note_not_sent(message: Sending, fault: str, job: str, now: datetime) -> None:
    """Try again later, or give up after the last time."""
    tries = message.attempts + 1  # the row counted this one when it was marked
    if tries > len(BACK_OFF) or fault == "switched_off":
        _note(message, state=State.GIVEN_UP, last_error=fault)
        return
    next_try = now + BACK_OFF[tries - 1]
    with reaching(Reach.CITY):
        _note(message, state=State.FAILED, last_error=fault, next_try_at=next_try)
        put(job, {"delivery" if job == SEND else "letter": message.pk}, at=next_try)


def _note(message: Sending, **columns: object) -> None:
    """Write the outcome, unless somebody has decided otherwise meanwhile."""
    with reaching(Reach.CITY):
        rows = type(message)._default_manager.filter(pk=message.pk, state=State.SENDING)
        rows.update(sending_since=None, **columns)


def sweep(now: datetime) -> None:
    """Say of what was left marked that nobody knows; queue again what is due and has no job that would send it."""
    with reaching(Reach.CITY):
        for model, job, name in ((Delivery, SEND, "delivery"), (Letter, SEND_LETTER, "letter")):
            messages = model._default_manager
            lost = messages.filter(state=State.SENDING, sending_since__lt=now - NO_SIGN)
            lost.update(state=State.UNSURE, sending_since=None, last_error="interrupted")
            overdue = Q(next_try_at__lt=now - NO_SIGN) | Q(next_try_at__isnull=True, created_at__lt=now - NO_SIGN)
            left = set(messages.filter(overdue, state__in=TO_SEND).values_list("pk", flat=True))
            for place in sorted(left - numbers_queued(job, name)):
                put(job, {name: place})
        Letter.objects.filter(state=State.UNSURE).exclude(sealed="").update(sealed="")
