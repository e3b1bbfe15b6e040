"""What is sent to the API to be recorded: days and words, strictly; anything not asked for is refused."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LARGEST = 2**63 - 1


def _day(given: Any) -> Any:
    if isinstance(given, date):
        return given
    if not isinstance(given, str) or not DAY.fullmatch(given):
        raise ValueError("a day is written as 2026-05-07")
    return date.fromisoformat(given)


def _typed(given: str) -> str:
    if any((ord(sign) < 32 and sign not in "\n\r\t") or 0xD800 <= ord(sign) <= 0xDFFF for sign in given):
        raise ValueError("it holds a control character; leave it out")
    return given


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[int, Field(ge=1, le=LARGEST)]
Words = Annotated[str, Field(max_length=4000), AfterValidator(_typed)]
Short = Annotated[str, Field(max_length=300), AfterValidator(_typed)]


class Sent(Schema):
    """What is sent holds what is asked for and nothing else."""

    model_config = ConfigDict(extra="forbid")


class ProofIn(Sent):
    """Proof: a file beside these, a link, or a statement alone. A file needs the answer that it names no resident."""

    assignment: Number
    effective_on: Day
    statement: Words = ""
    link: Annotated[str, Field(max_length=500), AfterValidator(_typed)] = ""
    supersedes: Number | None = None
    names_resident: Literal["", "yes", "no"] = ""


class ReviewIn(Sent):
    """What a second person says of a proof."""

    proof: Number
    accepted: bool
    reason: Annotated[str, Field(max_length=1000), AfterValidator(_typed)] = ""


class PuttingIn(Sent):
    """An extension, a pause, its end, or a withdrawal."""

    assignment: Number
    kind: Literal["extension", "pause", "resumption", "withdrawal"]
    until: Day | None = None
    authority: Short
    reason: Annotated[str, Field(max_length=600), AfterValidator(_typed)]


class DiaryIn(Sent):
    """One effort or consultation."""

    assignment: Number
    kind: Literal["effort", "consultation"]
    on: Day
    words: Words


class RequestIn(Sent):
    """A request under section 8."""

    duty: Short
    from_body: Short
    to_body: Short
    words: Annotated[str, Field(max_length=2000), AfterValidator(_typed)]
    wanted_by: Day | None = None


class AnswerIn(Sent):
    """An answer to a request, a question about it, or the reply."""

    request: Number
    kind: Literal["done", "part", "cannot", "question", "reply"]
    words: Annotated[str, Field(max_length=2000), AfterValidator(_typed)]
