"""The shapes of matters in the API: what is sent, and what is answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from threshold.config.api.sent import Day, Sent, Short
from threshold.config.api.shapes import DeterminationOut
from threshold.determinations.shapes import ANSWERS, KINDS, LONGEST_REASONS, MOST_AT_ONCE, STATED

Reasons = Annotated[Short, Field(max_length=LONGEST_REASONS)]
Values = Annotated[list[Short], Field(min_length=1, max_length=20)]
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]


class MatterIn(Sent):
    """A matter to open."""

    body: Short
    kind: Annotated[Short, Field(description="One of: " + ", ".join(KINDS) + ".")]
    day: Day


class StatementIn(Sent):
    """One fact as somebody states it."""

    fact: Short
    values: Values
    source: Annotated[Short, Field(description="One of: " + ", ".join(STATED) + ".")]
    reference: Annotated[Short, Field(description="A kind and a number, such as site:1000010001.")] = ""


class StatementsIn(Sent):
    """Several at once."""

    statements: Annotated[list[StatementIn], Field(min_length=1, max_length=MOST_AT_ONCE)]


class FindingIn(Sent):
    """One finding with its reasons. This form has no place for details of residents."""

    fact: Short
    values: Values
    reasons: Reasons


class FindingsIn(Sent):
    """Several at once."""

    findings: Annotated[list[FindingIn], Field(min_length=1, max_length=MOST_AT_ONCE)]


class DecisionIn(Sent):
    """What counsel decides under one law, on which exceptions, and why."""

    cite: Short
    answer: Annotated[Short, Field(description="One of: " + ", ".join(ANSWERS) + ".")]
    grounds: Annotated[list[Short], Field(max_length=12)] = []
    reasons: Reasons


class DecidingIn(Sent):
    """A determination to seal, on the record as it was read."""

    stated: Count
    sealed: Count
    decided: Annotated[list[DecisionIn], Field(max_length=8)] = []


class MatterOut(Schema):
    """One matter, without an outcome."""

    number: int
    body: str
    kind: str
    day: date
    state: str
    stated: int
    sealed: int
    referred: bool


class MattersOut(Schema):
    """One page of matters, and the `before` of the next (0 on the last)."""

    matters: list[MatterOut]
    before: int


class StatementOut(Schema):
    """One statement, and why it is not counted, where it is not."""

    number: int
    fact: str
    values: list[str]
    source: str
    reference: str
    reasons: str
    role: str
    by: str
    at: datetime
    not_counted: str


class PointOut(Schema):
    """One open point for the Law Department."""

    why: Literal["contested", "differ"]
    fact: str
    values: list[str]
    cites: list[str]


class MatterInFullOut(MatterOut):
    """One matter for counsel: what was stated, what is open, and the result on the facts as given."""

    note: str
    practices: list[str]
    statements: list[StatementOut]
    points: list[PointOut]
    result: DeterminationOut


class DecisionOut(Schema):
    """What counsel decided under one law."""

    cite: str
    answer: str
    grounds: list[str]
    reasons: str
    role: str
    by: str
    at: datetime


class SealedOut(Schema):
    """One sealed determination, what counsel decided with it, and whether it is the same when worked out anew."""

    matter: int
    number: int
    day: date
    through: int
    hash: str
    text_seal: str
    line: int
    at: datetime
    verified: bool
    note: str
    sealed: dict[str, Any]
    decisions: list[DecisionOut]
