"""What may follow under a norm from what is known, why, what holds meanwhile, and what still matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from threshold.core.facts import Kind, Known
from threshold.core.norms import SECTION_3, norms_on
from threshold.core.readings import Reading, read
from threshold.core.rules import All, Is, Norm, Step, Truth, Values, greatest

_OPEN = Truth.OPEN


class Outcome(StrEnum):
    """What follows under one norm alone."""

    OUTSIDE = "OUTSIDE"  # the norm does not reach this use
    PERMITTED = "PERMITTED"  # reached, and a named exception applies
    PROHIBITED = "PROHIBITED"  # reached, and no exception applies


@dataclass(frozen=True, slots=True)
class Reason:
    """One leaf that the answer rests on: its clause, the law's words, the fact and the values left to it."""

    cite: str
    words: str
    fact: str
    values: Values
    truth: Truth


@dataclass(slots=True)
class Determination:
    """The outcomes that may still follow under one norm, with every step that led there."""

    norm: Norm
    day: date
    may: frozenset[Outcome]
    standing: Outcome | None  # what holds meanwhile: a reading not adopted by the Law Department
    reach: Step | None  # None where the norm was not in force on the day
    exceptions: tuple[Step, ...]

    @property
    def determined(self) -> bool:
        """Whether one outcome alone is left."""
        return len(self.may) == 1

    @property
    def relied_on(self) -> tuple[str, ...]:
        """The exceptions known to apply, where PERMITTED may follow."""
        if Outcome.PERMITTED not in self.may:
            return ()
        pairs = zip(self.norm.unless, self.exceptions, strict=True)
        return tuple([clause.cite for clause, step in pairs if step.truth is Truth.YES])

    @property
    def ask(self) -> tuple[str, ...]:
        """The facts whose answer can still change the outcome."""
        return self.open_points[0]

    @property
    def decide(self) -> tuple[str, ...]:
        """The points that only a named official can settle and that can still change the outcome."""
        return self.open_points[1]

    @property
    def open_points(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What to ask and what to decide, each in the order of the text."""
        ask: list[str] = []
        decide: list[str] = []
        for step in self._live():
            leaf = step.test
            if isinstance(leaf, Is):
                (decide if for_an_official(leaf, step.values) else ask).append(leaf.fact.id)
        return tuple(ask), tuple(decide)

    def reasons(self) -> tuple[Reason, ...]:
        """Leaves that alone force the answer: fed only these, the core answers the same."""
        if self.reach is None or self.reach.truth is Truth.NO:
            return tuple(_force(self.reach, self.norm.cite)) if self.reach else ()
        reach = _force(self.reach, self.norm.cite)
        return (*reach, *self._reasons_of_exceptions())

    def _reasons_of_exceptions(self) -> Iterator[Reason]:
        """One exception that is met, or every exception that is not; nothing while it is open whether one is."""
        pairs = list(zip(self.norm.unless, self.exceptions, strict=True))
        met = [(clause, step) for clause, step in pairs if step.truth is Truth.YES][:1]
        if met or all(step.truth is Truth.NO for _, step in pairs):
            for clause, step in met or pairs:
                yield from _force(step, clause.cite)

    def _live(self) -> list[Step]:
        """The open leaves that can still change the outcome, in the order of the text."""
        live: list[Step] = []
        if self.reach is None or self.reach.truth is Truth.NO:
            return live
        _gather_open(self.reach, live)
        if greatest(self.exceptions) is not Truth.YES:
            for step in self.exceptions:
                _gather_open(step, live)
        return live


def for_an_official(leaf: Is, values: Values) -> bool:
    """Whether an open point is for a named official: a point of law, or a fact known that the words do not settle."""
    return leaf.fact.kind is Kind.LAW or values <= leaf.contested


def _gather_open(step: Step, live: list[Step]) -> None:
    """Add the open leaves on branches that are still open."""
    if step[0] is not _OPEN:
        return
    if not step[3]:
        live.append(step)
    for part in step[3]:
        _gather_open(part, live)


def _force(step: Step, cite: str) -> Iterator[Reason]:
    """A smallest set of leaves that gives a step its truth; none for an open step, which nothing is enough to open."""
    if step.truth is Truth.OPEN:
        return
    if isinstance(step.test, Is):
        yield Reason(cite, step.test.words, step.test.fact.id, step.values, step.truth)
        return
    cite = step.test.cite or cite
    deciding = Truth.NO if isinstance(step.test, All) else Truth.YES
    parts = step.steps
    if step.truth is deciding:
        settled = [part for part in parts if part.truth is deciding]
        parts = (min(settled, key=lambda part: len(list(_force(part, cite)))),)
    for part in parts:
        yield from _force(part, cite)


def _may(reach: Truth, excepted: Truth) -> frozenset[Outcome]:
    """The outcomes that may follow from the two truths a norm comes down to."""
    rules = {
        Outcome.OUTSIDE: reach is not Truth.YES,
        Outcome.PERMITTED: reach is not Truth.NO and excepted is not Truth.NO,
        Outcome.PROHIBITED: reach is not Truth.NO and excepted is not Truth.YES,
    }
    return frozenset(outcome for outcome, may in rules.items() if may)


def _standing(reach: Truth, excepted: Truth) -> Outcome | None:
    """What holds meanwhile. A use known to be reached is not permitted "unless" an exception is shown.

    Nothing is presumed about a use not yet known to be reached. The Law Department has not adopted this reading.
    """
    if reach is Truth.YES:
        return Outcome.PERMITTED if excepted is Truth.YES else Outcome.PROHIBITED
    return Outcome.OUTSIDE if reach is Truth.NO else None


def _answers(reach: Truth) -> tuple[tuple[frozenset[Outcome], Outcome | None], ...]:
    return tuple((_may(reach, excepted), _standing(reach, excepted)) for excepted in _BY_INDEX)


_BY_INDEX = (Truth.OPEN, Truth.YES, Truth.NO)  # a truth is its own index: OPEN 0, YES 1, NO -1
_ANSWERS = tuple(_answers(reach) for reach in _BY_INDEX)
_ONLY_OUTSIDE = frozenset({Outcome.OUTSIDE})


def decide(norm: Norm, known: Known, day: date) -> Determination:
    """What may follow under one norm on a day. Raises KeyError for a value a fact does not have.

    A norm not in force on the day reaches nothing: OUTSIDE, with no step to show but the day.
    """
    if not norm.on(day):
        return Determination(norm, day, _ONLY_OUTSIDE, Outcome.OUTSIDE, None, ())
    reach = norm.reaches.weigh(known)
    exceptions = tuple([clause.test.weigh(known) for clause in norm.unless])
    may, standing = _ANSWERS[reach[0]][greatest(exceptions)]
    return Determination(norm, day, may, standing, reach, exceptions)


def determine(known: Known, day: date, readings: Iterable[Reading] = ()) -> tuple[Determination, ...]:
    """Section 3, then every other norm in force on the day, each decided alone (section 4 merges none).

    Section 3 is always answered: on a day before the order it reaches nothing, and says so.
    `readings` are adopted readings laid over the norms for this question only.
    """
    adopted = tuple(readings)
    others = tuple(norm for norm in norms_on(day) if norm is not SECTION_3)
    return tuple(decide(read(norm, adopted, day), known, day) for norm in (SECTION_3, *others))


def beside(determinations: Sequence[Determination]) -> dict[str, str]:
    """The standing answer of each neighbouring norm that is in play, as the scenarios write it."""
    said = {det.norm.cite: _beside(det) for det in determinations if det.norm.cite != SECTION_3.cite}
    return {cite: answer for cite, answer in said.items() if answer is not None}


def _beside(determination: Determination) -> str | None:
    """OPEN, PROHIBITED, or PERMITTED with its clauses; None where the norm does not reach the use."""
    if determination.standing is Outcome.OUTSIDE:
        return None
    if determination.standing is Outcome.PERMITTED:
        return f"PERMITTED {', '.join(determination.relied_on)}"
    return determination.standing.value if determination.standing else "OPEN"
