"""Every read of the entries of the registers: those in sight, one of them, and those that count on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight
from threshold.property.lots import searched
from threshold.property.models import Agreement, Arrangement, Covered, Finding, Placement, Step
from threshold.property.models.registers import Terms
from threshold.property.permissions.registers import FINDINGS, PLACEMENTS, REGISTERS, Abilities

MOST_ON_A_PAGE, MOST_WORDS = 100, 10


@dataclass(frozen=True, slots=True)
class Register:
    """One register: its table, the clause it stands under, who may do what."""

    name: str
    model: type[Any]
    clause: str
    abilities: Abilities


AGREEMENT: Final = Register("agreement", Agreement, "3(a)", REGISTERS)
ARRANGEMENT: Final = Register("arrangement", Arrangement, "3(c)", REGISTERS)
PLACEMENT: Final = Register("placement", Placement, "10-178(b)", PLACEMENTS)
FINDING: Final = Register("finding", Finding, "10-178(a)", FINDINGS)
BY_NAME: Final = {one.name: one for one in (AGREEMENT, ARRANGEMENT, PLACEMENT, FINDING)}


def entries_in_sight(rights: Rights, register: Register) -> QuerySet[Any]:
    """The entries of a register this person may see, the newest first, with what happened to each.

    Confirmed findings of the Mayor are public; an agreement is seen by whoever keeps it, is a party or keeps its lots.
    """
    later = _later(register.model)
    if register is not PLACEMENT:
        later = later.filter(Exists(_steps(register.model, "confirmed", None)))
    found: QuerySet[Any] = _with_steps(register.model, None).annotate(displaced=Exists(later)).order_by("-id")
    found = (
        found.select_related("body", "lots_of") if issubclass(register.model, Terms) else found.select_related("body")
    )
    abilities = [one for one in _of(register.abilities) if one]
    if any(rights.may(one) for one in abilities):
        return found
    agencies = sorted(frozenset[str]().union(*map(rights.agencies_with, abilities)) - {CITYWIDE})
    mine = Q(body_id__in=agencies)
    if register is FINDING:
        return found.filter(mine | Q(confirmed_at__isnull=False))
    if issubclass(register.model, Terms) and agencies:
        theirs = Covered.objects.filter(site__body_id__in=agencies, **{f"{register.name}_id": OuterRef("pk")})
        mine |= Q(seen_by__overlap=agencies) | Q(covers="city") | Q(Exists(theirs))
    return found.filter(mine)


def find_entry(rights: Rights, register: Register, number: int) -> Any:
    """One entry, with what `entries_in_sight` adds to it. Raises OutOfSight."""
    found = entries_in_sight(rights, register).filter(pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found


def counting(model: type[Any], day: date, known_at: datetime | None = None) -> QuerySet[Any]:
    """The entries that count for a day as known at a moment: confirmed by then, in force, superseded by none confirmed.

    A later entry stands in place of the earlier for every day, once it is confirmed.
    """
    found: QuerySet[Any] = _with_steps(model, known_at).filter(confirmed_at__isnull=False, since__lte=day)
    found = found.filter(_reaching(day))
    return found.filter(~Exists(_later(model).filter(Exists(_steps(model, "confirmed", known_at)))))


@dataclass(frozen=True, slots=True)
class Asking:
    """What a list of entries is narrowed to; empty means all of them. `on` is the day it is asked for."""

    on: date
    words: str = ""
    body: str = ""
    state: str = ""  # one of STATES


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """One page of entries, and where the next one begins ("" when this is the last)."""

    entries: tuple[Any, ...]
    after: str


def entries_page(rights: Rights, register: Register, asking: Asking, after: str = "", limit: int = 50) -> EntriesPage:
    """Entries in sight, the newest first, in pages that begin after one. Raises LookupError for an unknown one."""
    found = narrowed(entries_in_sight(rights, register), register, asking)
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < 19):
            raise LookupError(after)
        found = found.filter(pk__lt=int(after))
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    rows = tuple(found[: limit + 1])
    return EntriesPage(rows[:limit], str(rows[limit - 1].pk) if len(rows) > limit else "")


def narrowed(found: QuerySet[Any], register: Register, asking: Asking) -> QuerySet[Any]:
    """The entries that were asked for."""
    if asking.body:
        found = found.filter(body_id=asking.body)
    for word in searched(asking.words)[:MOST_WORDS]:
        found = found.filter(Q(words__startswith=word) | Q(words__contains=f" {word}"))
    ended = Q(ended_on__lt=asking.on) | Q(until__lt=asking.on)
    if asking.state == "in-force":
        counts = Q() if register is PLACEMENT else Q(confirmed_at__isnull=False)
        return found.filter(counts, _reaching(asking.on), displaced=False, since__lte=asking.on)
    ways = {
        "waiting": Q(confirmed_at__isnull=True, followed_by__isnull=True), "over": ended,
        "superseded": Q(followed_by__isnull=False),
    }  # fmt: skip
    return found.filter(ways.get(asking.state, Q()))


def steps_of(register: Register, number: int) -> list[Step]:
    """Everything that happened to an entry, the newest first."""
    return list(Step.objects.filter(**{f"{register.name}_id": number}).order_by("-id"))


def lots_of(register: Register, numbers: Sequence[int]) -> dict[int, list[Covered]]:
    """The lots some agreements or arrangements name, by entry, each with its site where that is in sight."""
    told: dict[int, list[Covered]] = {}
    if issubclass(register.model, Terms):
        of = f"{register.name}_id"
        for lot in Covered.objects.filter(**{f"{of}__in": numbers}).select_related("site").order_by("site_id"):
            told.setdefault(getattr(lot, of), []).append(lot)
    return told


def _of(abilities: Abilities) -> tuple[str, str, str]:
    return abilities.see, abilities.keep, abilities.confirm


def _with_steps(model: type[Any], known_at: datetime | None) -> QuerySet[Any]:
    """All entries: when each was confirmed, its last day where it ended early, the number of the one superseding it."""
    confirmed = _steps(model, "confirmed", known_at).values("recorded_at")[:1]
    ended = _steps(model, "ended", known_at).values("last_day")[:1]
    after = model._default_manager.filter(supersedes_id=OuterRef("pk")).values("pk")[:1]
    found: QuerySet[Any] = model._default_manager.annotate(
        confirmed_at=Subquery(confirmed), ended_on=Subquery(ended), followed_by=Subquery(after)
    )
    return found.filter(recorded_at__lte=known_at) if known_at else found


def _reaching(day: date) -> Q:
    """Not over on a day: neither by its last day nor by an early end."""
    return (Q(until__isnull=True) | Q(until__gte=day)) & (Q(ended_on__isnull=True) | Q(ended_on__gte=day))


def _later(model: type[Any]) -> QuerySet[Any]:
    """The entries that stand after one in its chain."""
    found: QuerySet[Any] = model._default_manager.filter(
        first_id=Coalesce(OuterRef("first_id"), OuterRef("pk")), pk__gt=OuterRef("pk")
    )
    return found


def _steps(model: type[Any], kind: str, known_at: datetime | None) -> QuerySet[Step]:
    found = Step.objects.filter(kind=kind, **{f"{model._meta.model_name}_id": OuterRef("pk")})
    return found.filter(recorded_at__lte=known_at) if known_at else found
