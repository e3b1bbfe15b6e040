"""Putting under seal what nobody asked for, and counsel's word on what becomes of it: nothing is deleted or shared."""

from __future__ import annotations

import base64
import uuid

from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.words import a_line_or_none
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.turns import take_turn
from threshold.encounters import events
from threshold.encounters.models import Held
from threshold.encounters.permissions.encounters import COUNSEL, PLACE, can_decide_held
from threshold.encounters.queries.held import find_held
from threshold.encounters.told import hash_of_key
from threshold.journal.actions import About, record
from threshold.notices.actions import settle, tell
from threshold.notices.addressees import Addressee
from threshold.sealing.envelope import seal
from threshold.sealing.keys import keyring

JOINED_SECONDS = 900
MOST_BYTES = 1_048_576
PRIVACY_OFFICER = "crossings.approve"
DECISIONS = ("kept_sealed", "to_legal_file")
CHOOSE = Sentence(
    gettext_noop("Choose one of those listed. Nothing is deleted while no retention schedule is adopted.")
)
NUMBER = Sentence(gettext_noop("Write the number of the agency's legal file, in letters and figures without a name."))
ALREADY = Sentence(gettext_noop("Counsel has decided of this already."))


def hold(*, by: Who, key: str, raw: bytes, why: str, body: str = "") -> Held:
    """Put bytes under seal, once for each key, and tell counsel and the privacy officer that a record needs them."""
    now = timezone.now()
    with acting(by) as rights:
        marked = hash_of_key(key)
        take_turn(f"encounters_held|{marked}")
        kept = Held.objects.filter(key_hash=marked).first()
        if kept is not None:
            return kept
        place = uuid.uuid4()
        sealed = seal(base64.b64encode(raw[:MOST_BYTES]).decode(), f"encounters_held|sealed|{place}", keyring())
        made = Held.objects.create(
            key_hash=marked, body_id=body or None, why=why, sealed=sealed, seal_place=place, received_at=now
        )
        record(events.HELD, by=rights.actor("gate"), about=_about(made), details={"why": why})
        _tell(rights, made, int(now.timestamp()) // JOINED_SECONDS)
    return made


def decide_held(*, by: Who, held: int, decision: str, legal_file: str = "") -> Held:
    """Say what becomes of what lies under seal. Raises OutOfSight, NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = find_held(rights, held)
        require(can_decide_held(rights, found.body_id or ""))
        take_turn(f"encounters_held|{found.key_hash}")
        found.refresh_from_db(fields=("decision",))
        if found.decision:
            raise Refused(ALREADY)
        if decision not in DECISIONS:
            raise Refused(CHOOSE, "decision")
        number = _file_number(decision, legal_file)
        Held.objects.filter(pk=found.pk).update(decision=decision, legal_file=number, decided_at=now, decided_by=by.ref)
        actor = rights.actor(COUNSEL, found.body_id or "")
        record(events.HELD_DECIDED, by=actor, about=_about(found), details={"decision": decision})
        settle(by=rights, about=_about(found))
    return found


def _file_number(decision: str, words: str) -> str:
    """The number of the legal file: needed where it goes there, letters and figures alone."""
    number = a_line_or_none(words, "legal_file", most=60) if decision == "to_legal_file" else ""
    plain = number.replace("-", "").replace("/", "").replace(".", "")
    has_figure = any(sign.isdigit() for sign in number)
    if decision == "to_legal_file" and not (has_figure and plain.isalnum() and plain.isascii()):
        raise Refused(NUMBER, "legal_file")
    return number


def _tell(rights: Rights, held: Held, stretch: int) -> None:
    """One notice for an agency in a quarter of an hour, however many come."""
    key = f"held {held.body_id or 'none'} {stretch}"
    if held.body_id is None:
        tell(by=rights, to=Addressee.holders(PLACE), kind=events.WAS_HELD, about=_about(held), key=key)
        return
    for ability in (COUNSEL, PRIVACY_OFFICER):
        to = Addressee.holders(ability, held.body_id)
        tell(by=rights, to=to, kind=events.WAS_HELD, about=_about(held), key=f"{key} {ability}")


def _about(held: Held) -> About:
    return About("held", str(held.pk), "23-1202", held.body_id or "")
