"""The shapes of what the API says of what is owed and proved."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema


class AssignmentOut(Schema):
    """One period of one duty of one body, as it stands on the day."""

    as_of: date
    number: int
    duty: str
    modality: str
    act: str
    body: str
    body_name: str
    period: str
    due: date | None
    last_day: date | None
    standing: str
    proved_from: date | None
    in_hand_since: date | None
    paused_since: date | None
    withdrawn_on: date | None
    demonstration: bool


class AssignmentsOut(Schema):
    """One page by day, what has no day last. `after` is where the next begins, empty on the last."""

    assignments: list[AssignmentOut]
    after: str


class PuttingOut(Schema):
    """What put a day off, with its authority and reason."""

    number: int
    assignment: int
    kind: str
    on: date
    until: date | None
    authority: str
    reason: str


class ReviewOut(Schema):
    """What a second person said of a proof (house practice)."""

    number: int
    proof: int
    accepted: bool
    reason: str
    on: date


class FileOut(Schema):
    """The file of a proof, without its name."""

    sha256: str
    size: int
    media_type: str


class ProofOut(Schema):
    """One proof, for those who may read it."""

    number: int
    assignment: int
    kind: str
    state: str
    effective_on: date
    given_on: date
    given_by: str
    statement: str
    link: str
    file: FileOut | None
    supersedes: int | None
    superseded_by: int | None
    review: ReviewOut | None


class DiaryOut(Schema):
    """One entry of the diary of efforts."""

    number: int
    assignment: int
    kind: str
    on: date
    words: str


class AssignmentInFullOut(AssignmentOut):
    """One assignment with the arithmetic of its day; proof and diary for those who may read them."""

    explanation: str
    shows: str
    puttings: list[PuttingOut]
    may_read_proof: bool
    proofs: list[ProofOut]
    diary: list[DiaryOut]


class RequestOut(Schema):
    """A request under section 8."""

    number: int
    assignment: int
    duty: str
    from_body: str
    to_body: str
    words: str
    asked_on: date
    wanted_by: date | None


class AnswerOut(Schema):
    """One answer to a request, a question about it, or the reply."""

    number: int
    request: int
    kind: str
    words: str
    on: date
    at: datetime


class TodoOut(Schema):
    """One thing that waits: `number` is that of a proof to review or amend, of a request, or of an assignment."""

    kind: str
    number: int
    duty: str
    period: str
    body: str
    day: date | None
    began: date | None
    demonstration: bool


class WorklistOut(Schema):
    """What waits for whoever signed in: by day first, then what has no day; `more` names kinds cut short."""

    soon: list[TodoOut]
    some_day: list[TodoOut]
    more: list[str]
