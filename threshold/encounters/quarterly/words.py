"""Reasons people write for the report: sealed before they reach the database, opened one record at a time."""

from __future__ import annotations

import unicodedata
from uuid import UUID

from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.sealing.envelope import CannotOpen, seal, unseal
from threshold.sealing.keys import keyring

LONGEST = 1000
TOO_LONG = Sentence(gettext_noop("At most 1,000 characters. Shorten it; nothing else is lost."))
UNSEEN = Sentence(gettext_noop("This holds signs that cannot be seen or that turn the writing. Type it again."))
NEEDED = Sentence(gettext_noop("Give your reasons in a sentence or more. Name no resident."))


def sealed_words(words: str, table: str, place: UUID, *, field: str = "reasons", needed: bool = False) -> str:
    """Words as an envelope for their own place; "" for none. Raises Refused."""
    line = " ".join(words.split())
    if not line:
        if needed:
            raise Refused(NEEDED, field)
        return ""
    if len(line) > LONGEST:
        raise Refused(TOO_LONG, field)
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} for sign in line):
        raise Refused(UNSEEN, field)
    return seal(line, _place(table, place), keyring())


def opened_words(envelope: str, table: str, place: UUID) -> str:
    """The words again, or "" where there are none or their key is gone."""
    try:
        return unseal(envelope, _place(table, place), keyring()) if envelope else ""
    except CannotOpen:
        return ""


def _place(table: str, place: UUID) -> str:
    return f"encounters_{table}|words|{place}"
