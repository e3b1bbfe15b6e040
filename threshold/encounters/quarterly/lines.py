"""One agency's records of a quarter in words: for counsel of that agency, who tags each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from threshold.core import gate
from threshold.encounters.models import Encounter, Tag
from threshold.encounters.outside import called
from threshold.encounters.quarterly.choices import GROUNDS, QUALIFIES, WHY, requesting
from threshold.ui.templatetags.threshold import words


@dataclass(frozen=True, slots=True)
class Line:
    """One record and what was said of it for the report."""

    number: int
    at: datetime
    kind: str
    said: str  # who they said they are
    requesting: str
    qualifies: str
    why: str
    ground: str
    undecided: bool
    changed: bool  # said anew since counsel looked
    demonstration: bool


def lines(records: Iterable[Encounter]) -> list[Line]:
    """The records in words, those nobody has decided first."""
    found = [_line(one) for one in records]
    return sorted(found, key=lambda one: not one.undecided)


def _line(record: Encounter) -> Line:
    tags: Sequence[Tag] = getattr(record, "tagged", ())
    tag, account = (tags[0] if tags else None), record.account
    ground = getattr(record, "ground", "") or ""
    said = called(account.outside, account.unit) or gate.SAID_TO_BE.get(account.said_to_be, "") if account else ""
    return Line(
        number=record.pk, at=record.happened_at or record.received_at,
        kind=words(gate.KINDS[account.kind]) if account else "", said=words(said) if said else "",
        requesting=words(requesting().get(tag.requesting, "")) if tag and tag.requesting else "",
        qualifies=words(QUALIFIES[tag.qualifies]) if tag else "",
        why=words(WHY[tag.qualifies].get(tag.why, tag.why)) if tag else "",
        ground=words(GROUNDS[ground]) if ground else "", undecided=tag is None or tag.qualifies == "undecided",
        changed=tag is not None and tag.account_id != record.account_id, demonstration=record.demonstration,
    )  # fmt: skip
