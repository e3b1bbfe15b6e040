"""Proof, its reviews and the diary, for those who may read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from threshold.accounts.models import Person
from threshold.accounts.rights import Rights
from threshold.core.answers import OutOfSight
from threshold.duties.models import Assignment, Diary, Proof, Putting, Review
from threshold.duties.permissions import can_read
from threshold.duties.sealed_words import open_words
from threshold.sealing.envelope import CannotOpen


@dataclass(frozen=True, slots=True)
class Shown:
    """One proof as its readers see it."""

    proof: Proof
    statement: str
    giver: str
    review: Review | None
    reviewer: str
    superseded_by: int | None
    withheld: bool = False  # sealed words are there, and this reader has not said what for

    @property
    def state(self) -> str:
        """`accepted`, `refused`, `superseded` or `waiting`."""
        if self.review is not None:
            return "accepted" if self.review.accepted else "refused"
        return "waiting" if self.superseded_by is None else "superseded"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the diary as its readers see it."""

    diary: Diary
    words: str
    writer: str
    withheld: bool = False


def find_proof(rights: Rights, number: int) -> Proof:
    """One proof that this person may read. Raises OutOfSight."""
    found = Proof.objects.select_related("assignment__body", "file").filter(pk=number).first()
    if found is None or not can_read(rights, found.agency_id):
        raise OutOfSight(str(number))
    return found


def withholds_words(rights: Rights) -> bool:
    """Whether sealed words stay shut for this person until a purpose is stated: an auditor reads all but those."""
    return rights.reads_all


def proofs_of(rights: Rights, owed: Assignment, *, stated: bool = False) -> tuple[Shown, ...]:
    """Every proof of an assignment, newest first; none for those who may not read them.

    `stated` says that an auditor's purpose has just been recorded, so that sealed words open.
    """
    if not can_read(rights, owed.body_id):
        return ()
    rows, shut = _with_names(Proof.objects.filter(assignment=owed)), withholds_words(rights) and not stated
    return tuple(_shown(row, shut=shut) for row in rows.order_by("-id"))


def shown(rights: Rights, number: int) -> Shown:
    """One proof for its own page. Raises OutOfSight."""
    found = _with_names(Proof.objects.filter(pk=find_proof(rights, number).pk)).get()
    return _shown(found, shut=withholds_words(rights))


def diary_of(rights: Rights, owed: Assignment, *, stated: bool = False) -> tuple[Entry, ...]:
    """The diary of an assignment, oldest first; none for those who may not read it. `stated` as for proofs."""
    if not can_read(rights, owed.body_id):
        return ()
    rows = Diary.objects.filter(assignment=owed).annotate(writer=_name_of("by_ref"))
    shut = withholds_words(rights) and not stated
    return tuple(Entry(row, "" if shut else _opened(row.words, "diary", row), row.writer or "", shut) for row in rows)


def puttings_of(owed: Assignment) -> tuple[Putting, ...]:
    """What put an assignment off, oldest first: each with its authority and reason."""
    return tuple(Putting.objects.filter(assignment=owed))


def _with_names(rows: QuerySet[Proof]) -> QuerySet[Proof]:
    """Proofs with what they are shown with, and what giver and reviewer are called, in the same query."""
    joined = rows.select_related("assignment__body", "review", "superseded_by", "file")
    return joined.annotate(giver=_name_of("by_ref"), reviewer=_name_of("review__by_ref"))


def _name_of(column: str) -> Subquery:
    """What a person is called, by the opaque mark in a column, for whoever may see that person."""
    return Subquery(Person.objects.filter(ref=OuterRef(column)).values("name")[:1])


def _shown(proof: Any, *, shut: bool) -> Shown:
    """One proof read by `_with_names`."""
    later = getattr(proof, "superseded_by", None)
    return Shown(
        proof=proof,
        statement="" if shut else _opened(proof.statement, "statement", proof),
        giver=proof.giver or "",
        review=_review(proof),
        reviewer=proof.reviewer or "",
        superseded_by=later.pk if later else None,
        withheld=shut and bool(proof.statement),
    )


def _review(proof: Proof) -> Review | None:
    """The review of a proof, or None."""
    return getattr(proof, "review", None)


def _opened(envelope: str, column: str, row: Proof | Diary) -> str:
    """Sealed words, or nothing when they were erased."""
    try:
        return open_words(envelope, column, row.place)
    except CannotOpen:
        return ""
