"""Checking the journal where it lives: the same check as the stand-alone verifier's, over the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from threshold.database.reach import Reach, reaching
from threshold.journal.checkpoints import take_turn
from threshold.journal.models import Checkpoint, Entry
from threshold.journal.notes import Signer, is_signature
from threshold.journal.reading import gaps, placed, waiting
from threshold.journal.standalone import verify_journal as outsider


@dataclass(frozen=True, slots=True)
class Verified:
    """What checking found, in words; how many lines and checkpoints there are, and how many lines wait for one."""

    findings: list[str]
    lines: int
    checkpoints: int
    waiting: int


class LiveRecord(outsider.Record):
    """The database as the verifier wants it."""

    def __init__(self, notes: Iterable[str], signers: Iterable[Signer]) -> None:
        self.keys = [outsider.read_key(signer.verifier) for signer in signers]
        self.notes = sorted(map(outsider.read_note, notes), key=lambda note: note.size)

    def chunks(self) -> Iterator[tuple[list[bytes], list[bytes]]]:
        """Leaf hashes and lines from the tables."""
        for chunk in placed():
            yield [one.leaf for one in chunk], [one.data for one in chunk]

    def named(self, place: int, line: bytes = b"") -> str:
        """A place with the number of its line."""
        entry = Entry.objects.filter(position=place).first()
        return f"place {place + 1}" + (f" (line {entry.line_id})" if entry else "")


def verify_live(signers: Iterable[Signer], against: Iterable[str] = ()) -> Verified:
    """Check lines, places, roots and signatures. Raises `Unreadable` for a checkpoint that is no signed note."""
    outside = [outsider.read_note(text) for text in against]
    with reaching(Reach.CITY):
        take_turn(alone=False)
        rows = list(Checkpoint.objects.values_list("size", "root", "note"))
        record = LiveRecord([note for _, _, note in rows], signers)
        found = gaps() + _columns(rows) + outsider.check(record, outside, is_signature)
        return Verified(found, max((note.size for note in record.notes), default=0), len(rows), waiting())


def _columns(rows: Iterable[tuple[int, str, str]]) -> list[str]:
    """Checkpoints whose columns say something else than their signed note."""
    read = ((size, root, outsider.read_note(note)) for size, root, note in rows)
    wrong = [size for size, root, note in read if (note.size, note.root.hex()) != (size, root)]
    return [
        f"The checkpoint over {size} lines has another size or root in its columns than in its note." for size in wrong
    ]
