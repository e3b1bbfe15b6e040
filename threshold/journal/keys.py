"""Where the journal's signing key comes from: the environment or a file outside the database, never a table."""

from __future__ import annotations

import base64

from django.conf import settings

from threshold.journal.notes import Signer


class NoKey(ValueError):
    """There is no usable signing key; the message says what to set."""


def signers() -> list[Signer]:
    """The signers the settings name: the first signs, older ones are still known. Raises NoKey."""
    try:
        return [Signer.of(settings.JOURNAL_ORIGIN, base64.urlsafe_b64decode(key)) for key in settings.JOURNAL_KEYS]
    except ValueError as error:
        raise NoKey(f"THRESHOLD_JOURNAL_KEY or THRESHOLD_JOURNAL_ORIGIN cannot be used: {error}") from None


def signer() -> Signer:
    """Whoever signs checkpoints now. Raises NoKey."""
    found = signers()
    if not found:
        raise NoKey("No journal key: set THRESHOLD_JOURNAL_KEY, or THRESHOLD_JOURNAL_KEY_FILE to a file that holds it.")
    return found[0]
