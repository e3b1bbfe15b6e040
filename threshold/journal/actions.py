"""Writing a line of the journal: within the transaction of the action it tells of, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from threshold.journal.canonical import COLUMNS
from threshold.journal.details import Details
from threshold.journal.kinds import Kind
from threshold.journal.models import Line

# One statement for both rows, and no lock: lines take their place in the tree later (docs/decisions/0016).
ADD = f"""
with line as (
    insert into journal_line ({COLUMNS.removeprefix("id, ")}) values (%s, %s, %s, %s, %s, %s, %s, %s, %s) returning id
)
insert into journal_detail (line_id, agency_id, salt, sealed) select id, %s, '', %s from line returning line_id
"""  # noqa: S608  the columns are named in our own code


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a role in words and an opaque mark, never a name."""

    role: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a line is about: the kind of thing, its record number, the clause and the agency whose record it is."""

    kind: str
    number: str
    clause: str = ""
    agency: str = ""


def record(kind: Kind, *, by: Actor, about: About, details: Mapping[str, str | int]) -> Line:
    """Add one line with its sealed details. RuntimeError outside a transaction, ValueError for unknown details."""
    if not connection.in_atomic_block:
        raise RuntimeError("A journal line is written in the transaction of its action.")
    if set(details) != kind.details:
        raise ValueError(f"{kind.name} tells of {sorted(kind.details)}, not of {sorted(details)}.")
    told = Details.of(details, kind.personal)
    line = Line(
        at=timezone.now(),
        actor_role=by.role,
        actor_ref=by.ref,
        action=kind.name,
        object_kind=about.kind,
        object_number=about.number,
        clause=about.clause,
        agency_id=about.agency,
        details_hash=told.hash,
    )
    line.id = _add(line, told.sealed(line.details_hash))
    line._state.adding = False
    return line


def _add(line: Line, sealed: str) -> int:
    """Insert the line and its details; the line's number."""
    who = (line.at, line.actor_role, line.actor_ref, line.action)
    what = (line.object_kind, line.object_number, line.clause, line.agency_id, line.details_hash)
    with connection.cursor() as cursor:
        cursor.execute(ADD, (*who, *what, line.agency_id, sealed))
        return int(cursor.fetchone()[0])
