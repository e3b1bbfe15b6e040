"""Every read of the entries of the registers: those in sight, one of them, and those that count on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight
from threshold.property.models import Agreement, Arrangement, Finding, Placement, Step
from threshold.property.models.registers import Entry, Terms
from threshold.property.permissions.registers import FINDINGS, PLACEMENTS, REGISTERS, Abilities


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


def entries_in_sight(rights: Rights, register: Register) -> QuerySet[Entry]:
    """The entries of a register this person may see, the newest first, with what happened to each.

    Confirmed findings of the Mayor are public; an agreement is seen by whoever keeps it, is a party or keeps its lots.
    """
    found = _with_steps(register.model, None).select_related("body").order_by("-id")
    abilities = [one for one in _of(register.abilities) if one]
    if any(rights.may(one) for one in abilities):
        return found
    agencies = sorted(frozenset[str]().union(*map(rights.agencies_with, abilities)) - {CITYWIDE})
    mine = Q(body_id__in=agencies)
    if register is FINDING:
        return found.filter(mine | Q(confirmed_at__isnull=False))
    if issubclass(register.model, Terms) and agencies:
        mine |= Q(seen_by__overlap=agencies) | Q(covers="city") | Q(lots__site__body_id__in=agencies)
        return found.filter(mine).distinct()
    return found.filter(mine)


def find_entry(rights: Rights, register: Register, number: int) -> Entry:
    """One entry. Raises OutOfSight."""
    found = entries_in_sight(rights, register).filter(pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found


def counting(model: type[Any], day: date, known_at: datetime | None = None) -> QuerySet[Any]:
    """The entries that count for a day as known at a moment: confirmed by then, in force, superseded by none confirmed.

    A later entry stands in place of the earlier for every day, once it is confirmed.
    """
    found: QuerySet[Any] = _with_steps(model, known_at).filter(confirmed_at__isnull=False, since__lte=day)
    found = found.filter(Q(until__isnull=True) | Q(until__gte=day), Q(ended_on__isnull=True) | Q(ended_on__gte=day))
    later = model._default_manager.filter(
        first_id=Coalesce(OuterRef("first_id"), OuterRef("pk")), pk__gt=OuterRef("pk")
    )
    return found.filter(~Exists(later.filter(Exists(_steps(model, "confirmed", known_at)))))


def steps_of(register: Register, number: int) -> list[Step]:
    """Everything that happened to an entry, the newest first."""
    return list(Step.objects.filter(**{f"{register.name}_id": number}).order_by("-id"))


def _of(abilities: Abilities) -> tuple[str, str, str]:
    return abilities.see, abilities.keep, abilities.confirm


def _with_steps(model: type[Any], known_at: datetime | None) -> QuerySet[Any]:
    """All entries, each with when it was confirmed and its last day where it ended early."""
    confirmed = _steps(model, "confirmed", known_at).values("recorded_at")[:1]
    ended = _steps(model, "ended", known_at).values("last_day")[:1]
    found: QuerySet[Any] = model._default_manager.annotate(confirmed_at=Subquery(confirmed), ended_on=Subquery(ended))
    return found.filter(recorded_at__lte=known_at) if known_at else found


def _steps(model: type[Any], kind: str, known_at: datetime | None) -> QuerySet[Step]:
    found = Step.objects.filter(kind=kind, **{f"{model._meta.model_name}_id": OuterRef("pk")})
    return found.filter(recorded_at__lte=known_at) if known_at else found
