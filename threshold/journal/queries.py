"""Reading the journal."""

from __future__ import annotations

import json

from threshold.journal.models import Detail, Line
from threshold.sealing.envelope import unseal
from threshold.sealing.keys import keyring


def details_of(line: Line) -> dict[str, str | int] | None:
    """What a line was about, unsealed; None once erased or out of reach. Raises CannotOpen."""
    detail = Detail.objects.filter(line=line).first()
    if detail is None:
        return None
    words: dict[str, str | int] = json.loads(unseal(detail.sealed, f"journal_detail|sealed|{line.id}", keyring()))
    return words
