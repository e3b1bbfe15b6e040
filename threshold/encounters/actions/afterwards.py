"""Referring an encounter, and looking back at it: notes that are a draft for deliberation, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.permissions.crossings import APPROVE
from threshold.agencies.queries.crossings import crossing_on
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.reach import Reach, reaching
from threshold.duties.sealed_words import hash_of
from threshold.encounters.actions.calling import LAW_DEPARTMENT
from threshold.encounters.afterwards import events
from threshold.encounters.afterwards.choices import ACTIONS, FINDINGS, OWNERS, PROMPTS, REFER_TO, REFER_WHY
from threshold.encounters.models import Encounter, Finding, FollowUp, Referral
from threshold.encounters.permissions.afterwards import can_acknowledge, can_look_back, can_refer
from threshold.encounters.permissions.encounters import COUNSEL, CROSSED
from threshold.encounters.quarterly.words import sealed_words
from threshold.encounters.queries.afterwards import find_referral
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.steps import about
from threshold.journal.actions import Actor, record
from threshold.notices.actions import settle, tell
from threshold.notices.addressees import Addressee

NOT_LISTED = Sentence(gettext_noop("Choose one of those listed."))
NO_AGENCY = Sentence(gettext_noop("This record names no agency yet. Say first whose it is."))
NO_CROSSING = Sentence(
    gettext_noop(
        "No approval lets this agency's records cross to the Law Department. Ask its privacy officer to record one."
    )
)
REFERRED_ALREADY = Sentence(gettext_noop("This was referred there already, for the same reason."))
ACKNOWLEDGED_ALREADY = Sentence(gettext_noop("This referral is acknowledged already."))
CLOSED_ALREADY = Sentence(gettext_noop("This is closed already."))
PAST = Sentence(gettext_noop("Give a day that is still to come, or today."))


@dataclass(frozen=True, slots=True)
class Looking:
    """What counsel says looking back: a prompt, a finding of the closed list, and words that stay sealed."""

    prompt: str
    finding: str
    words: str = ""


def refer(*, by: Who, encounter: int, to: str, why: str) -> Referral:
    """Refer an encounter; to the Law Department under an approval. Raises OutOfSight, NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = _held(rights, encounter)
        require(can_refer(rights, found))
        for name, given, listed in (("to", to, REFER_TO), ("why", why, REFER_WHY)):
            if given not in listed:
                raise Refused(NOT_LISTED, name)
        if Referral.objects.filter(encounter=found, to=to, why=why).exists():
            raise Refused(REFERRED_ALREADY)
        crossing = crossing_on(str(found.body_id), LAW_DEPARTMENT, now) if to == "law" else None
        if to == "law" and crossing is None:
            raise Refused(NO_CROSSING, "to")
        actor = rights.actor(COUNSEL, str(found.body_id))
        made = Referral.objects.create(
            encounter=found, body_id=str(found.body_id), to=to, why=why, crossing=crossing, at=now, by_ref=actor.ref,
            by_role=actor.role,
        )  # fmt: skip
        if to == "law" and found.crossed_at is None:
            Encounter.objects.filter(pk=found.pk).update(crossed_at=now)
        details: dict[str, str | int] = {
            "to": to, "why": why, "crossing": crossing.pk if crossing else "", "referral": made.pk,
        }  # fmt: skip
        record(events.REFERRED, by=actor, about=about(found), details=details)
        _tell(rights, found, made)
    return made


def acknowledge_referral(*, by: Who, referral: int) -> Referral:
    """Say that the side it went to has it. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = find_referral(rights, referral)
        require(can_acknowledge(rights, found))
        actor = _receiver(rights, found)
        waiting = Referral.objects.filter(pk=found.pk, acknowledged_at__isnull=True)
        if not waiting.update(
            acknowledged_at=timezone.now(), acknowledged_by=actor.ref, acknowledged_role=actor.role
        ):  # fmt: skip
            raise Refused(ACKNOWLEDGED_ALREADY)
        details: dict[str, str | int] = {"to": found.to, "referral": found.pk}
        record(events.REFERRAL_ACKNOWLEDGED, by=actor, about=about(found.encounter), details=details)
        settle(by=rights, about=about(found.encounter))
    return found


def look_back(*, by: Who, encounter: int, said: Looking) -> Finding:
    """Say one thing of how it went: a draft for deliberation. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = find_encounter(rights, encounter)
        require(can_look_back(rights, found))
        for name, given, listed in (("prompt", said.prompt, PROMPTS), ("finding", said.finding, FINDINGS)):
            if given not in listed:
                raise Refused(NOT_LISTED, name)
        actor, place = rights.actor(COUNSEL, found.body_id or ""), uuid4()
        made = Finding.objects.create(
            encounter=found, prompt=said.prompt, finding=said.finding, seal_place=place, at=timezone.now(),
            words=sealed_words(said.words, "finding", place, field="words"), by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "prompt": made.prompt, "finding": made.finding, "hash": hash_of(made.words)
        }  # fmt: skip
        record(events.LOOKED_BACK, by=actor, about=about(found), details=details)
    return made


def set_follow_up(*, by: Who, encounter: int, what: str, owner: str, due: date, today: date) -> FollowUp:
    """Set something to be done, by a role and a day. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = find_encounter(rights, encounter)
        require(can_look_back(rights, found))
        for name, given, listed in (("what", what, ACTIONS), ("owner", owner, OWNERS)):
            if given not in listed:
                raise Refused(NOT_LISTED, name)
        if due < today:
            raise Refused(PAST, "due")
        actor = rights.actor(COUNSEL, found.body_id or "")
        made = FollowUp.objects.create(
            encounter=found, what=what, owner=owner, due=due, at=timezone.now(), by_ref=actor.ref, by_role=actor.role
        )
        details: dict[str, str | int] = {
            "what": what, "owner": owner, "due": due.isoformat(), "follow_up": made.pk
        }  # fmt: skip
        record(events.FOLLOW_UP_SET, by=actor, about=about(found), details=details)
    return made


def close_follow_up(*, by: Who, encounter: int, follow_up: int) -> FollowUp:
    """Say that something was done. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = find_encounter(rights, encounter)
        require(can_look_back(rights, found))
        one = FollowUp.objects.filter(pk=follow_up, encounter=found).first()
        if one is None:
            raise OutOfSight(str(follow_up))
        actor = rights.actor(COUNSEL, found.body_id or "")
        open_ = FollowUp.objects.filter(pk=one.pk, closed_at__isnull=True)
        if not open_.update(closed_at=timezone.now(), closed_by=actor.ref):
            raise Refused(CLOSED_ALREADY)
        details: dict[str, str | int] = {"what": one.what, "follow_up": one.pk}
        record(events.FOLLOW_UP_CLOSED, by=actor, about=about(found), details=details)
    return one


def _tell(rights: Rights, found: Encounter, made: Referral) -> None:
    """Tell the side it went to; nobody of the Department of Investigation signs in here."""
    to = {"law": Addressee.holders(CROSSED), "privacy_officer": Addressee.holders(APPROVE, str(found.body_id))}
    if made.to not in to:
        return
    with reaching(Reach.CITY):
        tell(by=rights, to=to[made.to], kind=events.REFERRED_TO_YOU, about=about(found), key=f"referral {made.pk}")


def _receiver(rights: Rights, referral: Referral) -> Actor:
    """Who acknowledges, in the role that lets them."""
    if referral.to == "law":
        return rights.actor(CROSSED)
    return rights.actor(APPROVE if referral.to == "privacy_officer" else COUNSEL, referral.body_id)


def _held(rights: Rights, number: int) -> Encounter:
    """The record kept from changing until this ends. Raises OutOfSight, Refused."""
    seen = find_encounter(rights, number)
    found = Encounter.objects.select_for_update(of=("self",)).filter(pk=seen.pk).first()
    if found is None:
        raise OutOfSight(str(number))
    if found.body_id is None:
        raise Refused(NO_AGENCY)
    return found
