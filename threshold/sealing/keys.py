"""Where the master keys come from: the environment or a file outside the database, never a table."""

from __future__ import annotations

import base64
from functools import cache

from django.conf import settings

from threshold.sealing.envelope import Keyring


@cache
def keyring() -> Keyring:
    """The ring named by the settings: the first key seals, the rest still open. Raises ValueError with what to do."""
    keys = [base64.urlsafe_b64decode(text) for text in settings.MASTER_KEYS]
    if not keys:
        raise ValueError("No master key: set THRESHOLD_MASTER_KEYS, or THRESHOLD_MASTER_KEYS_FILE to a file of them.")
    return Keyring.of(*keys)
