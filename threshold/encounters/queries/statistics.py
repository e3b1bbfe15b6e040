"""Figures of encounters for those inside: confirmed records alone, each figure with its records. Never public."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce, TruncMonth

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.encounters.models import Encounter
from threshold.encounters.permissions.afterwards import STATISTICS

BY = {"kind": "account__kind", "channel": "account__channel", "body": "body_id"}


@dataclass(frozen=True, slots=True)
class Asking:
    """What is counted: one agency or all in sight, and from which moment to which."""

    since: datetime
    until: datetime
    body: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of what was asked, and how many records they rest on."""

    total: int
    tables: dict[str, list[tuple[str, int]]]
    months: list[tuple[datetime, int]]
    acknowledged: int
    typical: timedelta | None  # the mean time to acknowledgment
    longest: timedelta | None
    waiting: int


def counted(rights: Rights, asking: Asking) -> QuerySet[Encounter]:
    """The confirmed records that are counted, for whoever sees figures of their agency."""
    found = Encounter.objects.annotate(at=Coalesce("happened_at", "received_at")).filter(
        confirmed_at__isnull=False, body__isnull=False, at__gte=asking.since, at__lt=asking.until
    )
    if not rights.may(STATISTICS):
        found = found.filter(body_id__in=rights.agencies_with(STATISTICS) - {CITYWIDE})
    return found.filter(body_id=asking.body) if asking.body else found


def figures(rights: Rights, asking: Asking) -> Figures:
    """By kind, channel, agency and month, with the time to acknowledgment where counsel was called."""
    found = counted(rights, asking).order_by()
    cells = found.annotate(month=TruncMonth("at")).values("month", *BY.values()).annotate(n=Count("pk"))
    tables: dict[str, Counter[str]] = {name: Counter() for name in BY}
    months: Counter[datetime] = Counter()
    for cell in cells:
        months[cell["month"]] += cell["n"]
        for name, column in BY.items():
            tables[name][cell[column]] += cell["n"]
    called = ~Q(came_by="paper")
    took = F("acknowledged_at") - F("received_at")
    times: dict[str, Any] = found.filter(called).aggregate(
        n=Count("acknowledged_at"), mean=Avg(took), longest=Max(took),
        waiting=Count("pk", filter=Q(acknowledged_at__isnull=True)),
    )  # fmt: skip
    return Figures(
        total=months.total(), tables={name: most_first(counts) for name, counts in tables.items()},
        months=sorted(months.items()), acknowledged=times["n"], typical=times["mean"],
        longest=times["longest"], waiting=times["waiting"],
    )  # fmt: skip


def most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    """The values with their counts, the largest first."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
