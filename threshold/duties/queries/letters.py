"""One assignment for its own page, which reads like a letter: what, who, by when, what shows it, what was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from threshold.accounts.rights import Rights
from threshold.core.deadlines import Due
from threshold.duties import permissions, shapes
from threshold.duties.models import Assignment, Putting, Request, Response
from threshold.duties.queries.assignments import find_assignment
from threshold.duties.queries.history import Happened, history_of
from threshold.duties.queries.law import explained, find_duty
from threshold.duties.queries.proofs import Entry, Shown, diary_of, proofs_of, puttings_of
from threshold.duties.queries.requests import is_in_sight, responses_to


@dataclass(frozen=True, slots=True)
class May:
    """What this person can do about the assignment now. `main` is the one thing that is theirs to do next."""

    main: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything the page of one assignment shows to one person on one day."""

    line: shapes.Line
    due: Due
    puttings: tuple[Putting, ...]
    reads: bool
    proofs: tuple[Shown, ...]
    diary: tuple[Entry, ...]
    request: Request | None
    responses: tuple[Response, ...]
    history: tuple[Happened, ...]
    may: May

    @property
    def row(self) -> Assignment:
        """The assignment itself."""
        return self.line.row

    @property
    def waiting(self) -> Shown | None:
        """The proof that waits for a second person, or None."""
        return next((one for one in self.proofs if one.state == "waiting"), None)

    @property
    def newest(self) -> Shown | None:
        """The proof that a better one would supersede, or None."""
        return next((one for one in self.proofs if one.superseded_by is None), None)


def letter_of(rights: Rights, number: int, day: date) -> Letter:
    """One assignment with all that this person may see of it. Raises OutOfSight."""
    owed = find_assignment(number, day)
    duty = find_duty(owed.duty)
    reads = bool(permissions.can_read(rights, owed.body_id))
    proofs = proofs_of(rights, owed)
    request, responses = _request(rights, owed)
    return Letter(
        line=shapes.line(owed, day),
        due=explained(owed),
        puttings=tuple(one for one in puttings_of(owed) if one.on <= day),
        reads=reads,
        proofs=proofs,
        diary=diary_of(rights, owed) if duty.deadline.efforts else (),
        request=request,
        responses=responses,
        history=history_of(rights, owed, [one.proof.pk for one in proofs], request.pk if request else None),
        may=may(rights, owed, proofs, efforts=duty.deadline.efforts, request=request),
    )


def may(rights: Rights, owed: Assignment, proofs: tuple[Shown, ...], *, efforts: bool, request: Request | None) -> May:
    """What is this person's to do, by the names of the pages where it is done."""
    body, can = owed.body_id, []
    waiting = next((one for one in proofs if one.state == "waiting"), None)
    if waiting and permissions.can_review(rights, body, waiting.proof.by_ref):
        can.append("review")
    if owed.withdrawn_on is None and permissions.can_give(rights, body):
        can.append("supersede" if any(one.superseded_by is None for one in proofs) else "prove")
    if request and permissions.can_answer(rights, request.to_body_id):
        can.append("answer")
    if owed.withdrawn_on is None and not proofs and permissions.can_attest_none(rights, body):
        can.append("none")
    if efforts and permissions.can_write_diary(rights, body):
        can.append("diary")
    if owed.withdrawn_on is None and permissions.can_put_off(rights):
        can.append("put-off")
    leads = bool(can) and (can[0] in {"review", "prove"} or (can[0] == "supersede" and _refused(proofs)))
    return May(can[0] if leads else "", tuple(can[1:] if leads else can))


def _refused(proofs: tuple[Shown, ...]) -> bool:
    """Whether the newest proof was refused, so that better proof is what is missing."""
    return any(one.state == "refused" and one.superseded_by is None for one in proofs)


def _request(rights: Rights, owed: Assignment) -> tuple[Request | None, tuple[Response, ...]]:
    """The request an assignment began with, within sight, and what was answered."""
    found: Request | None = getattr(owed, "request", None)
    if found is None or not is_in_sight(rights, found):
        return None, ()
    return found, responses_to(found)
