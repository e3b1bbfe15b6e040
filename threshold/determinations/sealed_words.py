"""Privileged advice: sealed before it reaches the database, opened for counsel of its matter alone."""

from __future__ import annotations

from uuid import UUID

from threshold.sealing.envelope import seal, unseal
from threshold.sealing.keys import keyring


def seal_advice(words: str, place: UUID) -> str:
    """The advice as an envelope for its own place."""
    return seal(words, f"determinations|advice|{place}", keyring())


def open_advice(envelope: str, place: UUID) -> str:
    """The advice again. Raises CannotOpen."""
    return unseal(envelope, f"determinations|advice|{place}", keyring())
