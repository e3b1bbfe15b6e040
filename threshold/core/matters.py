"""A matter as its record has it: what may follow, what goes to the Law Department, and the one form it is sealed in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any as Anything

from threshold.core.assertions import Settle, differing_leaves_open, latest_holds
from threshold.core.determination_json import determination_json
from threshold.core.determinations import Determination, determine
from threshold.core.facts import FACTS
from threshold.core.law import Law
from threshold.core.norms import norms_on
from threshold.core.readings import Reading
from threshold.core.rules import Is, Norm, Step, Truth
from threshold.core.sources import Statement, known_from, officials_differ, why_not_counted

STANDING, LATEST, STRICTEST = "standing-answer", "latest-finding", "strictest-headline"
ORDER_OF_STRICTNESS = ("PROHIBITED", "OPEN", "PERMITTED", "OUTSIDE")


@dataclass(frozen=True, slots=True)
class Record:
    """Everything a determination is worked out from: the day of the use, what was stated, the readings applied."""

    day: date
    statements: tuple[Statement, ...]
    readings: tuple[Reading, ...] = ()
    practices: frozenset[str] = frozenset()

    @property
    def settle(self) -> Settle:
        """Officials who differ leave a point open, unless the Law Department has adopted that the latest holds."""
        return latest_holds if LATEST in self.practices else differing_leaves_open


@dataclass(frozen=True, slots=True)
class Point:
    """One open point for the Law Department: a contested value of one norm, or a fact on which officials differ."""

    why: str  # "contested" or "differ"
    fact: str
    values: tuple[str, ...]
    cites: tuple[str, ...] = ()


def answers(record: Record) -> tuple[Determination, ...]:
    """What may follow under each norm of the day, each alone, from what of the record counts."""
    return determine(known_from(record.statements, record.settle), record.day, record.readings)


def headline(record: Record, determinations: Sequence[Determination]) -> str | None:
    """The strictest standing answer, where the Law Department has adopted both practices; otherwise none."""
    if not {STANDING, STRICTEST} <= record.practices:
        return None
    said = {one.standing.value if one.standing else "OPEN" for one in determinations}
    return next(outcome for outcome in ORDER_OF_STRICTNESS if outcome in said)


def points(record: Record, determinations: Sequence[Determination]) -> tuple[Point, ...]:
    """What only the Law Department can settle: officials who differ, then values the words leave contested."""
    found = known_from(record.statements, differing_leaves_open)
    differ = () if LATEST in record.practices else officials_differ(record.statements)
    contested: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in determinations:
        for step, leaf in _contested(one):
            values = tuple(value for value in leaf.fact.values if value in step.values)
            contested.setdefault((leaf.fact.id, values), []).append(one.norm.cite)
    return (
        *(Point("differ", fact, _in_sequence(fact, found.get(fact, FACTS[fact].domain))) for fact in differ),
        *(Point("contested", fact, values, tuple(dict.fromkeys(cites))) for (fact, values), cites in contested.items()),
    )


def content(record: Record, law: Law) -> dict[str, Anything]:
    """The sealed form: texts and norms by seal and edition, readings, statements, the answers. Plain data alone.

    The questions' wording is left out, since a page may word them better one day; the law's words are kept.
    """
    norms = norms_on(record.day)
    return {
        "form": 1,
        "day": record.day.isoformat(),
        "texts": _texts(norms, law),
        "norms": [_edition(norm) for norm in norms],
        "readings": [_reading(reading) for reading in record.readings],
        "practices": sorted(record.practices),
        "statements": [_statement(said, record) for said in record.statements],
        "answers": _without_questions(determination_json(record.day, answers(record)))["norms"],
    }


def canonical(plain: Mapping[str, Anything]) -> str:
    """Plain data as the one text that is hashed: names in sequence, no space that is not needed."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_seal(record: Record, law: Law) -> str:
    """One hash over the texts that the norms of the day quote, each by its own seal."""
    return hash_of(canonical(_texts(norms_on(record.day), law)))


def _texts(norms: Iterable[Norm], law: Law) -> dict[str, str]:
    """The seal of every text the norms quote, the order's first."""
    order = f"{law.order.slug}/text.txt"
    named = {order, *(norm.text for norm in norms)}
    return {file: seal for file, seal in {order: law.order.seal, **_seals(law)}.items() if file in named}


def _seals(law: Law) -> dict[str, str]:
    return {sealed.file: sealed.seal for sealed in law.sealed}


def _edition(norm: Norm) -> dict[str, str]:
    return {"cite": norm.cite, "since": norm.since.isoformat(), "text": norm.text}


def _reading(reading: Reading) -> dict[str, str]:
    return {
        "cite": reading.cite, "fact": reading.fact, "value": reading.value, "meets": reading.meets, "by": reading.by,
        "since": reading.since.isoformat(),
    }  # fmt: skip


def _statement(said: Statement, record: Record) -> dict[str, Anything]:
    return {
        "number": said.number, "fact": said.fact, "values": sorted(said.values), "source": said.source.value,
        "by": said.by, "role": said.role, "at": said.at.astimezone(UTC).isoformat(), "reference": said.reference,
        "reasons": said.reasons,
        "counts": why_not_counted(said, record.statements) is None,
    }  # fmt: skip


def _without_questions(plain: Anything) -> Anything:
    """The same data without the wording of questions."""
    if isinstance(plain, dict):
        return {name: _without_questions(value) for name, value in plain.items() if name != "asks"}
    return [_without_questions(one) for one in plain] if isinstance(plain, list) else plain


def _contested(determination: Determination) -> Iterator[tuple[Step, Is]]:
    """The open leaves that can still change the outcome and whose known values the words do not settle."""
    live = set(determination.decide)
    for step in _leaves(determination):
        leaf = step.test
        if isinstance(leaf, Is) and step.truth is Truth.OPEN and leaf.fact.id in live and step.values <= leaf.contested:
            yield step, leaf


def _leaves(determination: Determination) -> Iterator[Step]:
    """Every leaf of every step, in the order of the text."""
    waiting = [determination.reach] if determination.reach else []
    waiting += determination.exceptions
    while waiting:
        step = waiting.pop(0)
        if step.steps:
            waiting[:0] = step.steps
        else:
            yield step


def _in_sequence(fact: str, values: frozenset[str]) -> tuple[str, ...]:
    return tuple(value for value in FACTS[fact].values if value in values)
