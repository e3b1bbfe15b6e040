"""What a text is written in: the letters of each script, words left in English, numbers that stay in their order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b-\u0652"
_URDU = "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓ\u064b-\u0652\u0670"
_HAN = "\u3400-\u9fff"
LETTERS = {
    "Latn": "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f",
    "Cyrl": "А-Яа-яЁё",
    "Beng": "\u0981-\u09e3",
    "Hang": "\uac00-\ud7a3",
    "Arab": _ARABIC,
    "Aran": _URDU,
    "Hans": _HAN,
    "Hant": _HAN,
}
# Each of these two character sets was made for one of the two ways of writing Chinese, and lacks the other's own forms.
CHARACTER_SETS = {"Hans": "gb2312", "Hant": "big5"}
RIGHT_TO_LEFT = ("Arab", "Aran")
ENGLISH = re.compile(
    r"\b(the|and|of|you|your|they|them|is|are|with|this|that|what|which|who|have|has|does|did|not|from|call|say|"
    r"paper|officers?|counsel|agency|agencies|something|nothing|kind)\b",
    re.IGNORECASE,
)
# Two marks keep `4-210` in its order in such a line; files write them \u2066 and \u2069, so that they are seen.
MARKED = re.compile("\u2066[^\u2066\u2069]*\u2069")
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
# Beside these a number or a Latin word is turned about, or torn apart, in a line that runs from right to left.
_TURNED = re.compile(r"[\w}][-+/\\%–—:.][\d{A-Za-z]|[-+/\\%–—][\d{A-Za-z]|[\dA-Za-z}][-+/\\%–—]")
_VALUE = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[A-Za-z]+")


def strange_letters(text: str, script: str, latin: Collection[str] = ()) -> str:
    """The letters that are not the script's, each once; values in braces and the Latin words named are left out.

    Of a script that no letters are held of, nothing is found."""
    text = _VALUE.sub("", MARKED.sub("", text))
    if script != "Latn":
        text = _WORD.sub(lambda found: "" if found.group(0) in latin else found.group(0), text)
    own = re.compile(f"[{LETTERS[script]}]" if script in LETTERS else ".")
    strange = {letter for letter in text if _is_letter(letter) and not own.match(letter)}
    return "".join(sorted(strange | _of_the_other_chinese(text, script)))


def left_in_english(text: str) -> str:
    """An English word that stands in a text of another language, or nothing."""
    found = ENGLISH.search(text)
    return found.group(0) if found else ""


def turned_about(text: str, script: str) -> str:
    """What would not be read in its order in a line from right to left and stands between no two marks, or nothing."""
    found = _TURNED.search(MARKED.sub(" ", text)) if script in RIGHT_TO_LEFT else None
    return found.group(0) if found else ""


def hides_a_sign(text: str, script: str) -> bool:
    """Whether it holds a sign nobody sees, but for the two marks where lines run from right to left."""
    return bool(_HIDDEN.search(MARKED.sub("", text) if script in RIGHT_TO_LEFT else text))


def wrong_writing(text: str, script: str, latin: Collection[str] = ()) -> Iterator[str]:
    """All that is wrong with how a translated text is written, a phrase a fault."""
    if strange := strange_letters(text, script, latin):
        yield f"is not written in {script}: {strange}"
    if hides_a_sign(text, script):
        yield "holds a sign that nobody sees"
    if english := left_in_english(text):
        yield f"leaves a word in English: {english}"
    if turned := turned_about(text, script):
        yield f"has what is turned about from right to left: {turned}"


def _is_letter(letter: str) -> bool:
    return letter.isalpha() or "\u064b" <= letter <= "\u0670"


def _of_the_other_chinese(text: str, script: str) -> set[str]:
    if script not in CHARACTER_SETS:
        return set()
    return {letter for letter in text if letter.isalpha() and not _is_in(letter, CHARACTER_SETS[script])}


def _is_in(letter: str, character_set: str) -> bool:
    try:
        letter.encode(character_set)
    except UnicodeEncodeError:
        return False
    return True
