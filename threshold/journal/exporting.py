"""An export: everything an outsider needs to check the journal, and nothing of its details or of anybody's name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from threshold.database.reach import Reach, reaching
from threshold.journal.checkpoints import take_turn
from threshold.journal.models import Checkpoint
from threshold.journal.notes import Signer
from threshold.journal.reading import placed
from threshold.journal.standalone import verify_journal

VERIFIER = Path(verify_journal.__file__)
READ_ME = """\
This is the journal of {origin}: {lines} lines, exported to be checked by anybody.
{demonstration}
To check everything in this folder:

    python3 verify_journal.py

To check it against a checkpoint and a key you kept from before; only this shows a cut end, or a history that was
rewritten and signed anew:

    python3 verify_journal.py . --against KEPT_CHECKPOINT --key KEPT_KEY

lines.ndjson        one line for each action: when, in which role, by whose opaque mark, what, to which record,
                    under which clause, and a salted hash of the details. No detail and no name.
leaves.bin          the hash of each line, 32 bytes each: says which line it is when something differs
checkpoints.ndjson  the signed checkpoints, each with the growth from the one before
checkpoint.txt      the newest of them: keep it somewhere else
key.txt             the public keys

The format is described in docs/journal.md of Threshold.
"""
DEMONSTRATION = (
    "\nDEMONSTRATION: invented bodies and people are among the records. Nothing here says how a real agency stands.\n"
)


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written."""

    lines: int
    checkpoints: int


def export(folder: Path, signers: Iterable[Signer], *, demonstration: bool) -> Exported:
    """Write the export into a folder, which is made when missing. Raises FileExistsError when it is not empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty. Choose an empty folder, so that no two exports are mixed.")
    with reaching(Reach.CITY):
        take_turn(alone=False)
        lines = _write_lines(folder)
        rows = list(Checkpoint.objects.order_by("size"))
    with (folder / "checkpoints.ndjson").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(told(one), ensure_ascii=False) + "\n" for one in rows)
    origin = rows[-1].note.partition("\n")[0] if rows else "an empty journal"
    words = READ_ME.format(origin=origin, lines=lines, demonstration=DEMONSTRATION if demonstration else "")
    (folder / "README.txt").write_text(words, "utf-8")
    (folder / "checkpoint.txt").write_text(rows[-1].note if rows else "", "utf-8")
    (folder / "key.txt").write_text("".join(f"{one.verifier}\n" for one in signers), "utf-8")
    shutil.copyfile(VERIFIER, folder / VERIFIER.name)
    return Exported(lines, len(rows))


def told(one: Checkpoint) -> dict[str, object]:
    """A checkpoint for machines: the note, when it was signed, and the growth from the one before."""
    growth = {"kind": "growth", "before": one.before, "path": one.growth, "checkpoint": one.note, "key": one.key}
    return {"size": one.size, "at": one.at.isoformat(), "note": one.note, "growth": growth}


def _write_lines(folder: Path) -> int:
    count = 0
    with (folder / "lines.ndjson").open("wb") as lines, (folder / "leaves.bin").open("wb") as leaves:
        for chunk in placed():
            lines.writelines(one.data + b"\n" for one in chunk)
            leaves.write(b"".join(one.leaf for one in chunk))
            count += len(chunk)
    return count
