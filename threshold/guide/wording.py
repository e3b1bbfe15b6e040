"""The guide's words in each language, read from `languages/` and checked: nothing missing, nothing forbidden."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from threshold.core.letters import wrong_writing
from threshold.core.plain_yaml import read_plain

FOLDER = Path(__file__).with_name("languages")
SOURCE = "en"
NOT_WORDS = ("tag", "reviews", "forbidden")
WORDED_BY_THE_REVIEW = {"sentences.s3", "sentences.s7"}  # the safety review's own words, "refuse" among them
OUTCOME = re.compile(r"\b(PERMITTED|PROHIBITED|OUTSIDE)\b")
EVERYWHERE = re.compile(r"\bICE\b|safe zone|sanctuary", re.IGNORECASE)
VALUE = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the list: how it is written, what it calls itself, on which days it is offered."""

    tag: str
    name: str
    script: str
    direction: str
    standing: str
    since: str = ""
    until: str = ""

    def offered(self, day: str) -> bool:
        """Whether it is on the list on a day, written as 2026-05-04; an end or beginning not established is none."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of the guide in one language, by dotted key, with the hash a review is of and whether there is one."""

    tag: str
    texts: Mapping[str, str]
    reviewed: bool
    forbidden: tuple[str, ...]

    @property
    def hash(self) -> str:
        """What a review is of: a changed word changes it."""
        return hash_of(self.texts)


def hash_of(texts: Mapping[str, str]) -> str:
    """One hash over every key and its words."""
    lines = "".join(f"{key}\t{texts[key]}\n" for key in sorted(texts))
    return hashlib.sha256(lines.encode()).hexdigest()


@cache
def the_list() -> Mapping[str, Any]:
    """The file of languages, as it stands."""
    given: Mapping[str, Any] = read_plain((FOLDER / "languages.yaml").read_text("utf-8"))
    return given


@cache
def languages() -> tuple[Language, ...]:
    """Every language of the list, English first."""
    return tuple(Language(**row) for row in the_list()["languages"])


def language(tag: str) -> Language:
    """One language of the list. Raises LookupError."""
    found = next((one for one in languages() if one.tag == tag), None)
    if found is None:
        raise LookupError(tag)
    return found


@cache
def wording(tag: str) -> Wording:
    """The words in one language. Raises LookupError where the list has no such language or nobody has translated it."""
    path = FOLDER / f"{language(tag).tag}.yaml"
    if not path.exists():
        raise LookupError(tag)
    given = read_plain(path.read_text("utf-8"))
    texts = dict(_flat({key: value for key, value in given.items() if key not in NOT_WORDS}))
    reviews = [row["of"] for row in given.get("reviews") or () if row.get("by") and row.get("on")]
    return Wording(tag, texts, tag == SOURCE or hash_of(texts) in reviews, tuple(given.get("forbidden") or ()))


def translated() -> tuple[str, ...]:
    """The languages of the list that have words."""
    return tuple(one.tag for one in languages() if (FOLDER / f"{one.tag}.yaml").exists())


def published(day: str, *, unreviewed: bool) -> tuple[Language, ...]:
    """The languages a page may be read in; one that nobody has reviewed only where that is said to be wanted."""
    ready = [one for one in languages() if one.tag in translated() and one.offered(day)]
    return tuple(one for one in ready if unreviewed or wording(one.tag).reviewed)


def approved() -> bool:
    """Whether the Law Department has approved the English text as it stands; until then it is demonstration text."""
    return wording(SOURCE).hash in [row["of"] for row in the_list().get("approvals") or ()]


def not_settled() -> frozenset[str]:
    """The sentences that counsel has not decided on."""
    return frozenset(the_list().get("not_settled") or ())


def problems(found: Wording, source: Wording) -> list[str]:
    """What is wrong with the words of one language, one line a fault."""
    missing = sorted(source.texts.keys() - found.texts.keys())
    strange = sorted(found.texts.keys() - source.texts.keys())
    faults = [f"{found.tag}: {key} is missing" for key in missing]
    faults += [f"{found.tag}: the English has no {key}" for key in strange]
    faults += [f"{found.tag}: says nothing of the words forbidden in it"] if not found.forbidden else []
    for key in sorted(source.texts.keys() & found.texts.keys()):
        faults += [f"{found.tag}: {key} {fault}" for fault in _faults(key, found, source)]
    return faults


def _faults(key: str, found: Wording, source: Wording) -> Iterator[str]:
    text = found.texts[key]
    if not text.strip():
        yield "is empty"
    if sorted(VALUE.findall(text)) != sorted(VALUE.findall(source.texts[key])):
        yield "does not keep what stands in braces"
    if "<" in text or ">" in text:
        yield "holds markup"
    if OUTCOME.search(text) or EVERYWHERE.search(text):
        yield "uses a word that is never used"
    if found.tag != SOURCE:
        yield from wrong_writing(text, language(found.tag).script, the_list().get("latin_words") or ())
    words = "|".join(found.forbidden)
    if words and key not in WORDED_BY_THE_REVIEW and (match := re.search(rf"(?:{words})", text, re.IGNORECASE)):
        yield f"uses a forbidden word: {match.group(0)}"


def _flat(given: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in given.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value or "")
