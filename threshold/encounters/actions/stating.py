"""What was said flows into the matter of an encounter as seen, and what confirmed registers say of that day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from threshold.accounts.rights import Rights, Who
from threshold.determinations.actions.matters import Stated, assert_facts, open_matter
from threshold.encounters.models import Account, Encounter
from threshold.encounters.outside import called
from threshold.encounters.seen import MATTERS, seen_facts
from threshold.property.queries.registers import for_use

OUTSIDE = "Facts are stated in the transaction of the action that gives the reason."
CLOCK = Who.clock("encounters.state")  # staff at the gate state nothing in a matter themselves
SITE_ACCESS = "access"


def state(*, by: Rights, encounter: Encounter, account: Account, now: datetime) -> None:
    """Open the matter of an encounter, or add to it what this account says anew. Nothing without an agency.

    What was seen never settles issuer, authority, validity, agreement, title, control or arrangement: the core keeps it
    and does not count it. Registers are read as of the day of the use, once, when the matter is opened.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    if encounter.body_id is None:
        return
    day = timezone.localdate(encounter.happened_at or encounter.received_at)
    stated = _seen(account, account.supersedes)
    if encounter.matter_id is None:
        matter = open_matter(by=CLOCK, body=encounter.body_id, kind=MATTERS[account.kind], day=day)
        Encounter.objects.filter(pk=encounter.pk).update(matter=matter)
        encounter.matter = matter
        stated += _registered(account, day)
    if stated and encounter.matter_id is not None:
        assert_facts(by=CLOCK, matter=encounter.matter_id, stated=stated, today=timezone.localdate(now))


def _seen(account: Account, before: Account | None) -> list[Stated]:
    """The facts this account says otherwise than the one before it, or at all where it is the first."""
    said = dict(seen_facts(before)) if before is not None else {}
    return [Stated(fact, values, "seen") for fact, values in seen_facts(account).items() if said.get(fact) != values]


def _registered(account: Account, day: date) -> list[Stated]:
    """What confirmed registers say of this site on the day of the use, each with its record."""
    uses = {account.use} if account.use else set()
    if account.kind == "entry":
        uses.add(SITE_ACCESS)
    offered = for_use(account.site, day, uses=uses, party=called(account.outside)) if account.site_id else ()
    return [Stated(one.fact, one.values, "register", _reference(one.reference)) for one in offered]


def _reference(words: str) -> str:
    """A register's own reference in the shape of a statement's: `site 1000160001` is `site:1000160001`."""
    return words.replace(" ", ":", 1)
