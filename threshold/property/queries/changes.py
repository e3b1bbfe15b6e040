"""Every read of what imports changed: the imports themselves, and the sites of one, in pages or whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from threshold.core.answers import OutOfSight
from threshold.property.models import Change, Import

MOST_IMPORTS = 20


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """One page of changes, and where the next one begins (0 when this is the last)."""

    changes: tuple[Change, ...]
    after: int


def newest(count: int = MOST_IMPORTS) -> list[Import]:
    """The newest imports, the newest first."""
    return list(Import.objects.order_by("-id")[:count])


def find_import(number: str) -> Import:
    """One import by its number. Raises OutOfSight."""
    known = number.isascii() and number.isdigit() and len(number) < 12
    found = Import.objects.filter(pk=int(number)).first() if known else None
    if found is None:
        raise OutOfSight(number)
    return found


def changes_page(of: Import, kind: str = "", after: int = 0, limit: int = 50) -> ChangesPage:
    """What one import changed of public sites, in pages."""
    rows = tuple(_changes(of, kind).filter(pk__gt=after)[: limit + 1])
    return ChangesPage(rows[:limit], rows[limit - 1].pk if len(rows) > limit else 0)


def every_change(of: Import, kind: str = "") -> Iterator[Change]:
    """All that one import changed of public sites."""
    yield from _changes(of, kind).iterator(2000)


def _changes(of: Import, kind: str) -> QuerySet[Change]:
    """Whoever looks, none is of a sensitive site: the page is public."""
    found = Change.objects.filter(of=of, site__sensitive=False).select_related("site").order_by("pk")
    return found.filter(kind=kind) if kind else found
