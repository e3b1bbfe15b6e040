"""What the words of a search mean for what is owed: each stands in the duty or in the name of the body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from threshold.agencies.models import Body
from threshold.core.law import Duty
from threshold.core.loader import load_law

MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Match:
    """One word: the duties it stands in, and the bodies it names."""

    duties: frozenset[str]
    bodies: frozenset[str]


def matches(words: str, bodies: Iterable[Body]) -> tuple[Match, ...]:
    """Each word of a search with what it stands in; a row is found when every word matches its duty or its body."""
    called = [(body.pk, f"{body.name} {body.acronym} {' '.join(body.other_names)}".lower()) for body in bodies]
    said = [(duty.number, says(duty)) for duty in load_law().duties]
    return tuple(
        Match(
            frozenset(number for number, text in said if word in text),
            frozenset(body for body, name in called if word in name),
        )
        for word in words.lower().split()[:MOST_WORDS]
    )


def says(duty: Duty) -> str:
    """Everything about a duty that a search looks through, in small letters."""
    return " ".join((duty.number, duty.clause, duty.act, duty.proof, duty.recipient, *duty.words)).lower()


def duties_under(wanted: str) -> frozenset[str] | None:
    """The duties meant by a number or a clause (`2-3`, `2.a`, `6`, with all below it); None when there are none."""
    found = frozenset(
        duty.number
        for duty in load_law().duties
        if wanted in {duty.number, duty.clause} or duty.clause.startswith(f"{wanted}.")
    )
    return found or None
