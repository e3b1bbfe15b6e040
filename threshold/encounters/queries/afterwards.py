"""Every read of what follows an encounter: referrals, notes looking back, follow-ups, exports and their custody."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from django.db.models import Q

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.agencies.permissions.crossings import APPROVE
from threshold.core.answers import OutOfSight
from threshold.encounters.models import Custody, Encounter, Export, Finding, FollowUp, Referral
from threshold.encounters.permissions.afterwards import can_export
from threshold.encounters.permissions.encounters import COUNSEL, CROSSED
from threshold.encounters.quarterly.words import opened_words
from threshold.sealing.envelope import unseal
from threshold.sealing.keys import keyring

MOST = 200


@dataclass(frozen=True, slots=True)
class Note:
    """One finding with its words, opened for counsel."""

    finding: Finding
    words: str


def referrals_in_sight(rights: Rights) -> list[Referral]:
    """The referrals of one's agencies, and those to one's office, the newest first."""
    found = Referral.objects.select_related("body", "encounter")
    if not rights.unbound:
        theirs = rights.agencies_with(COUNSEL) | rights.agencies_with(APPROVE)
        wanted = Q(body_id__in=theirs - {CITYWIDE})
        found = found.filter(wanted | Q(to="law")) if rights.may(CROSSED) else found.filter(wanted)
    return list(found[:MOST])


def referrals_of(encounter: Encounter) -> list[Referral]:
    """The referrals of one encounter, the newest first."""
    return list(Referral.objects.filter(encounter=encounter))


def find_referral(rights: Rights, number: int) -> Referral:
    """One referral in sight. Raises OutOfSight."""
    found = Referral.objects.select_related("body", "encounter").filter(pk=number).first()
    if found is None or found.pk not in {one.pk for one in referrals_in_sight(rights)}:
        raise OutOfSight(str(number))
    return found


def notes_of(encounter: Encounter) -> list[Note]:
    """What counsel said looking back, opened: for a page that has asked who looks."""
    found = Finding.objects.filter(encounter=encounter)
    return [Note(one, opened_words(one.words, "finding", one.seal_place)) for one in found]


def follow_ups_of(encounter: Encounter) -> list[FollowUp]:
    """What is to be done after one encounter, by day."""
    return list(FollowUp.objects.filter(encounter=encounter))


def exports_in_sight(rights: Rights) -> list[Export]:
    """The exports, the newest first, for the Law Department alone."""
    return list(Export.objects.defer("sealed")[:MOST]) if can_export(rights) else []


def find_export(rights: Rights, number: int) -> Export:
    """One export. Raises OutOfSight."""
    found = Export.objects.filter(pk=number).first()
    if found is None or not can_export(rights):
        raise OutOfSight(str(number))
    return found


def custody_of(export: Export) -> list[Custody]:
    """The chain of custody of one export, from its beginning."""
    return list(Custody.objects.filter(export=export).order_by("id"))


def opened_export(export: Export) -> bytes:
    """The bytes of an export that lies here, for whoever recorded its handing over. Raises CannotOpen."""
    return base64.b64decode(unseal(export.sealed, place_of(export), keyring()))


def place_of(export: Export) -> str:
    """What the sealed bytes of one export are bound to."""
    return f"encounters_export|sealed|{export.seal_place}"
