"""How a matter knows what it knows: six sources, which facts each may move, and what of it all counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from threshold.core.assertions import Assertion, Settle, Voice, known
from threshold.core.facts import FACTS, Fact, Kind, Known
from threshold.core.words import Sentence
from threshold.core.words import gettext_noop as _


class Source(StrEnum):
    """Where a statement in a matter comes from."""

    SEEN = "seen"  # staff at the gate saw or heard it
    CLAIMED = "claimed"  # somebody says so; counsel wrote it down
    DOCUMENT = "document"  # counsel read it
    REGISTER = "register"  # a confirmed register says it, with its reference
    OFFICIAL = "official"  # the finding of a designated official or of counsel, with reasons
    SUGGESTED = "suggested"  # proposed by a program: it moves nothing


RESERVED = frozenset(
    {
        "title",
        "control",
        "a_instrument",
        "a_covers",
        "b_issuer",
        "b_authority",
        "b_live",
        "c_formal",
        "c_part",
        "g1_agreement",
        "g4_arrangement",
        "immigration",
    }
)
"""Issuer, authority, validity, agreement, title, control, arrangement and the law enforced: what is seen or claimed of
them is kept and leaves the outcome open. They count from a confirmed register, counsel's reading or a finding alone."""

_VOICES = {
    Source.SEEN: Voice.CLAIM,
    Source.CLAIMED: Voice.CLAIM,
    Source.DOCUMENT: Voice.RECORD,
    Source.REGISTER: Voice.RECORD,
    Source.OFFICIAL: Voice.OFFICIAL,
    Source.SUGGESTED: Voice.SUGGESTION,
}

SUGGESTION = Sentence(_("Kept, not counted: a suggestion moves nothing."))
OFFICIALS_ALONE = Sentence(_("Kept, not counted: only the finding of a designated official moves this point."))
AS_SEEN = Sentence(_("Kept as seen or said, not counted: a confirmed register or counsel settles this point."))
FOUND_SINCE = Sentence(_("Kept, not counted: an official has found on this point."))
LATER_FINDING = Sentence(_("Kept, not counted: the same official has found again since."))


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement in a matter: its place in the record, the values it leaves, its source, whose it is and why."""

    number: int
    fact: str
    values: frozenset[str]
    source: Source
    by: str  # an opaque mark
    role: str
    at: datetime
    reference: str = ""
    reasons: str = ""

    def assertion(self) -> Assertion:
        """The statement as the core weighs it."""
        return Assertion(self.fact, self.values, _VOICES[self.source], self.by, self.at, self.reasons)


def may_count(fact: Fact, source: Source) -> bool:
    """Whether a statement from a source can move a fact at all."""
    if source is Source.OFFICIAL:
        return True
    if source is Source.SUGGESTED or fact.kind is Kind.LAW:
        return False
    return fact.id not in RESERVED or source in {Source.DOCUMENT, Source.REGISTER}


def counted(statements: Iterable[Statement]) -> tuple[Assertion, ...]:
    """What of a record the core is to weigh: what may count, and of each official's findings on a fact the last."""
    kept = [said for said in statements if may_count(FACTS[said.fact], said.source)]
    last = {(said.fact, said.by): said.number for said in kept if said.source is Source.OFFICIAL}
    return tuple(
        said.assertion()
        for said in kept
        if said.source is not Source.OFFICIAL or last[said.fact, said.by] == said.number
    )


def known_from(statements: Iterable[Statement], settle: Settle) -> Known:
    """What a record leaves possible, fact by fact, under a reading of findings that differ."""
    return known(counted(statements), settle)


def officials_differ(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The facts on which two officials' last findings have nothing in common, in the order of the vocabulary."""
    found: dict[str, list[frozenset[str]]] = {}
    for said in counted(statements):
        if said.voice is Voice.OFFICIAL:
            found.setdefault(said.fact, []).append(said.values)
    return tuple(fact for fact in FACTS if fact in found and not frozenset.intersection(*found[fact]))


def why_not_counted(said: Statement, statements: Sequence[Statement]) -> Sentence | None:
    """Why a statement of a record moves nothing; None where it counts."""
    if said.source is Source.SUGGESTED:
        return SUGGESTION
    if not may_count(FACTS[said.fact], said.source):
        return OFFICIALS_ALONE if FACTS[said.fact].kind is Kind.LAW else AS_SEEN
    findings = [other for other in statements if other.fact == said.fact and other.source is Source.OFFICIAL]
    if said.source is not Source.OFFICIAL:
        return FOUND_SINCE if findings else None
    later = [other for other in findings if other.by == said.by and other.number > said.number]
    return LATER_FINDING if later else None
