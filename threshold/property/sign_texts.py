"""The words of signs by edition and language, read from `signs/` and checked: nothing missing, nothing forbidden."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from threshold.core.letters import wrong_writing
from threshold.core.plain_yaml import read_plain

FOLDER: Final = Path(__file__).with_name("signs")
SOURCE: Final = "en"
DEMONSTRATION: Final = "demonstration-1"
NOT_WORDS: Final = ("tag", "reviews", "forbidden")
# What no sign says in any language: outcomes, a name for all officers, a promise of safety (care.md 1 and 2).
LATIN: Final = ("b",)  # the letter of 4-210(b), in every script
EVERYWHERE: Final = re.compile(r"\b(PERMITTED|PROHIBITED|OUTSIDE)\b|\bICE\b|(?i:safe zone|sanctuary)")


@dataclass(frozen=True, slots=True)
class Language:
    """One language a sign is owed in: what it calls itself, its script, its direction."""

    tag: str
    name: str
    script: str
    direction: str
    standing: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the text. `held` says whether its words are here; nobody may call it approved but a person."""

    slug: str
    called: str
    since: date | None
    held: bool
    approvals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one edition in one language, by dotted key, and whether a person has reviewed them as they stand."""

    tag: str
    words: Mapping[str, str]
    reviewed: bool
    forbidden: tuple[str, ...]


@cache
def _list() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_plain((FOLDER / "editions.yaml").read_text("utf-8"))
    return found


@cache
def languages() -> tuple[Language, ...]:
    """Every language a sign is owed in, English first."""
    return tuple(Language(**row) for row in _list()["languages"])


def language(tag: str) -> Language:
    """One of them. Raises LookupError."""
    found = next((one for one in languages() if one.tag == tag), None)
    if found is None:
        raise LookupError(tag)
    return found


@cache
def editions() -> tuple[Edition, ...]:
    """Every edition of the text of signs that is known here."""
    return tuple(
        Edition(
            row["slug"], row["called"], date.fromisoformat(row["since"]) if row["since"] else None,
            row["held"] == "yes", tuple(one["of"] for one in row["approvals"] if one.get("by") and one.get("on")),
        )
        for row in _list()["editions"]
    )  # fmt: skip


def edition(slug: str) -> Edition:
    """One edition. Raises LookupError."""
    found = next((one for one in editions() if one.slug == slug), None)
    if found is None:
        raise LookupError(slug)
    return found


@cache
def text(slug: str, tag: str) -> Text:
    """The words of an edition in one language. Raises LookupError for an edition or language that is not held here."""
    path = FOLDER / edition(slug).slug / f"{language(tag).tag}.yaml"
    if not path.exists():
        raise LookupError(f"{slug} {tag}")
    given = read_plain(path.read_text("utf-8"))
    words = dict(_flat({key: value for key, value in given.items() if key not in NOT_WORDS}))
    reviews = [row["of"] for row in given["reviews"] if row.get("by") and row.get("on")]
    reviewed = tag == SOURCE or hash_of(words) in reviews
    return Text(tag, words, reviewed, tuple(given["forbidden"]))


def approved(slug: str) -> bool:
    """Whether a person has approved the English words of an edition as they stand; until then it awaits approval."""
    one = edition(slug)
    return one.held and hash_of(text(slug, SOURCE).words) in one.approvals


def printable(slug: str, *, demonstration: bool) -> tuple[Language, ...]:
    """The languages a sign may be printed in; one that nobody has reviewed in a demonstration alone (care.md 2)."""
    return tuple(one for one in languages() if demonstration or text(slug, one.tag).reviewed)


def hash_of(words: Mapping[str, str]) -> str:
    """What a review and an approval are of: a changed word changes it."""
    lines = "".join(f"{key}\t{words[key]}\n" for key in sorted(words))
    return hashlib.sha256(lines.encode()).hexdigest()


def problems(found: Text, source: Text) -> list[str]:
    """What is wrong with the words of one language, a line a fault."""
    faults = [f"{found.tag}: {key} is missing" for key in sorted(source.words.keys() - found.words.keys())]
    faults += [f"{found.tag}: the English has no {key}" for key in sorted(found.words.keys() - source.words.keys())]
    faults += [] if found.forbidden else [f"{found.tag}: says nothing of the words forbidden in it"]
    for key in sorted(source.words.keys() & found.words.keys()):
        faults += [f"{found.tag}: {key} {fault}" for fault in _faults(found.words[key], found.forbidden)]
        if found.tag != SOURCE:
            writing = wrong_writing(found.words[key], language(found.tag).script, LATIN)
            faults += [f"{found.tag}: {key} {fault}" for fault in writing]
    return faults


def _faults(words: str, forbidden: tuple[str, ...]) -> Iterator[str]:
    if not words.strip():
        yield "is empty"
    if "<" in words or "&" in words:
        yield "holds markup"
    if EVERYWHERE.search(words):
        yield "uses a word that is never used"
    for word in forbidden:
        if re.search(word, words, re.IGNORECASE):
            yield f"uses a forbidden word: {word}"


def _flat(given: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in given.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
