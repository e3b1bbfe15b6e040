"""A determination in words: what may follow under each norm alone, why, what holds meanwhile, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from threshold.core.assertions import Voice, counts, differing_leaves_open
from threshold.core.cases import Case
from threshold.core.designations import NAMES_NO_ONE
from threshold.core.determinations import Determination, Outcome
from threshold.core.facts import FACTS
from threshold.core.norms import SECTION_3
from threshold.core.rules import Is, Step, Truth
from threshold.core.words import Sentence
from threshold.core.words import gettext_noop as _

LABEL = Sentence(_("Result on the facts as given. No official has decided this."))
NOT_ADOPTED = Sentence(_("This is a reading not adopted by the Law Department."))
DECIDERS = Sentence(_("Deciders are those the City has designated in writing."))
NOT_IN_FORCE = Sentence(_("It was not in force on that day."))
JUDGES_PAPER = Sentence(
    _(
        "10-178(c) limits the use of City resources; it does not bind the officers. Not decided: whether "
        "subdivision (e) (federal law) applies. Counsel decides."
    )
)
CONTRACTS = Sentence(
    _(
        "At a human-services contractor's service location, on City property or not, the contract may require "
        "the same: 4-210(c)."
    )
)
SIDE_BY_SIDE = Sentence(
    _("Each law is answered alone and none answers another. What section 4 adds where they differ is for counsel.")
)

ADDRESSED: Mapping[str, Sentence] = {
    "EO13 s.3": Sentence(_("Section 3 speaks of the outside personnel. This result binds no officer.")),
    "AC 4-210(b)": Sentence(_("4-210(b) binds the City. It does not bind the officers.")),
    "AC 10-178(c)": Sentence(_("10-178(c) binds the City. It does not bind the officers.")),
}
"""Whom each norm is addressed to."""

RESULTS: Mapping[tuple[str, Outcome], str] = {
    ("EO13 s.3", Outcome.OUTSIDE): _("OUTSIDE: section 3 does not reach this use."),
    ("EO13 s.3", Outcome.PERMITTED): _("PERMITTED: section 3 does not bar this use; an exception applies."),
    ("EO13 s.3", Outcome.PROHIBITED): _("PROHIBITED: section 3 reaches this use and no exception applies."),
    ("AC 4-210(b)", Outcome.OUTSIDE): _("OUTSIDE: 4-210(b) does not reach this access."),
    ("AC 4-210(b)", Outcome.PERMITTED): _("PERMITTED: 4-210(b) does not keep the City from permitting this access."),
    ("AC 4-210(b)", Outcome.PROHIBITED): _("PROHIBITED: the City may not knowingly permit this access."),
    ("AC 10-178(c)", Outcome.OUTSIDE): _("OUTSIDE: 10-178(c) does not reach this."),
    ("AC 10-178(c)", Outcome.PERMITTED): _("PERMITTED: 10-178(c) does not keep the City from this."),
    ("AC 10-178(c)", Outcome.PROHIBITED): _("PROHIBITED: City resources may not be utilized for this by the City."),
}
"""What each outcome of each norm means. None of these words ever stands alone."""


class Line(NamedTuple):
    """One sentence of an account, and how far it stands in."""

    level: int
    says: Sentence


def account(case: Case, determinations: Sequence[Determination]) -> tuple[Line, ...]:
    """The whole account of a case: the label, then every norm by itself, then what was not counted."""
    return (
        Line(0, LABEL),
        Line(0, Sentence(_("Day of the use: {day}."), {"day": case.day})),
        *(line for determination in determinations for line in account_of(determination)),
        Line(0, SIDE_BY_SIDE),
        *(Line(0, said) for said in not_counted(case)),
        *(Line(0, said) for said in differing(case)),
    )


def account_of(determination: Determination) -> Iterator[Line]:
    """One norm: whom it addresses, what may follow, what holds meanwhile, the open points and the steps."""
    yield Line(0, Sentence("{cite}", {"cite": determination.norm.cite}))
    yield Line(1, ADDRESSED[determination.norm.cite])
    for said in (*results(determination), *meanwhile(determination), *open_points(determination)):
        yield Line(1, said)
    for said in reminders(determination):
        yield Line(1, said)
    yield from steps(determination)


def results(determination: Determination) -> tuple[Sentence, ...]:
    """The outcomes that may follow, each in words, with the exceptions relied on."""
    if determination.reach is None:
        return (NOT_IN_FORCE, Sentence(RESULTS[determination.norm.cite, Outcome.OUTSIDE]))
    said = [Sentence(RESULTS[determination.norm.cite, outcome]) for outcome in sorted(determination.may)]
    if not determination.determined:
        said.insert(0, Sentence(_("OPEN. Any of these may still follow:")))
    if determination.relied_on:
        said.append(Sentence(_("Relied on: {clauses}."), {"clauses": ", ".join(determination.relied_on)}))
    return tuple(said)


def meanwhile(determination: Determination) -> tuple[Sentence, ...]:
    """The standing answer of an open point, marked as a reading; nothing where the answer is determined."""
    if determination.determined:
        return ()
    if determination.standing is None:
        return (Sentence(_("Nothing is presumed meanwhile: it is not known that this law reaches the use.")),)
    return (Sentence(_("Standing answer for now: {outcome}."), {"outcome": determination.standing}), NOT_ADOPTED)


def open_points(determination: Determination) -> tuple[Sentence, ...]:
    """What to ask, and what only a named official can decide."""
    asked = [Sentence(_("To ask: {asks} ({fact})"), _named(fact)) for fact in determination.ask]
    decided = [
        Sentence(_("For a named official to decide: {asks} ({fact})"), _named(fact)) for fact in determination.decide
    ]
    deciders = NAMES_NO_ONE if determination.norm.cite == SECTION_3.cite else DECIDERS
    return (*asked, *decided, *((deciders,) if decided else ()))


def _named(fact: str) -> dict[str, str | int]:
    return {"asks": FACTS[fact].asks, "fact": fact}


def reminders(determination: Determination) -> tuple[Sentence, ...]:
    """What must stand beside a neighbouring law's answer."""
    if determination.norm.cite == "AC 4-210(b)":
        return (CONTRACTS,)
    return (JUDGES_PAPER,) if "i3_federal" in determination.decide else ()


TRUTHS: Mapping[Truth, str] = {
    Truth.YES: _('{cite}: met: "{words}" [{fact}: {values}]'),
    Truth.NO: _('{cite}: not met: "{words}" [{fact}: {values}]'),
    Truth.OPEN: _('{cite}: open: "{words}" [{fact}: {values}]'),
}
GROUPS: Mapping[Truth, str] = {
    Truth.YES: _("{cite}: met"),
    Truth.NO: _("{cite}: not met"),
    Truth.OPEN: _("{cite}: open"),
}
UNKNOWN = _('{cite}: not known: "{words}" [{fact}]')


def steps(determination: Determination) -> Iterator[Line]:
    """Every step, the clause and the law's words with each."""
    if determination.reach is None:
        return
    yield from _step(determination.reach, determination.norm.cite, 1)
    for clause, step in zip(determination.norm.unless, determination.exceptions, strict=True):
        yield from _step(step, clause.cite, 1)


def _step(step: Step, cite: str, level: int) -> Iterator[Line]:
    if isinstance(step.test, Is):
        yield Line(level, leaf_in_words(step, step.test, cite))
        return
    yield Line(level, Sentence(GROUPS[step.truth], {"cite": cite}))
    for part in step.steps:
        below = "" if isinstance(part.test, Is) else part.test.cite
        yield from _step(part, below or cite, level + 1)


def leaf_in_words(step: Step, leaf: Is, cite: str) -> Sentence:
    """One leaf: its clause, whether it is met, the law's words and the values left."""
    fact = leaf.fact
    if step.values == fact.domain:
        return Sentence(UNKNOWN, {"cite": cite, "words": leaf.words, "fact": fact.id})
    values = ", ".join(value for value in fact.values if value in step.values)
    return Sentence(TRUTHS[step.truth], {"cite": cite, "words": leaf.words, "fact": fact.id, "values": values})


def not_counted(case: Case) -> Iterator[Sentence]:
    """Statements that moved nothing, and why."""
    for said in case.assertions:
        if counts(FACTS[said.fact], said):
            continue
        if said.voice is Voice.SUGGESTION:
            yield Sentence(_("Not counted: a suggestion on {fact}. A suggestion moves nothing."), {"fact": said.fact})
        else:
            yield Sentence(
                _("Not counted: what was said on {fact}. Only the finding of a named official moves it."),
                {"fact": said.fact},
            )


def differing(case: Case) -> Iterator[Sentence]:
    """Points on which officials differ, where taking the latest finding would settle more than all of them do."""
    latest, both = case.known(), case.known(differing_leaves_open)
    for fact in latest:
        if latest[fact] != both.get(fact):
            yield Sentence(
                _(
                    "Officials differ on {fact}. The latest finding is taken here, a reading not adopted; with all "
                    "of them kept the point is open and goes to the Law Department."
                ),
                {"fact": fact},
            )
