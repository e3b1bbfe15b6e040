"""The shapes of the API's answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from ninja import Schema


class ProblemOut(Schema):
    """An answer other than 200."""

    error: str
    what_to_do: str


class ClauseOut(Schema):
    """One clause in its own words."""

    id: str
    eid: str
    label: str
    heading: str
    kind: str
    parent: str | None
    text: str
    tail: str


class OrderOut(Schema):
    """One edition of the order: who issued it, its seal, its clauses in reading order."""

    slug: str
    edition: str
    number: str
    name: str
    title: str
    issuer: str
    issued: date
    effective: date
    seal: str
    sources: list[str]
    clauses: list[ClauseOut]


class ChangeOut(Schema):
    """What stills a clause on the day: a cited instrument."""

    kind: str
    since: date
    until: date | None
    by: str


class DeadlineOut(Schema):
    """When a duty falls due, and how that day was reached."""

    kind: str
    stated: date | None
    computed: date | None
    rolled: date | None
    explanation: str


class DutyOut(Schema):
    """One duty on one day, as `threshold duties --json` gives it."""

    clause: str
    bound: list[str]
    act: str
    modality: Literal["shall", "encouraged", "may"]
    recipient: str
    deadline: DeadlineOut
    standing: str


class ClauseInFullOut(ClauseOut):
    """One clause with what stands beside it on the day asked for."""

    holds: bool
    change: ChangeOut | None
    parents: list[str]
    children: list[str]
    duties: list[DutyOut]
    read_with: list[str]
    questions: list[str]


class BodyOut(Schema):
    """One body the law may bind. Source and confidence say where its kind was read."""

    id: str
    name: str
    acronym: str
    kind: str
    status: str
    part_of: str | None
    record: str
    other_names: list[str]
    url: str
    source: str
    confidence: Literal["high", "medium", "low"]
    set_up_on: date | None
    demonstration: bool


class MembershipOut(Schema):
    """Whether one duty binds the body, and why."""

    duty: str
    verdict: Literal["yes", "unclear"]
    reason: str
    confidence: str
    decided_on: date | None = None  # set where an official decided it, the law leaving it unclear


class BodyInFullOut(BodyOut):
    """One body with the duties that bind or may bind it on the day asked for."""

    bound_by: list[MembershipOut]


class BodiesOut(Schema):
    """One page of bodies by name. `after` is where the next page begins, empty on the last."""

    bodies: list[BodyOut]
    after: str


class SourceOut(Schema):
    """Where a statement of law was read, and how sure we are of it."""

    text: str
    confidence: str
    note: str


class QuestionOut(Schema):
    """One open question of law: listed for an official, not decided here."""

    id: str
    clauses: list[str]
    question: str
    why: str
    settled_by: str
    source: SourceOut


class LawOut(Schema):
    """One neighbouring law read with the order. What is not verified says so."""

    cite: str
    title: str
    asks: list[str]
    since: date | None
    until: date | None
    read_with: list[str]
    source: SourceOut
    verified: bool


class LeafOut(Schema):
    """One step of an explanation that looks at a fact: the values it can still have."""

    cite: str
    truth: Literal["met", "not met", "open"]
    words: str
    fact: str
    asks: str
    values: list[str]


class GroupOut(Schema):
    """One step of an explanation that needs any or all of the steps below it."""

    cite: str
    truth: Literal["met", "not met", "open"]
    needs: Literal["any", "all"]
    steps: list[GroupOut | LeafOut]


class NormOut(Schema):
    """The answer of one norm alone."""

    cite: str
    binds: str
    may: list[str]
    standing: str | None
    relied_on: list[str]
    ask: list[str]
    decide: list[str]
    steps: list[GroupOut | LeafOut]


class DeterminationOut(Schema):
    """The answers of every norm in force that day, section 3 first, as `threshold determine --json` gives them."""

    day: date
    norms: list[NormOut]


class RoleHeldOut(Schema):
    """A role somebody holds or held; the agency is empty for the whole City."""

    role: str
    agency: str
    since: datetime
    until: datetime | None


class MeOut(Schema):
    """Who asks, the roles they hold and held, and what they may do now: by agency, "city" for everywhere."""

    ref: str
    name: str
    roles: list[RoleHeldOut]
    abilities: dict[str, list[str]]
    power_until: datetime | None


class PersonOut(Schema):
    """One person with the roles they hold now, as far as the one who asks may see."""

    ref: str
    name: str
    email: str
    active: bool
    demonstration: bool
    roles: list[RoleHeldOut]


class PeopleOut(Schema):
    """One page of people by name."""

    people: list[PersonOut]
    after: int
