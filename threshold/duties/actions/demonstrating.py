"""Invented proof for invented bodies, given and reviewed by the invented people of a demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from threshold.accounts.invented import OURS, THEIRS
from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.core.answers import Answer, require
from threshold.core.words import Sentence, gettext_noop
from threshold.duties import events, permissions
from threshold.duties.actions.proving import Offered, attest_none, give_proof, review_proof
from threshold.duties.models import Assignment, Proof
from threshold.journal.actions import About, record

FOR_DEMONSTRATIONS = Sentence(
    gettext_noop("Invented proof is for demonstrations only. Set THRESHOLD_DEMONSTRATION to load it.")
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One proof of the demonstration: who gives it, for what, in what words, and what a second person says of it."""

    giver: str
    body: str
    duty: str
    words: str
    reviewer: str = ""
    refused: str = ""  # why; accepted when empty and there is a reviewer


SCENES = (
    Scene("ana", OURS, "6-1", "Letter to the Chief Privacy Officer with name and extension (invented).", "rosa"),
    Scene("ana", OURS, "7.c", "Letter of designation of a senior operations manager (invented).", "rosa"),
    Scene("ana", OURS, "8.a-1", "Walk through both lots with the custodian; signs in place (invented)."),
    Scene(
        "ben", THEIRS, "6-1", "Told by telephone (invented).", "tomas", "A call leaves no date. Give the notice itself."
    ),
    Scene("ben", THEIRS, "7.c", "Letter of designation (invented).", "tomas"),
)
NONE = Scene("ben", THEIRS, "8.b-1", "No request of the First Deputy Mayor reached us (invented).", "tomas")


def load_demonstration(*, by: Who, today: date) -> int:
    """Have the invented people give and review invented proof, once. How many were given. Raises NotAllowed."""
    with acting(by) as rights:
        require(Answer(yes=bool(settings.DEMONSTRATION), reason=FOR_DEMONSTRATIONS))
        require(permissions.can_assign(rights))
        if Proof.objects.filter(assignment__body__demonstration=True).exists():
            return 0
        count = sum(_play(scene, today) for scene in (*SCENES, NONE))
        about = About("proofs", "demonstration")
        actor = rights.actor(permissions.ASSIGN)
        record(events.DEMONSTRATION_LOADED, by=actor, about=about, details={"count": count})
    return count


def _play(scene: Scene, today: date) -> bool:
    """One scene, where its people and its assignment are there."""
    giver, reviewer = _who(scene.giver), _who(scene.reviewer)
    owed = Assignment.objects.filter(body_id=scene.body, duty=scene.duty, withdrawn_on__isnull=True).first()
    if owed is None or giver is None or (scene.reviewer and reviewer is None):
        return False
    if scene is NONE:
        proof = attest_none(by=giver, assignment=owed.pk, statement=scene.words, today=today)
    else:
        effective = max(owed.starts_on, min(owed.due or today, today))
        offered = Offered(effective_on=effective, statement=scene.words)
        proof = give_proof(by=giver, assignment=owed.pk, offered=offered, today=today)
    if reviewer is not None:
        review_proof(by=reviewer, proof=proof.pk, accepted=not scene.refused, reason=scene.refused, today=today)
    return True


def _who(name: str) -> Who | None:
    person = Person.objects.filter(email=f"{name}@example.invalid", demonstration=True).first()
    return Who.of(person) if person else None
