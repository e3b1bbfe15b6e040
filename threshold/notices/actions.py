"""Telling people, within the action that gives the reason; putting notices aside; what an administrator sets."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils import timezone

from threshold.accounts.rights import Rights
from threshold.jobs.queue import put
from threshold.journal.actions import About
from threshold.notices.addressees import Addressee
from threshold.notices.kinds import NoticeKind
from threshold.notices.models import Notice

DELIVER = "notices.deliver"
OUTSIDE = "Somebody is told in the transaction of the action that gives the reason."
INSERT = """
    insert into notices_notice
        (kind, about_kind, about_number, agency_id, person_id, ability, at_agency, key,
         day, urgency, told_by, created_at)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    on conflict (key) do nothing returning id
"""


def tell(*, by: Rights, to: Addressee, kind: NoticeKind, about: About, key: str, day: date | None = None) -> bool:
    """Tell somebody that a record needs them, once for each `key`: whether this was the first time.

    Called within another action, whose line of the journal is the record of why. The notice and the job that delivers
    it are there if, and only if, that action's transaction commits. RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    if to.agency not in {"", about.agency}:
        raise ValueError("Whoever is told must be able to see the record: of its own agency, or of the City.")
    row = (
        kind.name, about.kind, about.number, about.agency, to.person, to.ability, to.agency,
        key, day, kind.urgency.value, by.who.ref, timezone.now(),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(INSERT, row)
        made = cursor.fetchone()
    if made is None:
        return False
    put(DELIVER, notice=made[0])
    return True


def settle(*, by: Rights, about: About) -> int:
    """Close the open notices about a record, in the action that did what they asked for. How many there were."""
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    open_ones = Notice.objects.filter(about_kind=about.kind, about_number=about.number, answered_at__isnull=True)
    return open_ones.update(answered_at=timezone.now())
