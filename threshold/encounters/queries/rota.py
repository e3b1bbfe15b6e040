"""Every read of rotas and practice: who is called next, who is on call when, and where nobody is."""

from __future__ import annotations

from datetime import datetime

from threshold.accounts.queries import holders_of
from threshold.database.reach import Reach, reaching
from threshold.encounters.models import Encounter, Practice, Shift
from threshold.encounters.permissions.encounters import COUNSEL


def practice_of(body: str) -> Practice:
    """How an agency does it; the defaults where it set nothing."""
    return Practice.objects.filter(pk=body).first() or Practice(body_id=body)


def next_on_call(body: str, after: int, now: datetime) -> Shift | None:
    """The next person on call after a place of the rota: one who may still take encounters of this agency."""
    able = holders_of(COUNSEL, body, now)
    on = Shift.objects.filter(body_id=body, withdrawn=False, since__lte=now, until__gt=now, place__gt=after)
    return on.filter(person__in=able).select_related("person").order_by("place").first()


def to_climb(now: datetime) -> list[int]:
    """The encounters nobody acknowledged in time, whose next person is to be called."""
    with reaching(Reach.CITY):
        return list(Encounter.objects.filter(climbs_at__lte=now).order_by("climbs_at").values_list("pk", flat=True))
