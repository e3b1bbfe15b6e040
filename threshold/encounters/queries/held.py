"""Every read of what lies under seal: that it is there and why, never what it is."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight
from threshold.encounters.models import Held
from threshold.encounters.permissions.encounters import PLACE, SEE


def held_in_sight(rights: Rights) -> QuerySet[Held]:
    """What lies under seal for this person's agencies, without the bytes; what names no agency, for who places it."""
    found = Held.objects.select_related("body").defer("sealed")
    if rights.unbound or rights.may(SEE):
        return found
    mine = Q(body_id__in=rights.agencies_with(SEE) - {CITYWIDE})
    if rights.may(PLACE):
        mine |= Q(body_id__isnull=True)
    return found.filter(mine)


def find_held(rights: Rights, number: int) -> Held:
    """One thing under seal. Raises OutOfSight."""
    found = held_in_sight(rights).filter(pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found
