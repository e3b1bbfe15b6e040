"""Opening the record of an encounter: exactly once for each key, with counsel called in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.models import Body
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.turns import take_turn
from threshold.encounters import events, steps
from threshold.encounters.actions.calling import call_counsel
from threshold.encounters.actions.stating import state
from threshold.encounters.models import Account, Encounter
from threshold.encounters.notes import sealed_note
from threshold.encounters.permissions.encounters import COUNSEL, RECORD, can_record
from threshold.encounters.queries.rota import practice_of
from threshold.encounters.steps import about
from threshold.encounters.told import Came, Told, content_hash, hash_of_key
from threshold.journal.actions import Actor
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee

JOINED_WITHIN = timedelta(minutes=15)
NO_SUCH_BODY = Sentence(gettext_noop("Choose an agency that is set up here."))


@dataclass(frozen=True, slots=True)
class Opened:
    """An encounter, and whether it was kept just now rather than before under the same key."""

    encounter: Encounter
    fresh: bool


def open_encounter(*, by: Who, told: Told, came: Came) -> Opened:
    """Keep a record and call counsel, all of it or nothing; the same key again answers what was kept and adds nothing.

    `by` is whoever signed in, or GATE. Raises NotAllowed, Refused.
    """
    now = timezone.now()
    with acting(by) as rights:
        require(can_record(rights, came.body))
        columns, key = told.columns(), hash_of_key(came.key)
        take_turn(f"encounters_key|{key}")
        kept = Encounter.objects.filter(key_hash=key).select_related("account").first()
        if kept is not None:
            return Opened(kept, fresh=False)
        body = _body(came.body)
        actor = rights.actor(RECORD, came.body)
        encounter = _encounter(by, told, came, body, now)
        account = Account.objects.create(
            encounter=encounter, recorded_at=now, recorded_by=encounter.recorded_by, recorded_role=actor.role, **columns
        )
        Encounter.objects.filter(pk=encounter.pk).update(account=account)
        encounter.account = account
        details: dict[str, str | int] = {
            "kind": account.kind, "channel": account.channel, "came_by": came.way, "reporter": came.reporter,
            "content_hash": encounter.content_hash,
        }  # fmt: skip
        steps.record(encounter, events.OPENED, actor, now, details)
        state(by=rights, encounter=encounter, account=account, now=now)
        _tell_counsel(rights, encounter, now)
    return Opened(encounter, fresh=True)


def _encounter(by: Who, told: Told, came: Came, body: Body | None, now: datetime) -> Encounter:
    confirmed = came.reporter != "unconfirmed"
    encounter = Encounter(
        body=body, key_hash=hash_of_key(came.key), content_hash=content_hash(told, came), came_by=came.way,
        reporter=came.reporter, link_id=came.link, recorded_by=by.ref if by.person is not None else "",
        confirmed_at=now if confirmed else None, device_started_at=came.times.started_at,
        device_kept_at=came.times.kept_at, happened_at=came.times.happened_at, received_at=now,
        demonstration=body is not None and body.demonstration,
    )  # fmt: skip
    allowed = body is not None and practice_of(body.pk).note
    encounter.note = sealed_note(came.note, encounter.seal_place, allowed=allowed)
    encounter.save(force_insert=True)
    return encounter


def _tell_counsel(rights: Rights, encounter: Encounter, now: datetime) -> None:
    """A paper is no emergency, and an unconfirmed record joins the notice of one just before; any other is a call."""
    if encounter.came_by == "paper" and encounter.body_id is not None:
        to = Addressee.holders(COUNSEL, encounter.body_id)
        tell(by=rights, to=to, kind=events.ENTERED, about=about(encounter), key=f"encounter {encounter.pk} entered")
        return
    before = _just_before(encounter, now) if encounter.reporter == "unconfirmed" else None
    if before is None:
        call_counsel(by=rights, encounter=encounter, now=now)
        return
    Encounter.objects.filter(pk=encounter.pk).update(joined=before)
    steps.record(encounter, events.JOINED, Actor("clock", "encounters"), now, {"to": before.pk}, about=str(before.pk))


def _just_before(encounter: Encounter, now: datetime) -> Encounter | None:
    """The open unconfirmed record of the same place whose notice this one joins: none is dropped, none rings again."""
    account = encounter.account
    site = account.site_id if account else None
    take_turn(f"encounters_unconfirmed|{encounter.body_id}|{site}")
    near = Encounter.objects.filter(
        body_id=encounter.body_id, account__site_id=site, reporter="unconfirmed", joined__isnull=True,
        received_at__gt=now - JOINED_WITHIN, closed_at__isnull=True,
    )  # fmt: skip
    return near.exclude(pk=encounter.pk).order_by("pk").first()


def _body(slug: str) -> Body | None:
    """The agency a record names, when it is set up here; None where it names none. Raises Refused."""
    if not slug:
        return None
    found = Body.objects.filter(pk=slug, set_up_on__isnull=False).first() if "\0" not in slug else None
    if found is None:
        raise Refused(NO_SUCH_BODY, "body")
    return found
