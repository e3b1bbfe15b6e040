"""The one way a line is written as bytes: what the tree hashes and an export holds. docs/journal.md describes it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import NamedTuple

FORMAT = 1  # the `v` of every line; a change of these bytes is a new number, never a silent one
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


class Written(NamedTuple):
    """A line's columns in the sequence `COLUMNS` names, as they come from the database."""

    line: int
    at: datetime
    role: str
    actor: str
    action: str
    object: str
    number: str
    clause: str
    agency: str
    details: str


COLUMNS = "id, at, actor_role, actor_ref, action, object_kind, object_number, clause, agency_id, details_hash"


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no spaces and no escapes but the needed ones, in UTF-8 (RFC 8785 for what we write)."""
    return _encode(value).encode()


def line_bytes(written: Written) -> bytes:
    """One line as the bytes of its leaf, without a line break."""
    at = written.at.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"
    return canonical({**written._asdict(), "at": at, "v": FORMAT})
