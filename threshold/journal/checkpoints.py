"""Making a checkpoint: committed lines take their places in the tree, and the new root is signed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from threshold.database.reach import Reach, reaching
from threshold.journal.canonical import COLUMNS, Written, line_bytes
from threshold.journal.keys import signers
from threshold.journal.models import Checkpoint
from threshold.journal.notes import Signer, is_signature
from threshold.journal.standalone.verify_journal import read_key, read_note
from threshold.journal.tree import Frontier, growth_path, leaf_hash

ONE_AT_A_TIME = 0x6A6F7572  # the advisory lock of whoever gives out places; readers of the whole tree share it
MOST_LINES = 100_000  # a checkpoint covers no more new lines than this, so that memory stays flat

# A line whose transaction is still open is not in sight yet and takes its place next time, after later numbers maybe.
WAITING = f"""
select {COLUMNS} from journal_line l
where not exists (select 1 from journal_entry e where e.line_id = l.id) order by id limit %s
"""  # noqa: S608  only our own names are put in
PLACE = """
insert into journal_entry (position, line_id, leaf)
select %s + place, line, leaf from unnest(%s::bigint[], %s::bytea[]) with ordinality as given(line, leaf, place)
"""


class OtherOrigin(ValueError):
    """The settings name another origin than the checkpoints there are; the message says what to do."""


class NotOurs(ValueError):
    """The newest checkpoint in the database is not one we signed, so nothing is built on it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What making checkpoints came to: the newest one, and how many lines found their places."""

    newest: Checkpoint | None
    lines: int


def make_checkpoints(signer: Signer) -> Made:
    """Cover every committed line, in as many checkpoints as that takes; none when nothing is new.

    Raises OtherOrigin, and NotOurs.
    No line tells of it: a checkpoint is its own record, and a line about it would ask for the next one.
    """
    newest, lines = None, 0
    while True:
        newest, fresh = _make_one(signer)
        lines += fresh
        if fresh < MOST_LINES:
            return Made(newest, lines)


def take_turn(*, alone: bool) -> None:
    """Wait until nobody gives out places, for this transaction; `alone` keeps readers of the whole tree waiting too."""
    lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"select {lock}(%s)", [ONE_AT_A_TIME])


def _make_one(signer: Signer) -> tuple[Checkpoint | None, int]:
    """One checkpoint over at most MOST_LINES new lines; the newest there is, and how many were new."""
    with reaching(Reach.CITY):
        take_turn(alone=True)
        last = Checkpoint.objects.first()
        if last and last.note.partition("\n")[0] != signer.name:
            origin = last.note.partition("\n")[0]
            raise OtherOrigin(
                f"The checkpoints so far bear the origin {origin}, the settings {signer.name}. "
                f"Set THRESHOLD_JOURNAL_ORIGIN to {origin}: a journal keeps its name."
            )
        tree = _trusted(last, signer) if last else Frontier()
        leaves = _give_places(tree.size)
        if not leaves:
            return last, 0
        return _sign(signer, tree, leaves), len(leaves)


def _trusted(last: Checkpoint, signer: Signer) -> Frontier:
    """The tree of a checkpoint, once its signature holds and its columns fit what was signed. Raises NotOurs."""
    tree = Frontier(last.size, [bytes.fromhex(peak) for peak in last.peaks])
    note, keys = read_note(last.note), [read_key(one.verifier) for one in (signer, *signers())]
    fits = (note.size, note.root) == (tree.size, tree.root()) and len(tree.peaks) == tree.size.bit_count()
    if not fits or not note.is_signed(keys, is_signature):
        raise NotOurs(
            f"The checkpoint over {last.size} lines is not one this key signed. Run threshold journal verify."
        )
    return tree


def _sign(signer: Signer, tree: Frontier, leaves: list[bytes]) -> Checkpoint:
    """Grow the tree and write the checkpoint over it."""
    before, growth = tree.size, growth_path(tree, leaves)
    tree.extend(leaves)
    root = tree.root()
    return Checkpoint.objects.create(
        size=tree.size,
        at=timezone.now(),
        root=root.hex(),
        note=signer.note(tree.size, root),
        key=signer.verifier,
        before=before,
        growth=[step.hex() for step in growth],
        peaks=[peak.hex() for peak in tree.peaks],
    )


def _give_places(start: int) -> list[bytes]:
    """Give every waiting line its place, from `start` on; their leaf hashes."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [MOST_LINES])
        waiting = [(row[0], leaf_hash(line_bytes(Written(*row)))) for row in cursor.fetchall()]
        numbers, leaves = [number for number, _ in waiting], [leaf for _, leaf in waiting]
        cursor.execute(PLACE, [start - 1, numbers, leaves])  # COPY is not for tables under row security
    return leaves
