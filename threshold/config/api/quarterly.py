"""The quarterly report of 10-178(d) through the API: read, tagged, signed off, compiled."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status

from threshold.config.api.asked import words
from threshold.config.api.sent import Number, Sent, Short, Words
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.answers import require
from threshold.core.words import gettext_noop
from threshold.encounters.actions.reporting import compile_edition, sign_off
from threshold.encounters.actions.tagging import Tagging, tag
from threshold.encounters.models import Edition, Part, Tag
from threshold.encounters.permissions.quarterly import can_see_reports
from threshold.encounters.queries.quarterly import designated, editions_of, find_edition, find_quarter, newest_parts

router = Router(tags=["quarterly"], auth=signed_in)
WRONG = dict.fromkeys((400, 401, 403, 404, 422), ProblemOut)


class PartOut(Schema):
    """One agency's part as signed off, with its seal over `content`."""

    number: int
    body: str
    quarter: str
    part: int
    as_of: datetime
    none: bool
    seal: str
    content: dict[str, Any]


class EditionOut(Schema):
    """One edition: the figures under its seal, and what became of it."""

    number: int
    quarter: str
    edition: int
    office: str
    as_of: datetime
    seal: str
    demonstration: bool
    sent_on: date | None
    received_on: date | None
    content: dict[str, Any]


class QuarterOut(Schema):
    """One quarter: the office that is designated today ("" for none), and what is in sight of parts and editions."""

    quarter: str
    first: date
    after: date
    office: str
    parts: list[PartOut]
    editions: list[EditionOut]


class TagIn(Sent):
    """What counsel says of one record."""

    encounter: Number
    qualifies: Literal["yes", "no", "undecided"]
    why: Short
    requesting: Short = ""
    received_by: Literal["officer_or_employee", "contractor"] = "officer_or_employee"
    contained_in: Literal["", "9-131", "9-205", "14-154"] = ""
    reasons: Words = ""


class TagOut(Schema):
    """What was said, without its reasons."""

    number: int
    encounter: int
    qualifies: str
    why: str
    requesting: str
    received_by: str
    contained_in: str
    supersedes: int | None


class PartIn(Sent):
    """An agency's part signed off as the records stand; `none` attests that there was none (house practice)."""

    body: Short
    quarter: Short
    none: bool = False


class EditionIn(Sent):
    """The parts in hand compiled into an edition."""

    quarter: Short


@router.get("/quarters/{quarter}", response={200: QuarterOut, **WRONG}, summary=gettext_noop("One quarter's report"))
def quarter(request: HttpRequest, quarter: str) -> Any:
    """The parts and editions in sight."""
    found = find_quarter(words(quarter, "quarter"))
    with within_reach(request) as rights:
        require(can_see_reports(rights))
        office = designated(timezone.localdate())
        return {
            "quarter": found.name, "first": found.first, "after": found.after.first,
            "office": office.body_id if office else "", "parts": [_part(one) for one in newest_parts(found)],
            "editions": [_edition(one) for one in editions_of(found)],
        }  # fmt: skip


@router.get("/editions/{number}", response={200: EditionOut, **WRONG}, summary=gettext_noop("One edition of a report"))
def edition(request: HttpRequest, number: int) -> Any:
    """The figures as they are sealed."""
    with within_reach(request) as rights:
        return _edition(find_edition(rights, number if 0 < number < 2**63 else 0))


@router.post("/tags", response={201: TagOut, **WRONG}, summary=gettext_noop("Say if a record belongs in the report"))
def tagged(request: HttpRequest, sent: TagIn) -> Any:
    """By counsel of the receiving agency; what was said before stays."""
    said = Tagging(**sent.dict(exclude={"encounter"}))
    with within_reach(request) as rights:
        return Status(201, _tag(tag(by=rights.who, encounter=sent.encounter, said=said)))


@router.post("/parts", response={201: PartOut, **WRONG}, summary=gettext_noop("Sign off an agency's part"))
def signed(request: HttpRequest, sent: PartIn) -> Any:
    """By its counsel, as the records stand."""
    found = find_quarter(words(sent.quarter, "quarter"))
    with within_reach(request) as rights:
        return Status(201, _part(sign_off(by=rights.who, body=sent.body, quarter=found, none=sent.none)))


@router.post("/editions", response={201: EditionOut, **WRONG}, summary=gettext_noop("Compile a quarter's report"))
def compiled(request: HttpRequest, sent: EditionIn) -> Any:
    """By the designated office."""
    found = find_quarter(words(sent.quarter, "quarter"))
    with within_reach(request) as rights:
        return Status(201, _edition(compile_edition(by=rights.who, quarter=found)))


def _part(one: Part) -> dict[str, object]:
    return {
        "number": one.pk, "body": one.body_id, "quarter": one.quarter, "part": one.number, "as_of": one.as_of,
        "none": one.none, "seal": one.seal, "content": one.content,
    }  # fmt: skip


def _edition(one: Edition) -> dict[str, object]:
    went = getattr(one, "transmission", None)
    receipt = getattr(went, "receipt", None) if went else None
    return {
        "number": one.pk, "quarter": one.quarter, "edition": one.number, "office": one.office_id, "as_of": one.as_of,
        "seal": one.seal, "demonstration": one.demonstration, "sent_on": went.sent_on if went else None,
        "received_on": receipt.received_on if receipt else None, "content": one.content,
    }  # fmt: skip


def _tag(one: Tag) -> dict[str, object]:
    names = ("qualifies", "why", "requesting", "received_by", "contained_in")
    return {name: getattr(one, name) for name in names} | {
        "number": one.pk, "encounter": one.encounter_id, "supersedes": one.supersedes_id
    }  # fmt: skip
