"""Every read of the bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat

from threshold.agencies.changes import Held
from threshold.agencies.models.bodies import Body
from threshold.agencies.queries.decisions import decisions
from threshold.core import law
from threshold.core.bodies import NOTHING_DECIDED, Decisions, decisions_on
from threshold.core.loader import load_law

MOST_ON_A_PAGE = 100
MOST_WORDS = 10
OTHER_NAMES = Func(F("other_names"), Value(" "), function="array_to_string", output_field=TextField())
CALLED = Concat("name", Value(" "), "acronym", Value(" "), OTHER_NAMES, output_field=TextField())


@dataclass(frozen=True, slots=True)
class Roster:
    """Every body, those set up here, whether any is invented, and what officials decided: all that a page needs."""

    bodies: tuple[law.Body, ...]
    set_up: frozenset[str]
    demonstration: bool
    decided: tuple[law.Decided, ...] = ()

    def decided_on(self, day: date) -> Decisions:
        """What holds on a day of what officials decided of unclear clauses."""
        return decisions_on(self.decided, day) if self.decided else NOTHING_DECIDED


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a search: its rows, and where the next one begins ("" when this is the last)."""

    bodies: tuple[Body, ...]
    after: str


def roster() -> Roster:
    """Everything the duties need to know of the bodies, in two queries."""
    rows = _in_the_laws_sequence(Body.objects.all())
    return Roster(
        bodies=tuple(as_law(row) for row in rows),
        set_up=frozenset(row.id for row in rows if row.set_up_on is not None),
        demonstration=any(row.demonstration for row in rows),
        decided=decisions(),
    )


def bodies() -> tuple[law.Body, ...]:
    """Every body as the core knows bodies: those the law names in its own sequence, then the others by name."""
    return tuple(as_law(row) for row in _in_the_laws_sequence(Body.objects.all()))


def set_up_ids() -> frozenset[str]:
    """The bodies whose standings are shown here."""
    return frozenset(Body.objects.filter(set_up_on__isnull=False).values_list("id", flat=True))


def set_up_bodies() -> QuerySet[Body]:
    """The bodies set up here, by name."""
    return Body.objects.filter(set_up_on__isnull=False).order_by("name", "id")


def agency_names() -> dict[str, str]:
    """What every body is called, by its id, in the sequence of names: for folders below this one."""
    return dict(Body.objects.order_by("name", "id").values_list("id", "name"))


def has_demonstration() -> bool:
    """Whether any body here is invented."""
    return Body.objects.filter(demonstration=True).exists()


def find_body(body_id: str) -> Body | None:
    """One body by its id, or None."""
    return Body.objects.select_related("part_of").filter(id=body_id).first() if "\0" not in body_id else None


def search_bodies(*, words: str = "", kind: str = "", status: str = "", after: str = "", limit: int = 50) -> Page:
    """Bodies by name, in pages that begin after the body with the id `after`.

    Every word must stand in the name, the acronym or another name. Raises LookupError when no body has the id `after`.
    """
    found = _called(words.split()[:MOST_WORDS])
    if kind:
        found = found.filter(kind=kind)
    if status:
        found = found.filter(status=status)
    if after:
        found = _beyond(found, after)
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    rows = tuple(found[: limit + 1])
    return Page(rows[:limit], rows[limit - 1].id if len(rows) > limit else "")


def _in_the_laws_sequence(rows: Iterable[Body]) -> list[Body]:
    """The bodies the law names first, as it names them, so that pages, API and command line list them alike."""
    named = [body.id for order in load_law().orders for body in order.bodies]
    place = {body_id: number for number, body_id in enumerate(named)}
    return sorted(rows, key=lambda row: place.get(row.id, len(place)))


def _called(words: list[str]) -> QuerySet[Body]:
    """The bodies in whose names every word stands, in the sequence of names."""
    found = Body.objects.annotate(called=CALLED).order_by("name", "id")
    for word in words:
        found = found.filter(called__icontains=word)
    return found


def _beyond(found: QuerySet[Body], after: str) -> QuerySet[Body]:
    """What follows one body in the sequence of names. Raises LookupError when there is no such body."""
    last = find_body(after)
    if last is None:
        raise LookupError(after)
    return found.filter(name__gte=last.name).exclude(name=last.name, id__lte=last.id)


def held() -> tuple[Held, ...]:
    """Every body that is not invented, as an import compares it."""
    return tuple(as_held(row) for row in Body.objects.filter(demonstration=False))


def as_held(row: Body) -> Held:
    """One body as an import compares it."""
    return Held(
        id=row.id,
        name=row.name,
        acronym=row.acronym,
        kind=row.kind,
        status=row.status,
        url=row.url,
        other_names=tuple(row.other_names),
        source=row.source,
        confidence=row.confidence,
        record=row.record,
        part_of=row.part_of_id or "",
        named_by_law=row.named_by_law,
    )


def as_law(row: Body) -> law.Body:
    """One body as the core knows it."""
    confidence: dict[str, law.Confidence] = {"high": "high", "medium": "medium", "low": "low"}
    return law.Body(
        id=row.id,
        name=row.name,
        acronym=row.acronym,
        kind=row.kind,
        source=law.Source(row.source, confidence[row.confidence]),
        part_of=row.part_of_id or "",
        status=row.status,
        record=row.record,
    )
