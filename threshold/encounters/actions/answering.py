"""Counsel takes an encounter, asks back, replies to the gate and closes it; the gate answers what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters import events, steps
from threshold.encounters.actions.correcting import add_account
from threshold.encounters.models import Encounter, Step
from threshold.encounters.permissions.encounters import COUNSEL, can_counsel
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.replies import QUESTIONS, REPLIES
from threshold.encounters.steps import about
from threshold.journal.actions import Actor
from threshold.notices.actions import settle, tell
from threshold.notices.addressees import Addressee

TAKEN = gettext_noop("{name} acknowledged this encounter already. You can still ask back and reply.")
CLOSED = Sentence(gettext_noop("This encounter is closed. What happened later is a record of its own."))
NO_SUCH_QUESTION = Sentence(gettext_noop("Choose one of the questions listed: staff are asked nothing else."))
NO_SUCH_REPLY = Sentence(gettext_noop("Choose one of the replies listed: the gate is told nothing else."))
NOT_ASKED = Sentence(gettext_noop("Counsel has not asked this, or it was answered already."))
NOT_LISTED = Sentence(gettext_noop("Choose one of those listed."))


def acknowledge(*, by: Who, encounter: int) -> Encounter:
    """Take an encounter, so that it climbs no further. Of two at the same moment the second is told who was first.

    Raises OutOfSight, NotAllowed, Refused.
    """
    now = timezone.now()
    with acting(by) as rights:
        found = _taken(rights, encounter)
        if found.acknowledged_by is not None:
            raise Refused(Sentence(TAKEN, {"name": found.acknowledged_by.name}))
        Encounter.objects.filter(pk=found.pk).update(acknowledged_at=now, acknowledged_by_id=by.person, climbs_at=None)
        steps.record(found, events.ACKNOWLEDGED, _actor(rights, found), now)
        settle(by=rights, about=about(found))
    return found


def ask_back(*, by: Who, encounter: int, question: str) -> Step:
    """Ask the gate one closed question. Raises OutOfSight, NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = _taken(rights, encounter)
        if question not in QUESTIONS:
            raise Refused(NO_SUCH_QUESTION, "question")
        return steps.record(found, events.ASKED, _actor(rights, found), now, {"question": question}, about=question)


def reply(*, by: Who, encounter: int, words: str) -> Step:
    """Tell the gate one of the listed sentences. Raises OutOfSight, NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = _taken(rights, encounter)
        if words not in REPLIES:
            raise Refused(NO_SUCH_REPLY, "reply")
        return steps.record(found, events.REPLIED, _actor(rights, found), now, {"reply": words}, about=words)


def close(*, by: Who, encounter: int) -> Encounter:
    """Close an encounter: it leaves the board and stays in the record. Raises OutOfSight, NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = _taken(rights, encounter)
        Encounter.objects.filter(pk=found.pk).update(closed_at=now, climbs_at=None)
        steps.record(found, events.CLOSED, _actor(rights, found), now)
        settle(by=rights, about=about(found))
    return found


def answer(*, by: Who, encounter: int, question: str, values: Sequence[str]) -> Step:
    """Answer a question of counsel's, once for each time it was asked; as another account beside the first.

    `by` is whoever signed in and sees the encounter, or GATE for whoever holds the record's key. Raises OutOfSight,
    Refused.
    """
    now = timezone.now()
    with acting(by) as rights:
        found = _held(find_encounter(rights, encounter).pk)
        _check_answer(found, question, values)
        if getattr(found.account, question) != values[0]:
            add_account(by=rights, encounter=found, why="asked_back", changes={question: values[0]}, at=now)
        told: dict[str, str | int] = {"question": question, "values": ", ".join(values)}
        actor = rights.actor("encounters.record", found.body_id or "")
        made = steps.record(found, events.ANSWERED, actor, now, told, about=question, values=list(values))
        if found.acknowledged_by_id is not None:
            tell(by=rights, to=Addressee.one(found.acknowledged_by_id), kind=events.ANSWER_CAME, about=about(found),
                 key=f"encounter {found.pk} answer {made.pk}")  # fmt: skip
    return made


def _check_answer(found: Encounter, question: str, values: Sequence[str]) -> None:
    """Raises Refused."""
    if found.closed_at is not None:
        raise Refused(CLOSED)
    asked = QUESTIONS.get(question)
    if asked is None or not _is_open(found, question):
        raise Refused(NOT_ASKED, "question")
    if len(values) != 1 or values[0] not in asked.choices:
        raise Refused(NOT_LISTED, question)


def _is_open(encounter: Encounter, question: str) -> bool:
    """Whether it was asked more often than it was answered."""
    kinds = list(encounter.steps.filter(kind__in=("asked", "answered"), about=question).values_list("kind", flat=True))
    return kinds.count("asked") > kinds.count("answered")


def _taken(rights: Rights, number: int) -> Encounter:
    """The encounter, its row held, for counsel who may act on it. Raises OutOfSight, NotAllowed, Refused."""
    seen = find_encounter(rights, number)
    require(can_counsel(rights, seen))
    found = _held(seen.pk)
    if found.closed_at is not None:
        raise Refused(CLOSED)
    return found


def _held(number: int) -> Encounter:
    """The row kept from changing until this ends. Raises OutOfSight."""
    # No join: what a row waited for leads to is read after the wait, or it would be as it was before.
    found = Encounter.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found


def _actor(rights: Rights, encounter: Encounter) -> Actor:
    body = encounter.body_id or ""
    return rights.actor(COUNSEL, body) if rights.may(COUNSEL, body) else rights.actor("encounters.crossed")
