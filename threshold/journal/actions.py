"""Writing a line of the journal: within the transaction of the action it tells of, or not at all."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from threshold.journal.kinds import Kind
from threshold.journal.models import Detail, Line
from threshold.sealing.envelope import seal
from threshold.sealing.keys import keyring


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
    salt = secrets.token_hex(32)
    words = json.dumps(dict(details), sort_keys=True, ensure_ascii=False)
    line = Line.objects.create(
        at=timezone.now(),
        actor_role=by.role,
        actor_ref=by.ref,
        action=kind.name,
        object_kind=about.kind,
        object_number=about.number,
        clause=about.clause,
        agency_id=about.agency,
        details_hash=details_hash(salt, words),
    )
    place = f"journal_detail|sealed|{line.id}"
    sealed = seal(words, place, keyring())
    Detail.objects.create(line=line, agency_id=about.agency, salt=salt, sealed=sealed)
    return line


def details_hash(salt: str, words: str) -> str:
    """The salted SHA-256 that ties a line to its details."""
    return hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()
