"""Words people write with proof or in the diary: sealed before they reach the database, opened for their readers."""

from __future__ import annotations

import hashlib
from uuid import UUID

from threshold.sealing.envelope import seal, unseal
from threshold.sealing.keys import keyring


def seal_words(words: str, column: str, place: UUID) -> str:
    """Words as an envelope for their own place; nothing for no words."""
    return seal(words, f"duties|{column}|{place}", keyring()) if words else ""


def open_words(envelope: str, column: str, place: UUID) -> str:
    """The words again. Raises CannotOpen."""
    return unseal(envelope, f"duties|{column}|{place}", keyring()) if envelope else ""


def hash_of(*parts: str) -> str:
    """A SHA-256 over what was given, for the journal's sealed details."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
