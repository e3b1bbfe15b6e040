"""The whole tree as it stands in the database, read once with memory flat: for exports and for checking it live."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.db import connection

from threshold.journal.canonical import COLUMNS, Written, line_bytes

CHUNK = 8192
PLACED = f"""
select e.position, e.line_id, e.leaf, {", ".join(f"l.{name}" for name in COLUMNS.split(", "))}
from journal_entry e left join journal_line l on l.id = e.line_id order by e.position
"""  # noqa: S608  only our own names are put in
GAPS = """
select line_id, position, expected from (
    select line_id, position, coalesce(lag(position) over (order by position) + 1, 0) as expected from journal_entry
) places where position <> expected order by position limit 20
"""
WAITING = """
select count(*) from journal_line l where not exists (select 1 from journal_entry e where e.line_id = l.id)
"""


class Placed(NamedTuple):
    """One place of the tree: which line stands there, its leaf hash, and its bytes, empty when the line is gone."""

    position: int
    line_id: int
    leaf: bytes
    data: bytes


def placed() -> Iterator[list[Placed]]:
    """Every place in sequence, a few thousand at a time. The caller has a transaction that reaches the City."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(PLACED)
        rows = iter(cursor)
        while chunk := [_placed(row) for row in islice(rows, CHUNK)]:
            yield chunk


def gaps() -> list[str]:
    """Places that are missing from the tree, in words."""
    with connection.cursor() as cursor:
        cursor.execute(GAPS)
        return [
            f"Before line {line}, from place {want + 1} to place {at}, the tree has no entries."
            for line, at, want in cursor
        ]


def waiting() -> int:
    """How many committed lines no checkpoint covers yet."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return int(cursor.fetchone()[0])


def _placed(row: tuple[object, ...]) -> Placed:
    position, line_id, leaf, *line = row
    data = b"" if line[0] is None else line_bytes(Written(*line))  # type: ignore[arg-type]
    return Placed(int(str(position)), int(str(line_id)), bytes(leaf), data)  # type: ignore[call-overload]
