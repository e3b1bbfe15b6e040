"""Sealing a determination with what counsel decides, each under its own norm; and keeping privileged advice apart."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies.words import a_line
from threshold.core.answers import Refused, require
from threshold.core.decisions import objection
from threshold.core.loader import load_law
from threshold.core.matters import Record, answers, canonical, content, hash_of, text_seal
from threshold.core.words import Sentence, gettext_noop
from threshold.determinations import events
from threshold.determinations.models import Adopted, Advice, Decision, Matter, Sealed
from threshold.determinations.permissions import matters as may
from threshold.determinations.queries.matters import held_matter, record_of
from threshold.determinations.queries.readings import applied
from threshold.determinations.queries.sealed import last_of
from threshold.determinations.recording import about
from threshold.determinations.sealed_words import seal_advice
from threshold.determinations.shapes import ANSWERS, LONGEST_REASONS
from threshold.journal.actions import Actor, record
from threshold.journal.models import Line

NOTHING_STATED = Sentence(gettext_noop("Nothing is stated in this matter yet. State a fact first."))
SEALED_MEANWHILE = gettext_noop(
    "Somebody sealed determination {number} of this matter while you looked. Yours was not recorded: read theirs first."
)
STATED_MEANWHILE = Sentence(
    gettext_noop("Something was stated in this matter while you looked. Yours was not recorded: read it first.")
)
DECIDED_ALREADY = gettext_noop(
    "Counsel has decided on these facts already, in determination {number}. A later fact makes a new determination."
)
NO_SUCH_ANSWER = Sentence(gettext_noop("Choose what you decide from the list."))
NO_SUCH_NORM = Sentence(gettext_noop("That law was not in force on the day of this use."))
TWICE = Sentence(gettext_noop("Decide once under each law."))
LONGEST_ADVICE = 4000


@dataclass(frozen=True, slots=True)
class Decided:
    """What counsel decides under one norm, on which exceptions, and why."""

    cite: str
    answer: str
    reasons: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What the person saw: the last statement and the last determination. Anything newer is read first."""

    stated: int
    sealed: int


def seal(*, by: Who, matter: int, looked: Looked, decided: Sequence[Decided] = (), today: date) -> Sealed:
    """Seal what may follow on the record as it stands, with what counsel decides. Only added, never changed.

    Two who decide at the same moment meet here: the second is refused and told why. Raises NotAllowed, OutOfSight,
    Refused.
    """
    with acting(by) as rights:
        held = held_matter(rights, matter, today)
        require(may.can_decide(rights, held))
        readings = applied(held.kind, held.day)
        _nothing_newer(held, looked, readings)
        state = record_of(held, readings)
        _checked(state, decided)
        actor = rights.actor(may.DECIDE, held.body_id)
        draft = _draft(held, state, readings, actor)
        told = canonical({"decisions": [[one.cite, one.answer, list(one.grounds), one.reasons] for one in decided]})
        details: dict[str, str | int] = {
            "number": draft.number, "through": draft.through, "text_seal": draft.text_seal, "hash": draft.hash,
            "decided": ", ".join(one.cite for one in decided), "decisions": hash_of(told),
        }  # fmt: skip
        line = record(events.SEALED, by=actor, about=about(held), details=details)
        _write(held, draft, line, decided)
    return draft


def advise(*, by: Who, matter: int, words: str, today: date) -> Advice:
    """Keep privileged advice with a matter, sealed and apart. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        held = held_matter(rights, matter, today)
        require(may.can_read_advice(rights, held))
        place, actor = uuid.uuid4(), rights.actor(may.ADVICE, held.body_id)
        made = Advice.objects.create(
            place=place, matter=held, body_id=held.body_id, at=timezone.now(), by_ref=actor.ref, by_role=actor.role,
            words=seal_advice(a_line(words, "words", most=LONGEST_ADVICE), place),
        )  # fmt: skip
        record(events.ADVICE_KEPT, by=actor, about=about(held), details={"place": str(place)})
    return made


def _nothing_newer(matter: Matter, looked: Looked, readings: Sequence[Adopted]) -> None:
    """Raises Refused when the record has moved on since the person looked, or was decided on as it stands."""
    if matter.stated == 0:
        raise Refused(NOTHING_STATED)
    if matter.sealed != looked.sealed:
        raise Refused(Sentence(SEALED_MEANWHILE, {"number": matter.sealed}))
    if matter.stated != looked.stated:
        raise Refused(STATED_MEANWHILE)
    last = last_of(matter) if matter.decided and matter.sealed_through == matter.stated else None
    if last is not None and last.readings == [row.pk for row in readings]:
        raise Refused(Sentence(DECIDED_ALREADY, {"number": last.number}))


def _checked(state: Record, decided: Sequence[Decided]) -> None:
    """Raises Refused for a decision that cannot follow on the record, or does not say why."""
    norms = {one.norm.cite: one for one in answers(state)}
    if len({one.cite for one in decided}) != len(decided):
        raise Refused(TWICE)
    for one in decided:
        if one.cite not in norms:
            raise Refused(NO_SUCH_NORM, one.cite)
        if one.answer not in ANSWERS:
            raise Refused(NO_SUCH_ANSWER, one.cite)
        said = objection(norms[one.cite], one.answer, one.grounds)
        if said is not None:
            raise Refused(said, one.cite)
        a_line(one.reasons, "reasons", most=LONGEST_REASONS)


def _draft(matter: Matter, state: Record, readings: Sequence[Adopted], actor: Actor) -> Sealed:
    """The determination, worked out, before it has its line in the journal."""
    text = canonical(content(state, load_law()))
    return Sealed(
        matter=matter, number=matter.sealed + 1, day=matter.day, through=matter.stated, text=text, hash=hash_of(text),
        text_seal=text_seal(state, load_law()), readings=[row.pk for row in readings], at=timezone.now(),
        by_ref=actor.ref, by_role=actor.role,
    )  # fmt: skip


def _write(matter: Matter, draft: Sealed, line: Line, decided: Sequence[Decided]) -> None:
    """The rows: the determination with its line, what counsel decided, and what the matter's list shows."""
    draft.line = line
    draft.save(force_insert=True)
    Decision.objects.bulk_create(
        Decision(
            determination=draft, cite=one.cite, answer=one.answer, grounds=list(one.grounds),
            reasons=" ".join(one.reasons.split()), at=draft.at, by_ref=draft.by_ref, by_role=draft.by_role,
        )
        for one in decided
    )  # fmt: skip
    matter.sealed, matter.sealed_through, matter.decided = draft.number, draft.through, bool(decided)
    matter.save(update_fields=["sealed", "sealed_through", "decided"])
