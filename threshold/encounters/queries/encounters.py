"""Every read of encounters. What is out of sight is not there."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight
from threshold.encounters.models import Encounter
from threshold.encounters.permissions.encounters import CROSSED, PLACE, SEE, can_see
from threshold.encounters.told import hash_of_key


def in_sight(rights: Rights) -> QuerySet[Encounter]:
    """The encounters this person may see: of their agencies, those that crossed to them, and their own."""
    found = Encounter.objects.select_related("body", "account", "account__site", "acknowledged_by")
    if rights.unbound or rights.may(SEE):
        return found
    theirs = Q(body_id__in=rights.agencies_with(SEE) - {CITYWIDE})
    if rights.who.person is not None:
        theirs |= Q(recorded_by=rights.who.ref)
    if rights.may(CROSSED):
        theirs |= Q(crossed_at__isnull=False)
    if rights.may(PLACE):
        theirs |= Q(body_id__isnull=True)
    return found.filter(theirs)


def find_encounter(rights: Rights, number: int) -> Encounter:
    """One encounter. Raises OutOfSight."""
    found = in_sight(rights).filter(pk=number).first()
    if found is None or not can_see(rights, found):
        raise OutOfSight(str(number))
    return found


def find_by_key(key: str) -> Encounter:
    """The encounter a device or form made under its random key. Raises OutOfSight."""
    found = Encounter.objects.select_related("body", "account").filter(key_hash=hash_of_key(key)).first()
    if found is None:
        raise OutOfSight("key")
    return found
