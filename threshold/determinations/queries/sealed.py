"""Every read of sealed determinations, with what counsel decided and whether each still verifies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from threshold.accounts.rights import Rights
from threshold.core.answers import OutOfSight, require
from threshold.core.loader import load_law
from threshold.core.matters import canonical, content, hash_of, text_seal
from threshold.determinations.models import Advice, Matter, Sealed
from threshold.determinations.permissions.matters import can_read_advice
from threshold.determinations.queries.matters import record_of
from threshold.determinations.queries.readings import by_numbers
from threshold.determinations.sealed_words import open_advice


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a determination is what was sealed: its text under its hash, and the same text worked out anew."""

    kept: bool  # the text still has its hash
    same: bool  # the record, up to its place, gives the same text again
    hash: str

    def __bool__(self) -> bool:
        return self.kept and self.same


def determinations_of(matter: Matter) -> list[Sealed]:
    """Every determination of a matter with what counsel decided, the newest first."""
    return list(Sealed.objects.filter(matter=matter).prefetch_related("decisions").order_by("-number"))


def find_sealed(matter: Matter, number: int) -> Sealed:
    """One determination of a matter. Raises OutOfSight."""
    found = Sealed.objects.filter(matter=matter, number=number).prefetch_related("decisions").first()
    if found is None:
        raise OutOfSight(f"{matter.pk}.{number}")
    return found


def last_of(matter: Matter) -> Sealed | None:
    """The last determination of a matter."""
    return Sealed.objects.filter(matter=matter, number=matter.sealed).first() if matter.sealed else None


def sealed_plain(sealed: Sealed) -> dict[str, Any]:
    """What was sealed, as plain data."""
    plain: dict[str, Any] = json.loads(sealed.text)
    return plain


def verify(matter: Matter, sealed: Sealed) -> Verified:
    """Work the determination out anew from the record up to its place, today or in a year: it must be the same."""
    record = record_of(matter, by_numbers(sealed.readings), sealed.through)
    text = canonical(content(record, load_law()))
    same = text == sealed.text and text_seal(record, load_law()) == sealed.text_seal
    return Verified(kept=hash_of(sealed.text) == sealed.hash, same=same, hash=hash_of(text))


def advice_on(rights: Rights, matter: Matter) -> list[tuple[Advice, str]]:
    """The advice kept with a matter and its words. Raises NotAllowed for everybody but its counsel."""
    require(can_read_advice(rights, matter))
    return [(row, open_advice(row.words, row.place)) for row in Advice.objects.filter(matter=matter)]
