"""Counsel's screen as values: the story with who said so, each norm with its exceptions, what is open, what is sealed.

`screen` builds the context of the parts `determinations/_story.html`, `_norms.html` and `_decide.html`, which the page
of a matter shows and another page may embed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from threshold.accounts.rights import Rights
from threshold.core.designations import NAMES_NO_ONE, for_deciders
from threshold.core.determinations import Determination
from threshold.core.explanations import (
    ADDRESSED,
    DECIDERS,
    JUDGES_PAPER,
    LABEL,
    SIDE_BY_SIDE,
    reminders,
    results,
)
from threshold.core.facts import FACTS, Fact
from threshold.core.matters import STANDING, Point, Record, answers, headline, points
from threshold.core.norms import SECTION_3
from threshold.core.norms.judicial_warrant import ISSUERS
from threshold.core.rules import Is, Step, Truth
from threshold.core.sources import Statement, officials_differ, why_not_counted
from threshold.core.words import Sentence, gettext_noop
from threshold.determinations.models import Matter, Sealed
from threshold.determinations.permissions import matters as may
from threshold.determinations.queries.matters import as_statements, designations, told_statements
from threshold.determinations.queries.readings import applied, overlays, practices
from threshold.determinations.queries.sealed import determinations_of
from threshold.determinations.shapes import DOCUMENTS, SOURCES

STANDS = gettext_noop("Standing answer, a reading the Law Department has adopted: {outcome}.")
HEADLINE = gettext_noop("Strictest answer of all, a reading the Law Department has adopted: {outcome}.")
TRUTHS = {Truth.YES: "met", Truth.NO: "not-met", Truth.OPEN: "open"}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the story: question, answers, where it comes from, who says so, and why it does not count."""

    said: Statement
    asks: str
    answers: tuple[str, ...]
    source: str
    document: str
    number: str  # of the document in the agency's own file, or of the register's record
    who: str
    not_counted: Sentence | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one fact: whether it is met, the law's words, the answers left, whether deciders alone find it."""

    truth: str
    words: str
    fact: Fact
    answers: tuple[str, ...]
    known: bool
    differ: bool
    for_deciders: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One exception, or what the norm reaches: its clause, whether it is met, and its tests."""

    cite: str
    truth: str
    leaves: tuple[Leaf, ...]

    @property
    def decided_by_deciders(self) -> bool:
        """Whether a point of it is for the register of deciders alone."""
        return any(leaf.for_deciders for leaf in self.leaves)


@dataclass(frozen=True, slots=True)
class NormView:
    """One norm by itself: whom it addresses, what may follow, what stands beside it, and every row."""

    determination: Determination
    addressed: Sentence
    results: tuple[Sentence, ...]
    reminders: tuple[Sentence, ...]
    meanwhile: Sentence | None
    reach: Row | None
    exceptions: tuple[Row, ...]
    deciders: Sentence


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything counsel's screen shows of one matter to one person."""

    matter: Matter
    record: Record
    story: tuple[Told, ...]
    norms: tuple[NormView, ...]
    points: tuple[Point, ...]
    headline: Sentence | None
    sealed: tuple[Sealed, ...]
    may_find: tuple[Fact, ...]
    may_state: bool
    may_decide: bool
    may_refer: bool
    may_read_advice: bool
    names: dict[str, str]
    label: Sentence = LABEL
    side_by_side: Sentence = SIDE_BY_SIDE

    @property
    def ask(self) -> tuple[Fact, ...]:
        """The facts that can still change an answer, in the order of the text."""
        return tuple(FACTS[fact] for fact in dict.fromkeys(f for one in self.norms for f in one.determination.ask))

    @property
    def state(self) -> str:
        """`empty`, `open`, `decided`, or `moved` where something was stated since the last determination."""
        return state_of(self.matter)


def state_of(matter: Matter) -> str:
    """How a matter stands, as its list says it."""
    if not matter.stated:
        return "empty"
    if not matter.sealed:
        return "open"
    if matter.sealed_through < matter.stated:
        return "moved"
    return "decided" if matter.decided else "sealed"


def screen(rights: Rights, matter: Matter, today: date) -> Screen:
    """Counsel's screen of a matter in sight; front-line roles have no way to one."""
    adopted = applied(matter.kind, matter.day)
    rows = told_statements(matter)
    record = Record(matter.day, as_statements(rows), overlays(adopted), practices(adopted))
    found = answers(record)
    sealed = tuple(determinations_of(matter)) if matter.sealed else ()
    names: dict[str, str] = {row.by_ref: getattr(row, "who", "") or "" for row in rows}
    lead = headline(record, found)
    return Screen(
        matter=matter,
        record=record,
        story=tuple(_story(record.statements, names)),
        norms=tuple(_norm(one, record) for one in found),
        points=points(record, found),
        headline=Sentence(HEADLINE, {"outcome": lead}) if lead else None,
        sealed=sealed,
        may_find=findable(rights, matter, today),
        may_state=may.can_state(rights, matter).yes,
        may_decide=may.can_decide(rights, matter).yes,
        may_refer=may.can_refer(rights, matter).yes and matter.referred_at is None,
        may_read_advice=may.can_read_advice(rights, matter).yes,
        names=names,
    )


def findable(rights: Rights, matter: Matter, today: date) -> tuple[Fact, ...]:
    """The facts this person may find in a matter."""
    if not (rights.may(may.FIND, matter.body_id) or rights.may(may.WORK, matter.body_id)):
        return ()
    designated = designations(rights, matter.body_id, today)
    return tuple(
        fact for fact in FACTS.values() if may.can_find(rights, matter, fact.id, designated=fact.id in designated)
    )


def _story(statements: Sequence[Statement], names: dict[str, str]) -> Iterator[Told]:
    """Every statement in the order of the questions, and within one in the order it was said."""
    places = {fact: place for place, fact in enumerate(FACTS)}
    for said in sorted(statements, key=lambda one: (places[one.fact], one.number)):
        fact = FACTS[said.fact]
        kind, _colon, number = said.reference.partition(":")
        yield Told(
            said=said,
            asks=fact.asks,
            answers=tuple(fact.answers[value] for value in fact.values if value in said.values),
            source=SOURCES[said.source.value],
            document=DOCUMENTS.get(kind, ""),
            number=number if kind in DOCUMENTS else said.reference,
            who=names.get(said.by, ""),
            not_counted=why_not_counted(said, statements),
        )


def _norm(determination: Determination, record: Record) -> NormView:
    norm = determination.norm
    stands = determination.standing if STANDING in record.practices and not determination.determined else None
    pairs = zip(norm.unless, determination.exceptions, strict=False)
    differ = officials_differ(record.statements)
    return NormView(
        determination=determination,
        addressed=ADDRESSED[norm.cite],
        results=results(determination),
        reminders=_reminders(determination, record),
        meanwhile=Sentence(STANDS, {"outcome": stands}) if stands else None,
        reach=_row(determination.reach, norm.cite, differ) if determination.reach else None,
        exceptions=tuple(_row(step, clause.cite, differ) for clause, step in pairs),
        deciders=NAMES_NO_ONE if norm.cite == SECTION_3.cite else DECIDERS,
    )


def _reminders(determination: Determination, record: Record) -> tuple[Sentence, ...]:
    """What must stand beside a law's answer; the sentence on 10-178(c) also wherever a judge's paper was shown."""
    said = reminders(determination)
    of_a_judge = any(one.fact == "b_issuer" and one.values & (ISSUERS | {"fisa_court"}) for one in record.statements)
    if determination.norm.cite == "AC 10-178(c)" and of_a_judge and JUDGES_PAPER not in said:
        return (*said, JUDGES_PAPER)
    return said


def _row(step: Step, cite: str, differ: Collection[str]) -> Row:
    return Row(cite, TRUTHS[step.truth], tuple(_leaves(step, differ)))


def _leaves(step: Step, differ: Collection[str]) -> Iterator[Leaf]:
    if not isinstance(step.test, Is):
        for part in step.steps:
            yield from _leaves(part, differ)
        return
    fact = step.test.fact
    yield Leaf(
        truth=TRUTHS[step.truth],
        words=step.test.words,
        fact=fact,
        answers=tuple(fact.answers[value] for value in fact.values if value in step.values),
        known=step.values != fact.domain,
        differ=step.truth is Truth.OPEN and fact.id in differ,
        for_deciders=for_deciders(fact.id),
    )
