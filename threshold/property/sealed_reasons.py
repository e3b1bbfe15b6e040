"""Why the agency says what it says of barriers and risk: sealed before it reaches the database (care.md 4)."""

from __future__ import annotations

from uuid import UUID

from threshold.sealing.envelope import seal, unseal
from threshold.sealing.keys import keyring


def seal_reason(words: str, place: UUID) -> str:
    """A reason as an envelope for its own row."""
    return seal(words, f"property_assessment|reason|{place}", keyring())


def open_reason(envelope: str, place: UUID) -> str:
    """The reason again. Raises CannotOpen."""
    return unseal(envelope, f"property_assessment|reason|{place}", keyring())
