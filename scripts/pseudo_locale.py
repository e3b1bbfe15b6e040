"""Makes a right-to-left language of nobody's from the marked strings, for testing pages alone.

Every letter becomes an Arabic one and every string grows by a third in brackets, so that what is not marked, what is
cut off and what does not turn round all show. Written to `var/pseudo`, never shipped.
"""

from __future__ import annotations

import re
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "threshold" / "locale" / "es" / "LC_MESSAGES" / "django.po"
TARGET = ROOT / "var" / "pseudo" / "ar_XB" / "LC_MESSAGES" / "django.mo"
KEPT = re.compile(r"(\{\w+\}|%\(\w+\)[sd]|%%|&\w+;)")
LETTERS = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوپقرسطوڤوخيز", strict=True))
    | dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابثدعفغهيجكلمنوپقرسطوڤوخيز", strict=True))
)


def pseudo(text: str) -> str:
    """One string in the made-up language: placeholders stay, letters turn, and it is a third longer."""
    turned = "".join(part if KEPT.fullmatch(part) else part.translate(LETTERS) for part in KEPT.split(text))
    return f"[{turned} {'ـ' * max(1, len(text) // 3)}]"


def main() -> None:
    """Write the catalogue."""
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for entry in polib.pofile(str(CATALOGUE)):
        if entry.msgid_plural:
            plural = {0: pseudo(entry.msgid), 1: pseudo(entry.msgid_plural)}
            made.append(polib.POEntry(msgid=entry.msgid, msgid_plural=entry.msgid_plural, msgstr_plural=plural))
        else:
            made.append(polib.POEntry(msgid=entry.msgid, msgstr=pseudo(entry.msgid)))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    made.save_as_mofile(str(TARGET))


if __name__ == "__main__":
    main()
