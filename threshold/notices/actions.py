"""Telling people, within the action that gives the reason; putting notices aside; what an administrator sets."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Rights, Who, acting
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.reach import Reach, reaching
from threshold.jobs.queue import put
from threshold.journal.actions import About, record
from threshold.notices import events, permissions
from threshold.notices.addressees import Addressee
from threshold.notices.kinds import NoticeKind
from threshold.notices.messages import LinkKind
from threshold.notices.models import Delivery, Endpoint, Letter, Notice, Seen, State
from threshold.notices.places import place_of_endpoint, place_of_letter
from threshold.notices.queries import find_delivery, waiting_for
from threshold.notices.ways_out import may_post_to
from threshold.sealing.envelope import seal
from threshold.sealing.keys import keyring

DELIVER, SEND, SEND_LETTER = "notices.deliver", "notices.send", "notices.send_letter"
RETRIED = (State.GIVEN_UP, State.UNSURE)
OUTSIDE = "Somebody is told in the transaction of the action that gives the reason."
NOT_NOW = Sentence(gettext_noop("This message is not one to send again: it went, or is still to go."))
NO_SUCH_ADDRESS = Sentence(
    gettext_noop("Notices are posted to an https address on another machine, without a name or password in it.")
)
INSERT = """
    insert into notices_notice
        (kind, about_kind, about_number, agency_id, person_id, ability, at_agency, key,
         day, urgency, told_by, created_at)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    on conflict (key) do nothing returning id
"""


def tell(*, by: Rights, to: Addressee, kind: NoticeKind, about: About, key: str, day: date | None = None) -> bool:
    """Tell somebody that a record needs them, once for each `key`: whether this was the first time.

    Called within another action, whose line of the journal is the record of why. The notice and the job that delivers
    it are there if, and only if, that action's transaction commits. RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    if to.agency not in {"", about.agency}:
        raise ValueError("Whoever is told must be able to see the record: of its own agency, or of the City.")
    row = (
        kind.name, about.kind, about.number, about.agency, to.person, to.ability, to.agency,
        key, day, kind.urgency.value, by.who.ref, timezone.now(),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(INSERT, row)
        made = cursor.fetchone()
    if made is None:
        return False
    put(DELIVER, {"notice": made[0]})
    return True


def settle(*, by: Rights, about: About) -> int:
    """Close the open notices about a record, in the action that did what they asked for. How many there were."""
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    open_ones = Notice.objects.filter(about_kind=about.kind, about_number=about.number, answered_at__isnull=True)
    return open_ones.update(answered_at=timezone.now())


def send_link(*, by: Rights, person: Person, kind: LinkKind, link: str) -> Letter:
    """Mail a one-time link to its person, within the action that made it, whose line in the journal is the record.

    The link is sealed until it goes and emptied then. The reach must be the City's: `acting(Who.clock(...))` where
    nobody has signed in. RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    letter = Letter.objects.create(person=person, kind=kind, channel=settings.MAIL_CHANNEL)
    letter.sealed = seal(link, place_of_letter(letter.pk), keyring())
    letter.save(update_fields=["sealed"])
    put(SEND_LETTER, {"letter": letter.pk})
    return letter


def mark_seen(*, by: Who, notices: Iterable[int]) -> int:
    """Put notices aside, for this person alone; what is out of sight is left out. How many were put aside."""
    with acting(by) as rights:
        found = list(waiting_for(rights).filter(pk__in=list(notices)))
        if found and by.person is not None:
            now = timezone.now()
            rows = [Seen(notice=one, person_id=by.person, agency_id=one.agency_id, seen_at=now) for one in found]
            Seen.objects.bulk_create(rows, ignore_conflicts=True)
            with reaching(Reach.CITY):  # the line is no agency's, and whoever has no role reaches none
                about = About("person", by.ref)
                record(events.SEEN, by=rights.actor(""), about=about, details={"count": len(found)})
        return len(found)


def retry(*, by: Who, delivery: int) -> Delivery:
    """Queue a message again that was given up, or of which nobody knows whether it went.

    Raises NotAllowed, OutOfSight, Refused.
    """
    with acting(by) as rights:
        message = find_delivery(rights, delivery)
        require(permissions.can_retry(rights, message.agency_id))
        rows = Delivery.objects.filter(pk=delivery, state__in=RETRIED)
        if not rows.update(state=State.WAITING, attempts=0, next_try_at=None, last_error=""):
            raise Refused(NOT_NOW)
        put(SEND, {"delivery": delivery})
        about = About("delivery", str(delivery), agency=message.agency_id)
        actor = rights.actor(permissions.RETRY, message.agency_id)
        record(events.RETRIED, by=actor, about=about, details={"state": message.state, "channel": message.channel})
        return message


def set_endpoint(*, by: Who, agency: str, url: str) -> str:
    """Say where an agency's system is told; the secret it is signed with, this once. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(permissions.can_set_endpoints(rights))
        if not may_post_to(url):
            raise Refused(NO_SUCH_ADDRESS, "url")
        secret = secrets.token_urlsafe(32)
        columns = {
            "url": url, "sealed": seal(secret, place_of_endpoint(agency), keyring()), "active": True,
            "set_by": by.ref, "set_at": timezone.now(),
        }  # fmt: skip
        Endpoint.objects.update_or_create(agency_id=agency, defaults=columns)
        about = About("endpoint", agency or "city", agency=agency)
        actor = rights.actor(permissions.SET_ENDPOINTS)
        record(events.ENDPOINT_SET, by=actor, about=about, details={"host": urlsplit(url).hostname or ""})
        return secret


def switch_off_endpoint(*, by: Who, agency: str) -> None:
    """Post nothing more to an agency's endpoint. Raises NotAllowed, OutOfSight."""
    with acting(by) as rights:
        require(permissions.can_set_endpoints(rights))
        endpoint = Endpoint.objects.filter(agency_id=agency, active=True).first()
        if endpoint is None:
            raise OutOfSight(agency)
        endpoint.active = False
        endpoint.save(update_fields=["active"])
        about = About("endpoint", agency or "city", agency=agency)
        actor = rights.actor(permissions.SET_ENDPOINTS)
        host = urlsplit(endpoint.url).hostname or ""
        record(events.ENDPOINT_SWITCHED_OFF, by=actor, about=about, details={"host": host})
