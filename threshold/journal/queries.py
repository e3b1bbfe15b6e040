"""Reading the journal."""

from __future__ import annotations

import json

from threshold.journal.details import opened
from threshold.journal.models import Checkpoint, Detail, Line
from threshold.sealing.envelope import unseal
from threshold.sealing.keys import keyring

PER_PAGE = 20


def details_of(line: Line) -> dict[str, str | int] | None:
    """What a line was about, erased details left out; None once all are gone or out of reach. Raises CannotOpen."""
    detail = Detail.objects.filter(line=line).first()
    if detail is None:
        return None
    if detail.salt:  # the first form
        words: dict[str, str | int] = json.loads(unseal(detail.sealed, f"journal_detail|sealed|{line.id}", keyring()))
        return words
    return opened(detail.sealed, line.details_hash).words


def newest_checkpoint() -> Checkpoint | None:
    """The checkpoint that covers most, or None before the first."""
    return Checkpoint.objects.first()


def checkpoint_of(size: int) -> Checkpoint | None:
    """The checkpoint over so many lines, or None."""
    return Checkpoint.objects.filter(size=size).first()


def checkpoints(before: int | None = None) -> tuple[list[Checkpoint], int | None]:
    """A page of checkpoints, newest first, of fewer than `before` lines; and where the next page begins, if it does."""
    rows = Checkpoint.objects.defer("peaks", "growth")
    found = list((rows if before is None else rows.filter(size__lt=before))[: PER_PAGE + 1])
    return found[:PER_PAGE], found[PER_PAGE - 1].size if len(found) > PER_PAGE else None
