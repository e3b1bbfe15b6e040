"""Proofs about one line, or about growth, for somebody who has nothing but a checkpoint."""

from __future__ import annotations

from django.db import connection

from threshold.database.reach import Reach, reaching
from threshold.journal.canonical import COLUMNS, Written, line_bytes
from threshold.journal.models import Checkpoint, Entry, Line
from threshold.journal.tree import consistency_path, inclusion_path

Proof = dict[str, object]


class NoProof(LookupError):
    """What was asked for is in no checkpoint; the message says what to do."""


def prove_line(number: int) -> Proof:
    """That a line stands in the tree of the newest checkpoint. Raises NoProof."""
    with reaching(Reach.CITY):
        line = Line.objects.filter(id=number).values_list(*COLUMNS.split(", ")).first()
        entry = Entry.objects.filter(line_id=number).first()
        if line is None:
            raise NoProof(f"There is no line {number}.")
        newest = Checkpoint.objects.first()
        if entry is None or newest is None:
            raise NoProof(f"No checkpoint covers line {number} yet. Make one: threshold journal checkpoint.")
        path = inclusion_path(entry.position, _leaves(newest.size))
    told = {"kind": "inclusion", "line": line_bytes(Written(*line)).decode(), "index": entry.position}
    return told | _ending(path, newest)


def prove_growth(before: int) -> Proof:
    """That the newest checkpoint's tree grew out of the tree of the first `before` lines. Raises NoProof."""
    with reaching(Reach.CITY):
        newest = Checkpoint.objects.first()
        if newest is None or not 0 < before < newest.size:
            raise NoProof(f"The newest checkpoint covers {newest.size if newest else 0} lines: not more than {before}.")
        path = consistency_path(before, _leaves(newest.size))
    return {"kind": "growth", "before": before} | _ending(path, newest)


def _ending(path: list[bytes], newest: Checkpoint) -> Proof:
    return {"path": [step.hex() for step in path], "checkpoint": newest.note, "key": newest.key}


def _leaves(size: int) -> list[bytes]:
    """The leaf hashes of a tree, in sequence."""
    with connection.chunked_cursor() as cursor:
        cursor.execute("select leaf from journal_entry where position < %s order by position", [size])
        return [bytes(row[0]) for row in cursor]
