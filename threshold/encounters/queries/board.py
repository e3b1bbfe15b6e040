"""The board: encounters in sight, open ones first by default, narrowed and paged; and what a page polls for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import F, Q, QuerySet

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.agencies.models import Body
from threshold.encounters.models import Encounter, Shift, Step
from threshold.encounters.permissions.encounters import RECORD, SEE
from threshold.encounters.queries.encounters import in_sight

PER_PAGE = 30
MOST_WAITING = 100
STANDING: Final = ("open", "waiting", "closed", "unconfirmed", "all")


@dataclass(frozen=True, slots=True)
class Asking:
    """What the board is narrowed to; the standing is one of STANDING, the others empty for each."""

    standing: str = "open"
    kind: str = ""
    body: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Some encounters, newest first, and the key of the next page."""

    rows: Sequence[Encounter]
    before: int | None


def board(rights: Rights, asking: Asking) -> BoardPage:
    """One page of the encounters this person may see."""
    found = _narrowed(in_sight(rights), asking)
    if asking.before is not None:
        found = found.filter(pk__lt=asking.before)
    rows = list(found.order_by("-pk")[: PER_PAGE + 1])
    return BoardPage(rows[:PER_PAGE], rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None)


def waiting(rights: Rights) -> list[Encounter]:
    """The newest encounters nobody has acknowledged, for the live part of the board."""
    found = in_sight(rights).filter(acknowledged_at__isnull=True, closed_at__isnull=True, joined__isnull=True)
    return list(found.exclude(came_by="paper").order_by("-pk")[:MOST_WAITING])


def called_now(rights: Rights, encounters: Sequence[Encounter]) -> frozenset[int]:
    """Of some encounters, those whose last call went to whoever looks."""
    last = Step.objects.filter(encounter__in=encounters, kind="called").order_by("encounter_id", "-pk")
    pairs = last.distinct("encounter_id").values_list("encounter_id", "person_id")
    return frozenset(encounter for encounter, person in pairs if person == rights.who.person)


def steps_of(encounter: Encounter) -> list[Step]:
    """Every step of one encounter, in sequence, with whom it was for."""
    return list(Step.objects.filter(encounter=encounter).select_related("person").order_by("pk"))


def mark_of(encounter: Encounter, steps: Sequence[Step]) -> str:
    """A mark that changes when anything about an encounter does: what a page compares when it polls."""
    last = steps[-1].pk if steps else 0
    return hashlib.sha256(f"{encounter.pk} {last} {encounter.account_id}".encode()).hexdigest()[:24]


def bodies_to_record(rights: Rights) -> list[tuple[str, str]]:
    """The agencies set up here for which this person may record, with their names."""
    return _named(rights, RECORD)


def bodies_to_see(rights: Rights) -> list[tuple[str, str]]:
    """The agencies whose encounters this person may see."""
    return _named(rights, SEE)


def on_call_now(bodies: Sequence[str], now: datetime) -> list[Shift]:
    """Who is on call now for some agencies, in the order they are called."""
    found = Shift.objects.filter(body_id__in=bodies, withdrawn=False, since__lte=now, until__gt=now)
    return list(found.select_related("person", "body").order_by("body_id", "place"))


def _named(rights: Rights, ability: str) -> list[tuple[str, str]]:
    found = Body.objects.filter(set_up_on__isnull=False)
    if not rights.may(ability):
        found = found.filter(pk__in=rights.agencies_with(ability) - {CITYWIDE})
    return list(found.order_by("name").values_list("pk", "name"))


def _narrowed(found: QuerySet[Encounter], asking: Asking) -> QuerySet[Encounter]:
    by_standing = {
        "open": Q(closed_at__isnull=True), "waiting": Q(closed_at__isnull=True, acknowledged_at__isnull=True),
        "closed": Q(closed_at__isnull=False), "unconfirmed": Q(confirmed_at__isnull=True), "all": Q(),
    }  # fmt: skip
    found = found.filter(by_standing.get(asking.standing, by_standing["open"]))
    if asking.kind:
        found = found.filter(account__kind=asking.kind)
    if asking.body:
        found = found.filter(body_id=asking.body)
    return found.order_by(F("pk").desc())
