"""The one note an agency may allow: at most 280 characters, sealed before it is kept, for counsel alone."""

from __future__ import annotations

import unicodedata
from uuid import UUID

from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.sealing.envelope import CannotOpen, seal, unseal
from threshold.sealing.keys import keyring

LONGEST = 280
OFF = Sentence(gettext_noop("This agency takes no note. Send the record without it; nothing else is lost."))
TOO_LONG = Sentence(gettext_noop("The note is longer than 280 characters. Shorten it; nothing else is lost."))
UNSEEN = Sentence(
    gettext_noop(
        "The note holds signs that cannot be seen or that turn the writing. Type it again; nothing else is lost."
    )
)


MIXED = Sentence(
    gettext_noop("A word of the note mixes letters of different writings. Type it again; nothing else is lost.")
)
TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"})


def sealed_note(note: str, place: UUID, *, allowed: bool) -> str:
    """A note as an envelope for its own place; "" for none. Raises Refused."""
    words = " ".join(note.split())
    if not words:
        return ""
    if not allowed:
        raise Refused(OFF, "note")
    if len(words) > LONGEST:
        raise Refused(TOO_LONG, "note")
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} for sign in words):
        raise Refused(UNSEEN, "note")
    if any(_mixes(word) for word in words.split()):
        raise Refused(MIXED, "note")
    return seal(words, _place(place), keyring())


def opened_note(envelope: str, place: UUID) -> str:
    """The words again, or "" where there are none or their key is gone."""
    try:
        return unseal(envelope, _place(place), keyring()) if envelope else ""
    except CannotOpen:
        return ""


def _mixes(word: str) -> bool:
    """Whether a word holds letters of more than one writing, those of Chinese, Japanese and Korean taken as one."""
    writings = {unicodedata.name(sign, "").split(" ")[0] for sign in word if unicodedata.category(sign).startswith("L")}
    return len(writings) > 1 and not writings <= TOGETHER


def _place(place: UUID) -> str:
    return f"encounters_encounter|note|{place}"
