"""Readings the Law Department may adopt: dated overlays given as arguments, which never rewrite a norm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from threshold.core.rules import All, Any, Is, Norm, Test
from threshold.core.words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Reading:
    """One contested value of one norm, read as meeting the words or not, by a named official from a day."""

    cite: str  # the norm it is laid over
    fact: str
    value: str
    meets: Literal["yes", "no"]
    by: str
    reasons: str
    since: date
    uses: str  # the uses it is to be applied to, in words; the caller passes it for those alone
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether the reading was adopted on the day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Practice:
    """A way of reading a whole answer that awaits the Law Department, with its standing in words."""

    id: str
    says: str
    adopted: date | None = None


ADOPTED: tuple[Reading, ...] = ()
"""The readings adopted: the software ships with none."""

PRACTICES: tuple[Practice, ...] = (
    Practice(
        "standing-answer",
        _("A use section 3 reaches is not permitted until an exception is shown."),
    ),
    Practice("latest-finding", _("Where two officials differ, the latest finding holds.")),
    Practice(
        "strictest-headline",
        _("Where several laws are in play, the strictest answer leads."),
    ),
)
"""Readings the golden cases use or the specification names. None is adopted; no headline is shown."""


class ReadingError(ValueError):
    """A reading that settles nothing the law leaves open."""


def read(norm: Norm, readings: Iterable[Reading], day: date) -> Norm:
    """The norm as the readings adopted by the day have it; the norm itself where none applies.

    Raises ReadingError when a reading names a value the norm does not leave contested.
    """
    for reading in readings:
        if reading.cite == norm.cite and reading.on(day):
            norm = _laid_over(norm, reading)
    return norm


def _laid_over(norm: Norm, reading: Reading) -> Norm:
    """A new version of the norm with one contested value settled."""
    contested = {(leaf.fact.id, value) for leaf in norm.leaves for value in leaf.contested}
    if (reading.fact, reading.value) not in contested:
        raise ReadingError(
            f"{norm.cite} does not leave {reading.fact}: {reading.value} open. A reading settles an open value only."
        )
    unless = tuple(replace(clause, test=_settled(clause.test, reading)) for clause in norm.unless)
    return replace(norm, reaches=_settled(norm.reaches, reading), unless=unless)


def _settled(test: Test, reading: Reading) -> Test:
    """The test with the reading's value moved out of the contested ones."""
    if isinstance(test, All | Any):
        return replace(test, parts=tuple(_settled(part, reading) for part in test.parts))
    return _settled_leaf(test, reading) if test.fact.id == reading.fact else test


def _settled_leaf(leaf: Is, reading: Reading) -> Is:
    value = frozenset({reading.value})
    yes = leaf.yes | value if reading.meets == "yes" else leaf.yes
    return replace(leaf, yes=yes, contested=leaf.contested - value)
