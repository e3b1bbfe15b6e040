"""The Law Department's export of encounters with its chain of custody: asked for, made, handed over, expired."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters.afterwards import events
from threshold.encounters.afterwards.choices import HANDED_TO, PURPOSES
from threshold.encounters.models import Custody, Export
from threshold.encounters.models.quarterly import REFERENCE
from threshold.encounters.permissions.afterwards import EXPORT, can_export
from threshold.encounters.queries.afterwards import find_export, place_of
from threshold.encounters.queries.encounters import find_encounter
from threshold.jobs.queue import put
from threshold.journal.actions import About, Actor, record
from threshold.sealing.envelope import seal
from threshold.sealing.keys import keyring

MAKE = "encounters.export"
KEPT_FOR = timedelta(days=7)  # house practice
MOST = 50
NOT_LISTED = Sentence(gettext_noop("Choose one of those listed."))
NEEDS_NUMBER = Sentence(gettext_noop("Give the number of the case or request: letters, digits, dots and dashes."))
NO_NUMBERS = Sentence(gettext_noop("Give the numbers of the records, at most 50."))
NOT_MADE = Sentence(gettext_noop("This export is not there to be handed over: it is being made, or it has expired."))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported, and what for."""

    encounters: Sequence[int]
    purpose: str
    reference: str
    with_note: bool = False


def ask_export(*, by: Who, wanted: Wanted) -> Export:
    """Ask for an export of encounters that crossed to the Law Department. Raises OutOfSight, NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        require(can_export(rights))
        if wanted.purpose not in PURPOSES:
            raise Refused(NOT_LISTED, "purpose")
        if not wanted.reference.strip() or not re.fullmatch(REFERENCE, wanted.reference.strip()):
            raise Refused(NEEDS_NUMBER, "reference")
        numbers = sorted(set(wanted.encounters))
        if not 1 <= len(numbers) <= MOST:
            raise Refused(NO_NUMBERS, "encounters")
        found = [find_encounter(rights, number) for number in numbers]
        actor = rights.actor(EXPORT)
        made = Export.objects.create(
            purpose=wanted.purpose, reference=wanted.reference.strip(), encounters=numbers, with_note=wanted.with_note,
            asked_at=now, by_ref=actor.ref, by_role=actor.role, demonstration=any(one.demonstration for one in found),
        )  # fmt: skip
        _link(made, "asked", actor, now)
        details: dict[str, str | int] = {
            "purpose": made.purpose, "reference": made.reference, "count": len(numbers),
            "encounters": " ".join(map(str, numbers)), "with_note": int(made.with_note),
        }  # fmt: skip
        record(events.EXPORT_ASKED, by=actor, about=_about(made), details=details)
        put(MAKE, {"export": made.pk})
    return made


def keep_export(*, by: Who, export: int, content: bytes) -> Export:
    """Keep what the worker put together, sealed, until it expires. Raises OutOfSight."""
    now = timezone.now()
    with acting(by):
        found = Export.objects.select_for_update().filter(pk=export, state__in=("asked", "making")).first()
        if found is None:
            raise OutOfSight(str(export))
        digest = hashlib.sha256(content).hexdigest()
        found.sealed = seal(base64.b64encode(content).decode(), place_of(found), keyring())
        found.sha256, found.size, found.state = digest, len(content), "made"
        found.made_at, found.expires_at, found.done = now, now + KEPT_FOR, len(found.encounters)
        found.save()
        actor = Actor("clock", MAKE)
        _link(found, "made", actor, now)
        details: dict[str, str | int] = {"sha256": digest, "size": len(content)}
        record(events.EXPORT_MADE, by=actor, about=_about(found), details=details)
    return found


def hand_over(*, by: Who, export: int, to: str, reference: str = "") -> Custody:
    """Record to whom an export is handed over; then its bytes go out. Raises OutOfSight, NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        require(can_export(rights))
        found = find_export(rights, export)
        if to not in HANDED_TO:
            raise Refused(NOT_LISTED, "to")
        if not re.fullmatch(REFERENCE, reference.strip()):
            raise Refused(NEEDS_NUMBER, "reference")
        if found.state != "made" or found.expires_at is None or found.expires_at <= now:
            raise Refused(NOT_MADE)
        actor = rights.actor(EXPORT)
        made = _link(found, "handed_over", actor, now, to=to, reference=reference.strip())
        details: dict[str, str | int] = {"to": to, "reference": made.reference, "sha256": found.sha256}
        record(events.EXPORT_HANDED_OVER, by=actor, about=_about(found), details=details)
    return made


def expire_exports(*, by: Who, now: datetime) -> int:
    """Take out the bytes of what has expired; the row and its custody stay. How many there were."""
    with acting(by):
        over = list(Export.objects.select_for_update().filter(state="made", expires_at__lte=now))
        for one in over:
            Export.objects.filter(pk=one.pk).update(state="expired", sealed="")
            actor = Actor("clock", MAKE)
            _link(one, "expired", actor, now)
            record(events.EXPORT_EXPIRED, by=actor, about=_about(one), details={"sha256": one.sha256})
    return len(over)


def _link(export: Export, kind: str, actor: Actor, at: datetime, *, to: str = "", reference: str = "") -> Custody:
    """One link of the chain of custody."""
    return Custody.objects.create(
        export=export, kind=kind, to=to, reference=reference, sha256=export.sha256, at=at, by_ref=actor.ref,
        by_role=actor.role,
    )  # fmt: skip


def _about(export: Export) -> About:
    return About("export", str(export.pk), "10-178(d)")
