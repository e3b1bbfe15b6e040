"""Importing the City's property list: read whole, compared, then written whole, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.conf import settings
from django.db import connection
from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies.importer import Refusal
from threshold.core.answers import NotAllowed, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record
from threshold.property import events
from threshold.property.agency_codes import known
from threshold.property.differences import MOST_EXAMPLES, Changed, Outcome, compared, differing, use_told
from threshold.property.lots import Gathered, Site
from threshold.property.models import Import
from threshold.property.permissions.sites import can_import_property
from threshold.property.queries.sites import as_read, held
from threshold.property.reading import Reading
from threshold.property.writing import AT_ONCE, READ, note_absent, write_changes, write_sites

ONE_AT_A_TIME = 0x70726F70  # the advisory lock that keeps two imports from crossing
MOST_FAULTS = 200
EVERY = 5000  # rows between two words of progress
IMPORT = "sites.import"
NO_DEMONSTRATION = Sentence(gettext_noop("Invented sites are for demonstrations only."))
Heard = Callable[[str], None]


class PropertyRefused(ValueError):
    """Nothing was written, because rows of the file cannot be used: the first of them, and how many of how many."""

    def __init__(self, faults: list[Refusal], count: int, rows: int) -> None:
        super().__init__(f"{count} of {rows} rows refused")
        self.faults, self.count, self.rows = faults, count, rows


@dataclass(frozen=True, slots=True)
class Source:
    """The file, the City's day for its edition where that is known, and whether its lots are invented."""

    file: BinaryIO
    edition: date | None = None
    invented: bool = False


def preview_property(*, by: Who, source: Source, heard: Heard = lambda _: None) -> Outcome:
    """What importing the list would change, with nothing kept. Raises as `import_property` does."""
    with acting(by) as rights:
        require(can_import_property(rights))
        return _outcome(source, heard)


def import_property(*, by: Who, source: Source, today: date, heard: Heard = lambda _: None) -> Outcome:
    """Keep what the list says, all of it or nothing; a site it leaves out stays, with the day it was first left out.

    Raises NotAllowed, FileRefused when it cannot be read, PropertyRefused when a row cannot be used.
    """
    with acting(by) as rights:
        require(can_import_property(rights))
        if source.invented and not settings.DEMONSTRATION:
            raise NotAllowed(NO_DEMONSTRATION)
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        outcome = _outcome(source, heard)
        heard(f"writing {len(outcome.new) + len(outcome.newer):,} sites")
        changed = list(_changed(outcome.newer))
        write_sites((*outcome.new, *outcome.newer), today=today, demonstration=source.invented)
        note_absent(outcome.absent, today)
        told: dict[str, str | int] = {"layout": outcome.layout, "file_hash": outcome.file_hash, "root": outcome.root}
        told |= outcome.counts
        done = Import.objects.create(
            at=timezone.now(), on=today, edition=source.edition, demonstration=source.invented, **told
        )
        write_changes(done.pk, outcome, changed)
        details = told | {
            "edition": source.edition.isoformat() if source.edition else "", "demonstration": int(source.invented),
        }  # fmt: skip
        about = About("property-import", str(done.pk), "1.a")
        record(events.PROPERTY_IMPORTED, by=rights.actor(IMPORT), about=about, details=details)
    return outcome


def _outcome(source: Source, heard: Heard) -> Outcome:
    """The whole file read and compared. Raises FileRefused, PropertyRefused."""
    reading = Reading(source.file, invented=source.invented)
    gathered = _gathered(reading, heard)
    heard(f"{gathered.rows:,} rows read; comparing {len(gathered.by_lot):,} lots with what is held")
    outcome = Outcome(reading.layout.slug if reading.layout else "", reading.file_hash, gathered.rows)
    compared(outcome, gathered, held(invented=source.invented), known())
    outcome.examples = list(_changed(outcome.newer[:MOST_EXAMPLES]))
    return outcome


def _gathered(reading: Reading, heard: Heard) -> Gathered:
    gathered, faults, refused = Gathered(), list[Refusal](), 0
    for row in reading.rows():
        if isinstance(row, Refusal):
            refused += 1
            faults += [row] if len(faults) < MOST_FAULTS else []
            continue
        gathered.take(row)
        if gathered.rows % EVERY == 0:
            heard(f"{gathered.rows:,} rows read")
    if refused:
        raise PropertyRefused(faults, refused, gathered.rows + refused)
    return gathered


def _changed(newer: Sequence[Site]) -> Iterator[Changed]:
    """Sites that differ, with what differs."""
    for start in range(0, len(newer), AT_ONCE):
        some = newer[start : start + AT_ONCE]
        before = as_read([site.row.bbl for site in some])
        for site in some:
            after: dict[str, object] = {name: getattr(site.row, name) for name in READ if name != "words"}
            after["uses"] = sorted(use_told(use, times) for use, times in site.uses)
            yield Changed(site.row.bbl, site.row.called, tuple(differing(before[site.row.bbl], after)))
