"""What the actions on posts are told: which seat of which post, and who holds it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from threshold.agencies.models import Holding
from threshold.sealing.envelope import CannotOpen, seal, unseal
from threshold.sealing.keys import keyring


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of one post at one body; posts held by several have seats 1, 2, 3 and on."""

    body: str
    post: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a seat: a person who signs in, by their opaque mark, or staff by name and contact."""

    person: str = ""
    name: str = ""
    contact: str = ""

    @property
    def nobody(self) -> bool:
        """Whether no one is named at all."""
        return not (self.person or self.name)


@dataclass(frozen=True, slots=True)
class Named:
    """A holder as shown to whoever may see it."""

    name: str
    contact: str


def sealed_holder(holder: Holder, ref: str) -> str:
    """A holder's name and contact, sealed for the holding with this opaque mark."""
    return seal(json.dumps(asdict(Named(holder.name, holder.contact)), ensure_ascii=False), _place(ref), keyring())


def named(holding: Holding) -> Named | None:
    """Who holds, unsealed; None for a post of an office, or once the name was erased or its key is gone."""
    if holding.person is not None:
        return Named(holding.person.name, holding.person.email)
    if not holding.sealed:
        return None
    try:
        words = json.loads(unseal(holding.sealed, _place(holding.ref), keyring()))
    except CannotOpen:
        return None
    return Named(words["name"], words["contact"])


def _place(ref: str) -> str:
    return f"agencies_holding|holder|{ref}"
