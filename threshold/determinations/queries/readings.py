"""Every read of what the Law Department keeps: readings adopted, deciders, and what applies to one matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, TypeVar, cast

from django.db.models import Q, QuerySet
from django.utils import timezone

from threshold.accounts.models import Grant, Person
from threshold.core.answers import OutOfSight
from threshold.core.readings import Reading
from threshold.determinations.models import Adopted, Decider
from threshold.determinations.permissions.matters import FIND
from threshold.determinations.shapes import PRACTICE, VALUE

MOST = 300
Row = TypeVar("Row", Adopted, Decider)


def applied(kind: str, day: date) -> list[Adopted]:
    """The readings adopted for uses of this kind on this day, in the order they were adopted."""
    held = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    return list(Adopted.objects.filter(held, uses__contains=[kind]).order_by("pk"))


def by_numbers(numbers: Sequence[int]) -> list[Adopted]:
    """Readings by their record numbers, as a determination applied them."""
    return list(Adopted.objects.filter(pk__in=numbers).order_by("pk")) if numbers else []


def overlays(rows: Iterable[Adopted]) -> tuple[Reading, ...]:
    """The overlays among adopted readings, as the core lays them over a norm. That one ended later is no part of it."""
    return tuple(
        Reading(
            cite=row.cite, fact=row.fact, value=row.value, meets=cast(Literal["yes", "no"], row.meets), by=row.by_ref,
            reasons=row.reasons, since=row.since, uses=", ".join(row.uses),
        )
        for row in rows
        if row.what == VALUE
    )  # fmt: skip


def practices(rows: Iterable[Adopted]) -> frozenset[str]:
    """The practices among adopted readings."""
    return frozenset(row.practice for row in rows if row.what == PRACTICE)


def every_reading() -> list[Adopted]:
    """Every reading ever adopted, the newest first."""
    return list(Adopted.objects.all())


def find_reading(number: int) -> Adopted:
    """One adopted reading. Raises OutOfSight."""
    return _one(Adopted.objects.all(), number)


def held_reading(number: int) -> Adopted:
    """The same, kept from changing until this transaction ends. Raises OutOfSight."""
    return _one(Adopted.objects.select_for_update(), number)


def every_decider() -> list[Decider]:
    """The register of deciders as this person may see it, the newest first."""
    return list(Decider.objects.select_related("person", "body"))


def find_decider(number: int) -> Decider:
    """One entry of the register. Raises OutOfSight."""
    return _one(Decider.objects.all(), number)


def held_decider(number: int) -> Decider:
    """The same, kept from changing until this transaction ends. Raises OutOfSight."""
    return _one(Decider.objects.select_for_update(), number)


def who_may_be_designated() -> list[Person]:
    """The people who hold a role that may find on points of law, by name."""
    now = timezone.now()
    held = Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))
    grants = Grant.objects.filter(held, role__abilities__contains=[FIND])
    return list(Person.objects.filter(is_active=True, pk__in=grants.values("person_id")).order_by("name")[:MOST])


def _one(rows: QuerySet[Row], number: int) -> Row:
    found = rows.filter(pk=number).first() if 0 < number < 2**63 else None
    if found is None:
        raise OutOfSight(str(number))
    return found
