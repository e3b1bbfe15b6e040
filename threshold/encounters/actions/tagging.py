"""Counsel says whether a record belongs in the report of 10-178(d); an official invokes a ground to withhold one."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.duties.sealed_words import hash_of
from threshold.encounters.models import Account, Encounter, Tag, Withholding
from threshold.encounters.permissions.encounters import COUNSEL
from threshold.encounters.permissions.quarterly import WITHHOLD, can_tag, can_withhold
from threshold.encounters.quarterly import events
from threshold.encounters.quarterly.choices import CONTAINED_IN, GROUNDS, QUALIFIES, RECEIVED_BY, WHY, requesting
from threshold.encounters.quarterly.words import sealed_words
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.queries.quarterly import ground_of, tag_of
from threshold.encounters.steps import about
from threshold.journal.actions import record

UNCONFIRMED = Sentence(gettext_noop("This record is not confirmed, and unconfirmed records are outside the report."))
NO_AGENCY = Sentence(gettext_noop("This record names no agency yet. Say first whose it is."))
NOT_LISTED = Sentence(gettext_noop("Choose one of those listed."))
WHY_OF_IT = Sentence(gettext_noop("Choose a reason that fits what you say of the record."))
WHO_ASKED = Sentence(gettext_noop("Say which agency asked, as you classify it: the report is by requesting agency."))
SAID_ALREADY = Sentence(gettext_noop("That is what the record says already."))
AT_ONCE = Sentence(gettext_noop("Somebody else said something of this record just now. Look at it first."))
NOT_WITHHELD = Sentence(gettext_noop("No ground is invoked for this record."))
NOT_TAGGED = Sentence(
    gettext_noop("A ground is invoked for a record that belongs in the report: counsel says so first.")
)


@dataclass(frozen=True, slots=True)
class Tagging:
    """What counsel says of one record, in closed choices, with reasons in words that only its counsel reads."""

    qualifies: str
    why: str
    requesting: str = ""
    received_by: str = "officer_or_employee"
    contained_in: str = ""
    reasons: str = ""


def tag(*, by: Who, encounter: int, said: Tagging) -> Tag:
    """Say whether a record belongs in the report. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = _held(rights, encounter)
        require(can_tag(rights, found))
        _check(said)
        before, place = tag_of(found), uuid4()
        if before is not None and not said.reasons.strip() and _same(before, said):
            raise Refused(SAID_ALREADY)
        actor = rights.actor(COUNSEL, found.body_id or "")
        try:
            with transaction.atomic():
                made = Tag.objects.create(
                    encounter=found, account=_said(found), supersedes=before, qualifies=said.qualifies,
                    why=said.why, requesting=said.requesting, received_by=said.received_by,
                    contained_in=said.contained_in, reasons=sealed_words(said.reasons, "tag", place), seal_place=place,
                    at=timezone.now(), by_ref=actor.ref, by_role=actor.role,
                )  # fmt: skip
        except IntegrityError as twice:
            raise Refused(AT_ONCE) from twice
        details: dict[str, str | int] = {
            "qualifies": made.qualifies, "why": made.why, "requesting": made.requesting,
            "received_by": made.received_by, "contained_in": made.contained_in,
            "supersedes": made.supersedes_id or "", "hash": hash_of(made.reasons),
        }  # fmt: skip
        record(events.TAGGED, by=actor, about=about(found), details=details)
    return made


def withhold(*, by: Who, encounter: int, ground: str, reasons: str) -> Withholding:
    """Invoke a statutory ground for one record, with reasons. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = _held(rights, encounter)
        require(can_withhold(rights, found))
        if ground not in GROUNDS:
            raise Refused(NOT_LISTED, "ground")
        tagged = tag_of(found)
        if tagged is None or tagged.qualifies != "yes":
            raise Refused(NOT_TAGGED)
        made = _withholding(rights, found, ground, reasons)
        details: dict[str, str | int] = {
            "ground": ground, "supersedes": made.supersedes_id or "", "hash": hash_of(made.reasons)
        }  # fmt: skip
        record(events.WITHHELD, by=rights.actor(WITHHOLD, found.body_id or ""), about=about(found), details=details)
    return made


def end_withholding(*, by: Who, encounter: int, reasons: str) -> Withholding:
    """Take back the ground that is invoked for a record, with reasons. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = _held(rights, encounter)
        require(can_withhold(rights, found))
        if ground_of(found) is None:
            raise Refused(NOT_WITHHELD)
        made = _withholding(rights, found, "", reasons)
        details: dict[str, str | int] = {"supersedes": made.supersedes_id or "", "hash": hash_of(made.reasons)}
        actor = rights.actor(WITHHOLD, found.body_id or "")
        record(events.WITHHOLDING_ENDED, by=actor, about=about(found), details=details)
    return made


def _withholding(rights: Rights, found: Encounter, ground: str, reasons: str) -> Withholding:
    before = Withholding.objects.filter(encounter=found, superseded_by__isnull=True).first()
    if before is not None and before.ground == ground:
        raise Refused(SAID_ALREADY)
    actor, place = rights.actor(WITHHOLD, found.body_id or ""), uuid4()
    return Withholding.objects.create(
        encounter=found, supersedes=before, ground=ground, seal_place=place, at=timezone.now(), by_ref=actor.ref,
        by_role=actor.role, reasons=sealed_words(reasons, "withholding", place, needed=True),
    )  # fmt: skip


def _check(said: Tagging) -> None:
    """Raises Refused."""
    if said.qualifies not in QUALIFIES:
        raise Refused(NOT_LISTED, "qualifies")
    if said.why not in WHY[said.qualifies]:
        raise Refused(WHY_OF_IT, "why")
    if said.qualifies == "yes" and not said.requesting:
        raise Refused(WHO_ASKED, "requesting")
    if said.requesting and said.requesting not in requesting():
        raise Refused(NOT_LISTED, "requesting")
    if said.received_by not in RECEIVED_BY:
        raise Refused(NOT_LISTED, "received_by")
    if said.contained_in and said.contained_in not in CONTAINED_IN:
        raise Refused(NOT_LISTED, "contained_in")


def _same(before: Tag, said: Tagging) -> bool:
    names = ("qualifies", "why", "requesting", "received_by", "contained_in")
    return all(getattr(before, name) == getattr(said, name) for name in names)


def _said(found: Encounter) -> Account:
    """What was said of the record last. Raises OutOfSight."""
    if found.account is None:
        raise OutOfSight(str(found.pk))
    return found.account


def _held(rights: Rights, number: int) -> Encounter:
    """The record kept from changing until this ends. Raises OutOfSight, Refused."""
    seen = find_encounter(rights, number)
    found = Encounter.objects.select_for_update(of=("self",)).filter(pk=seen.pk).first()
    if found is None:
        raise OutOfSight(str(number))
    if found.confirmed_at is None:
        raise Refused(UNCONFIRMED)
    if found.body_id is None:
        raise Refused(NO_AGENCY)
    return found
