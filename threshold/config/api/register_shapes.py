"""What the API says of the registers' entries, and what may be sent to be recorded in them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from threshold.config.api.sent import Day, Number, Sent, Short
from threshold.property.entered import (
    EnteredAgreement,
    EnteredArrangement,
    EnteredFinding,
    EnteredPlacement,
    Paper,
)

Line = Annotated[Short, Field(max_length=200)]
Lines = Annotated[list[Line], Field(max_length=20)]


class EntryOut(Schema):
    """What every entry says. `until` is its last day; `standing` is of the day asked for."""

    number: int
    body: str
    since: date
    until: date | None
    ended_on: date | None
    standing: str
    as_of: date
    confirmed: bool
    recorded_on: date
    role: str
    supersedes: int | None
    superseded_by: int | None
    reference: str
    link: str
    has_file: bool
    demonstration: bool


class TermsOut(EntryOut):
    """With whom, over which lots, for which purposes."""

    title: str
    outside: list[str]
    governments: list[str]
    city_bodies: list[str]
    covers: str
    lots_of: str
    described: str
    purposes: list[str]
    lots: list[str]


class AgreementOut(TermsOut):
    """An agreement, contract or subcontract (3(a))."""

    kind: str
    formal: bool
    approval: str
    approved_by: str
    approved_on: date | None


class ArrangementOut(TermsOut):
    """A cooperative arrangement (3(c))."""

    form: str
    entered_by: str
    entered_on: date


class PlacementOut(EntryOut):
    """City staff under outside direction (10-178(b)), by unit or title and count."""

    unit: str
    count: int
    directed_by: str
    directing: str
    aim: str
    reviewer: str
    next_review: date | None


class FindingOut(EntryOut):
    """A determination of the Mayor (fourth limb of 10-178(a))."""

    law: str
    found_on: date


class OfferedOut(Schema):
    """What a confirmed register says of one fact: the values it leaves."""

    fact: str
    values: list[str]
    reference: str
    words: str


class LeftOpenOut(Schema):
    """A fact the registers leave open, and why. It is never a no."""

    fact: str
    words: str


class ForUseOut(Schema):
    """What the confirmed registers say for a use of a site on a day, and what they leave open."""

    on: date
    offered: list[OfferedOut]
    left_open: list[LeftOpenOut]


class EntryIn(Sent):
    """What every entry says. A paper is named by where it is kept or by its link; a file is sent on the page."""

    body: Short
    since: Day
    until: Day | None = None
    reference: Short = ""
    link: Annotated[Short, Field(max_length=500)] = ""
    supersedes: Number | None = None

    def told(self) -> dict[str, Any]:
        """The entry as the actions take it, lists as they want them."""
        given = self.model_dump(exclude={"reference", "link"})
        listed = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
        return given | listed | {"paper": Paper(reference=self.reference, link=self.link)}


class TermsIn(EntryIn):
    """With whom, over which lots, for which purposes. `sites` are BBLs."""

    title: Line
    outside: Lines
    governments: Lines
    city_bodies: Lines = []
    covers: Literal["sites", "body", "city", "described"]
    sites: Annotated[list[Line], Field(max_length=200)] = []
    lots_of: Line = ""
    described: Annotated[Short, Field(max_length=500)] = ""
    purposes: Lines


class AgreementIn(TermsIn):
    """An agreement, contract or subcontract."""

    kind: Literal["agreement", "contract", "subcontract"] = "agreement"
    formal: bool
    approval: Literal["yes", "unclear", "no"]
    approved_by: Line = ""
    approved_on: Day | None = None

    @property
    def entered(self) -> EnteredAgreement:
        """The agreement as its action takes it."""
        return EnteredAgreement(**self.told())


class ArrangementIn(TermsIn):
    """A cooperative arrangement."""

    form: Literal["formal", "informal"]
    entered_by: Line
    entered_on: Day

    @property
    def entered(self) -> EnteredArrangement:
        """The arrangement as its action takes it."""
        return EnteredArrangement(**self.told())


class PlacementIn(EntryIn):
    """City staff under outside direction: never a name."""

    unit: Line
    count: Annotated[int, Field(ge=1, le=10_000)]
    directed_by: Literal["homeland-security", "non-local-law-enforcement"]
    directing: Line
    aim: Line
    reviewer: Annotated[Short, Field(max_length=120)]
    next_review: Day | None = None

    @property
    def entered(self) -> EnteredPlacement:
        """The placement as its action takes it."""
        return EnteredPlacement(**self.told())


class FindingIn(EntryIn):
    """A determination of the Mayor."""

    law: Short
    found_on: Day

    @property
    def entered(self) -> EnteredFinding:
        """The finding as its action takes it."""
        return EnteredFinding(**self.told())
