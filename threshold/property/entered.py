"""What a person enters into a register, as the actions take it: checked by them, whatever form or file it came by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import File as Uploaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The document of an entry: a file, a link to where it is published, or where it is kept."""

    reference: str = ""
    link: str = ""
    file: Uploaded[Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What every entry says. `until` is its last day; `supersedes` the entry it stands in place of."""

    body: str
    since: date
    until: date | None = None
    paper: Paper = Paper()
    supersedes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredTerms(Entered):
    """With whom, over which lots, for which purposes. `sites` are BBLs."""

    title: str
    outside: tuple[str, ...]
    governments: tuple[str, ...]
    city_bodies: tuple[str, ...] = ()
    covers: str
    sites: tuple[str, ...] = ()
    lots_of: str = ""
    described: str = ""
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredAgreement(EnteredTerms):
    """An agreement, contract or subcontract, and its approval."""

    kind: str = "agreement"
    formal: bool
    approval: str
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredArrangement(EnteredTerms):
    """A cooperative arrangement, and who entered into it for the City."""

    form: str
    entered_by: str
    entered_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredPlacement(Entered):
    """City staff under outside direction: a unit or title and a count, never a name."""

    unit: str
    count: int
    directed_by: str
    directing: str
    aim: str
    reviewer: str
    next_review: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredFinding(Entered):
    """The Mayor's determination about a federal law."""

    law: str
    found_on: date
