"""Every read of approvals to let records cross from one body to another (23-1202(c))."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from threshold.accounts.rights import Rights
from threshold.agencies.models import Crossing
from threshold.core.answers import OutOfSight


def crossing_on(from_body: str, to_body: str, at: datetime) -> Crossing | None:
    """An approval that holds on the City's day of a moment, or None."""
    day = timezone.localdate(at)
    holds = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    return Crossing.objects.filter(holds, from_body_id=from_body, to_body_id=to_body).first()


def crossings_of(from_body: str) -> list[Crossing]:
    """Every approval under which records of a body may cross, ended ones too, the newest first."""
    return list(Crossing.objects.filter(from_body_id=from_body).select_related("from_body", "to_body"))


def find_crossing(rights: Rights, number: int) -> Crossing:
    """One approval of a body this person may approve for. Raises OutOfSight."""
    found = Crossing.objects.select_related("from_body", "to_body").filter(pk=number).first()
    if found is None or not rights.may("crossings.approve", found.from_body_id):
        raise OutOfSight(str(number))
    return found
