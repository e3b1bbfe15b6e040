"""What an import of the list changes: counts, examples, and the root over every change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from threshold.journal.bulk import bulk_root
from threshold.property.agency_codes import Known
from threshold.property.lots import Gathered, Site, site_of
from threshold.property.models import Use
from threshold.property.reading import UseRow

MOST_EXAMPLES: Final = 20
EMPTY_ROOT: Final = bulk_root(()).root


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a site for comparing: its fingerprint, and since when the list leaves it out."""

    fingerprint: str
    absent_since: date | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One site that differs: which of its columns, as they were and as they are to be."""

    bbl: str
    called: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class Outcome:
    """What a file says beside what is held. `new` and `newer` are the sites to write."""

    layout: str
    file_hash: str
    rows: int
    repeated: int = 0
    unchanged: int = 0
    new: list[Site] = field(default_factory=list)
    newer: list[Site] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)  # not in the file, newly or still
    gone: list[str] = field(default_factory=list)  # not in the file, newly
    again: set[str] = field(default_factory=set)  # in the file again
    began: bool = False  # nothing was held before
    unknown_agencies: set[str] = field(default_factory=set)
    examples: list[Changed] = field(default_factory=list)

    @property
    def sites(self) -> int:
        """How many lots the file names."""
        return len(self.new) + len(self.newer) + self.unchanged

    @property
    def uses(self) -> int:
        """How many of its rows are uses, each counted once."""
        return self.rows - self.repeated

    @property
    def changes(self) -> bool:
        """Whether anything would be written beside the record of the import."""
        return bool(self.new or self.newer)

    @property
    def counts(self) -> dict[str, int]:
        """The counts of the import's record."""
        return {
            "rows": self.rows, "repeated": self.repeated, "sites": self.sites, "added": len(self.new),
            "changed": len(self.newer), "unchanged": self.unchanged, "absent": len(self.absent),
        }  # fmt: skip

    @property
    def root(self) -> str:
        """One hash over every site added or changed, in the sequence of lots."""
        made = sorted((site.row.bbl, site.fingerprint) for site in (*self.new, *self.newer))
        return bulk_root({"bbl": bbl, "fingerprint": print_} for bbl, print_ in made).root if made else EMPTY_ROOT


def compared(outcome: Outcome, gathered: Gathered, held: Mapping[str, Held], known: Known) -> Outcome:
    """The outcome filled in: each lot of the file is new, newer or unchanged; each held one missing is absent."""
    for bbl, rows in sorted(gathered.by_lot.items()):
        site = site_of(bbl, rows, known)
        outcome.repeated += len(rows) - len(site.uses)
        outcome.unknown_agencies.update(code for code in site.row.agencies if code not in known.names)
        before = held.get(bbl)
        if before is None:
            outcome.new.append(site)
        elif before.fingerprint != site.fingerprint or before.absent_since is not None:
            outcome.newer.append(site)
            outcome.again |= {bbl} if before.absent_since is not None else set()
        else:
            outcome.unchanged += 1
    outcome.absent = sorted(held.keys() - gathered.by_lot.keys())
    outcome.gone = [bbl for bbl in outcome.absent if held[bbl].absent_since is None]
    outcome.began = not held
    return outcome


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """The columns in which two states of a site differ, with both values in words."""
    for name, value in after.items():
        was = before.get(name)
        if _shown(was) != _shown(value):
            yield name, _shown(was), _shown(value)


def use_told(use: UseRow | Use, times: int) -> str:
    """One use in a few marks, for the words of a difference."""
    marks = [use.code, use.agency, use.ownership, "L" * use.leased, use.agreement, "D" * use.committed, use.billing]
    return " ".join(filter(None, [*marks, use.name, use.use])) + (f" ×{times}" if times > 1 else "")


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
