"""Giving proof, attesting that there was none, and the second person's review."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.files.base import File as Uploaded
from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Rights, Who, acting
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.duties import events, permissions
from threshold.duties.models import Assignment, Proof, Review
from threshold.duties.purposes import PROOF
from threshold.duties.queries.assignments import held_assignment
from threshold.duties.queries.proofs import find_proof
from threshold.duties.sealed_words import hash_of, seal_words
from threshold.files.actions import add_file
from threshold.journal.actions import About, record
from threshold.notices.actions import settle, tell
from threshold.notices.addressees import Addressee

LONGEST = 4000
NOT_YET = Sentence(gettext_noop("Proof is effective from a day that has come: give today or an earlier day."))
BEFORE_IT_RAN = gettext_noop("This period began on {day}. Proof of it is effective from that day or later.")
NOT_A_LINK = Sentence(gettext_noop("Give the whole address of the page, beginning with https://."))
EMPTY = Sentence(gettext_noop("Say in a sentence or more what shows that this was done."))
TOO_LONG = Sentence(gettext_noop("At most 4,000 characters. Put a longer text into a file."))
IN_HAND = Sentence(
    gettext_noop("Somebody has given proof of this, and it waits for review. Look at it first; yours can supersede it.")
)
SUPERSEDED_ALREADY = Sentence(gettext_noop("Other proof has superseded this one already. Look at the newest."))
OF_ANOTHER = Sentence(gettext_noop("Proof supersedes proof of the same duty and period alone."))
REVIEWED_ALREADY = Sentence(gettext_noop("Somebody has reviewed this proof already. Your review was not recorded."))
REASON_FOR_REFUSAL = Sentence(gettext_noop("Say why it is refused, and what would do."))
MOVED_ON = Sentence(gettext_noop("Other proof has superseded this one: review the newest."))


@dataclass(frozen=True, slots=True)
class Offered:
    """What somebody offers as proof: exactly one of a file, a link or a statement; `statement` may go with each."""

    effective_on: date
    statement: str = ""
    link: str = ""
    file: Uploaded[Any] | None = None
    supersedes: int | None = None

    @property
    def kind(self) -> str:
        """`file`, `link` or `statement`."""
        return "file" if self.file is not None else "link" if self.link else "statement"


def give_proof(*, by: Who, assignment: int, offered: Offered, today: date) -> Proof:
    """Give proof of an assignment. A second person reviews it. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        owed = held_assignment(assignment)
        require(permissions.can_give(rights, owed.body_id))
        _check(owed, offered, today)
        proof = _proof(rights, owed, offered, offered.kind, today)
        details = {"kind": offered.kind, **_details(owed, proof)}
        actor = rights.actor(permissions.GIVE, owed.body_id)
        record(events.PROOF_GIVEN, by=actor, about=_about(owed, proof), details=details)
        _ask_for_review(rights, owed, proof)
    return proof


def attest_none(*, by: Who, assignment: int, statement: str, today: date, supersedes: int | None = None) -> Proof:
    """Attest that there was nothing to report for a period (house practice). Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        owed = held_assignment(assignment)
        require(permissions.can_attest_none(rights, owed.body_id))
        offered = Offered(effective_on=today, statement=statement, supersedes=supersedes)
        _check(owed, offered, today)
        proof = _proof(rights, owed, offered, "none", today)
        actor = rights.actor(permissions.ATTEST, owed.body_id)
        record(events.NONE_ATTESTED, by=actor, about=_about(owed, proof), details=_details(owed, proof))
        _ask_for_review(rights, owed, proof)
    return proof


def review_proof(*, by: Who, proof: int, accepted: bool, reason: str, today: date) -> Review:
    """Accept or refuse proof, once, as a second person. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        given = find_proof(rights, proof)
        require(permissions.can_review(rights, given.agency_id, given.by_ref))
        held_assignment(given.assignment_id)  # so that nobody supersedes it meanwhile
        if not accepted and not reason.strip():
            raise Refused(REASON_FOR_REFUSAL, "reason")
        if Proof.objects.filter(supersedes=given).exists():
            raise Refused(MOVED_ON)
        actor = rights.actor(permissions.REVIEW, given.agency_id)
        try:
            with transaction.atomic():
                review = Review.objects.create(
                    proof=given, agency_id=given.agency_id, accepted=accepted, reason=reason.strip(),
                    at=timezone.now(), on=today, by_ref=actor.ref, by_role=actor.role, giver_ref=given.by_ref,
                )  # fmt: skip
        except IntegrityError as twice:
            raise Refused(REVIEWED_ALREADY) from twice
        owed = given.assignment
        kind = events.PROOF_ACCEPTED if accepted else events.PROOF_REFUSED
        details = {"duty": owed.duty, "period": owed.period, "reason": reason.strip()}
        about = About("proof", str(given.pk), clause=owed.duty, agency=given.agency_id)
        record(kind, by=actor, about=about, details=details)
        _tell_giver(rights, given, about)
    return review


def _check(owed: Assignment, offered: Offered, today: date) -> None:
    """What any proof must be. Raises Refused."""
    if owed.withdrawn_on is not None:
        raise Refused(permissions.WITHDRAWN)
    if offered.effective_on > today:
        raise Refused(NOT_YET, "effective_on")
    if offered.effective_on < owed.starts_on:
        raise Refused(Sentence(BEFORE_IT_RAN, {"day": owed.starts_on}), "effective_on")
    if len(offered.statement) > LONGEST:
        raise Refused(TOO_LONG, "statement")
    if offered.kind == "statement" and not offered.statement.strip():
        raise Refused(EMPTY, "statement")
    if offered.link and not _is_link(offered.link):
        raise Refused(NOT_A_LINK, "link")
    if offered.supersedes is None and owed.proved_on is not None:
        raise Refused(permissions.ALREADY_PROVED)
    if offered.supersedes is None and owed.in_hand_on is not None:
        raise Refused(IN_HAND)


def _is_link(link: str) -> bool:
    """Whether this is a whole https address without anybody's name or password in it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not parts.username and len(link) <= 500


def _proof(rights: Rights, owed: Assignment, offered: Offered, kind: str, today: date) -> Proof:
    """The row, with its file taken in the same transaction. Raises Refused."""
    actor, place = rights.actor(permissions.GIVE, owed.body_id), uuid.uuid4()
    before = _superseded(rights, owed, offered.supersedes)
    file = None
    if offered.file is not None:
        file = add_file(by=actor, agency=owed.body_id, purpose=PROOF, uploaded=offered.file)
    try:
        with transaction.atomic():
            return Proof.objects.create(
                assignment=owed, agency_id=owed.body_id, kind=kind, effective_on=offered.effective_on,
                given_at=timezone.now(), given_on=today, by_ref=actor.ref, by_role=actor.role,
                statement=seal_words(offered.statement.strip(), "statement", place), link=offered.link.strip(),
                file=file, supersedes=before, place=place,
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refused(SUPERSEDED_ALREADY) from twice


def _superseded(rights: Rights, owed: Assignment, number: int | None) -> Proof | None:
    """The proof that this one supersedes. Raises OutOfSight, Refused."""
    if number is None:
        return None
    before = find_proof(rights, number)
    if before.assignment_id != owed.pk:
        raise Refused(OF_ANOTHER)
    return before


def _ask_for_review(rights: Rights, owed: Assignment, proof: Proof) -> None:
    """Tell reviewers; what was asked about the assignment, or about proof this one supersedes, has been done."""
    settle(by=rights, about=About("assignment", str(owed.pk)))
    if proof.supersedes_id is not None:
        settle(by=rights, about=About("proof", str(proof.supersedes_id)))
    to, key = Addressee.holders(permissions.REVIEW, owed.body_id), f"review of proof {proof.pk}"
    tell(by=rights, to=to, kind=events.TO_REVIEW, about=_about(owed, proof), key=key, day=proof.given_on)


def _tell_giver(rights: Rights, given: Proof, about: About) -> None:
    """What was asked of reviewers is done; whoever gave refused proof hears of it."""
    settle(by=rights, about=about)
    giver = Person.objects.filter(ref=given.by_ref).first()
    if giver is not None and not given.review.accepted:
        key = f"refusal of proof {given.pk}"
        tell(by=rights, to=Addressee.one(giver.pk), kind=events.REFUSED, about=about, key=key)


def _about(owed: Assignment, proof: Proof) -> About:
    return About("proof", str(proof.pk), clause=owed.duty, agency=owed.body_id)


def _details(owed: Assignment, proof: Proof) -> dict[str, str]:
    return {
        "duty": owed.duty,
        "period": owed.period,
        "effective_on": proof.effective_on.isoformat(),
        "supersedes": str(proof.supersedes_id or ""),
        "hash": hash_of(proof.statement, proof.link, proof.file.sha256 if proof.file else ""),
    }
