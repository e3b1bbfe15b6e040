"""Lists: matters in sight, filtered and paged by number; the points that wait for the Law Department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F, Q, QuerySet

from threshold.accounts.rights import Rights
from threshold.core.words import gettext_noop
from threshold.determinations.models import Matter, OpenPoint
from threshold.determinations.queries.matters import in_sight
from threshold.determinations.shapes import KINDS

MOST_ON_A_PAGE = 50
STATES: Final = {
    "empty": gettext_noop("Nothing stated yet"),
    "open": gettext_noop("Nothing sealed yet"),
    "moved": gettext_noop("Something stated since the last determination"),
    "sealed": gettext_noop("Sealed, not decided"),
    "decided": gettext_noop("Counsel has decided"),
}
STATE: Final = {
    "empty": Q(stated=0),
    "open": Q(stated__gt=0, sealed=0),
    "moved": Q(sealed__gt=0, sealed_through__lt=F("stated")),
    "sealed": Q(sealed__gt=0, sealed_through=F("stated"), decided=False),
    "decided": Q(sealed__gt=0, sealed_through=F("stated"), decided=True),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """What a list of matters is narrowed to; empty means all of them."""

    body: str = ""
    kind: str = ""
    state: str = ""
    referred: str = ""  # "yes" or "no"
    points: str = ""  # "yes": a point of it waits for the Law Department


@dataclass(frozen=True, slots=True)
class MattersPage:
    """One page of matters, the newest first, and where the next one begins (0 when this is the last)."""

    matters: tuple[Matter, ...]
    before: int


def matters_page(rights: Rights, asking: Asking, today: date, before: int = 0) -> MattersPage:
    """One page of the matters this person may see."""
    found = narrowed(rights, asking, today)
    if 0 < before < 2**63:
        found = found.filter(number__lt=before)
    rows = tuple(found[: MOST_ON_A_PAGE + 1])
    return MattersPage(rows[:MOST_ON_A_PAGE], rows[MOST_ON_A_PAGE - 1].number if len(rows) > MOST_ON_A_PAGE else 0)


def every_matter(rights: Rights, asking: Asking, today: date) -> Iterator[Matter]:
    """All of them, for an export."""
    yield from narrowed(rights, asking, today).iterator(2000)


def narrowed(rights: Rights, asking: Asking, today: date) -> QuerySet[Matter]:
    """The matters in sight that were asked for, the newest first."""
    found = in_sight(rights, today).select_related("body").order_by("-number")
    if asking.state in STATE:
        found = found.filter(STATE[asking.state])
    if asking.kind in KINDS:
        found = found.filter(kind=asking.kind)
    if asking.body:
        found = found.filter(body_id=asking.body)
    if asking.referred in {"yes", "no"}:
        found = found.filter(referred_at__isnull=asking.referred == "no")
    if asking.points == "yes":
        found = found.filter(pk__in=OpenPoint.objects.filter(closed_at__isnull=True).values("matter_id"))
    return found


def open_points(why: str = "", before: int = 0) -> tuple[list[OpenPoint], int]:
    """The points that wait for the Law Department in this person's reach, the newest first, and where the next begin.

    A point names its matter, agency and fact; what was found is in sight once the matter is referred.
    """
    found = OpenPoint.objects.filter(closed_at__isnull=True).select_related("body").order_by("-id")
    if why:
        found = found.filter(why=why)
    if 0 < before < 2**63:
        found = found.filter(pk__lt=before)
    rows = list(found[: MOST_ON_A_PAGE + 1])
    return rows[:MOST_ON_A_PAGE], rows[MOST_ON_A_PAGE - 1].pk if len(rows) > MOST_ON_A_PAGE else 0


def in_sight_of(rights: Rights, numbers: set[int], today: date) -> frozenset[int]:
    """Which of some matters this person may open."""
    return frozenset(in_sight(rights, today).filter(pk__in=numbers).values_list("pk", flat=True))
