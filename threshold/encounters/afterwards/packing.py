"""Putting an export together, in the worker: each record, its journal lines with proofs, a manifest."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from django.forms import model_to_dict
from django.utils import timezone

from threshold.database.reach import Reach, reaching
from threshold.determinations.models import Matter, StatementRow
from threshold.determinations.queries.sealed import determinations_of
from threshold.encounters.models import Account, Custody, Encounter, Export, Referral, Step, Tag, Withholding
from threshold.encounters.notes import opened_note
from threshold.encounters.standalone import verify_export
from threshold.journal.keys import signers
from threshold.journal.models import Checkpoint, Line
from threshold.journal.proving import NoProof, prove_line
from threshold.journal.standalone import verify_journal

FORMAT: Final = 1
# What is about how the record is kept, and would tell nothing: the hash of a key a device made, what is sealed where.
LEFT_OUT: Final = frozenset({"key_hash", "seal_place", "note", "link", "reasons", "climbs_at"})
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # of every file within, so that the same export is the same bytes
READ_ME: Final = """\
An export of {count} encounters by the Law Department of the City of New York, of {at}.
Purpose: {purpose}. Case or request: {reference}.
{demonstration}
To check that nothing in it was changed, with Python 3.9 or later and nothing else:

    python3 verify_export.py EXPORT.zip [--key KEY_KEPT_OUTSIDE]

encounters/N/record.json      the record, every account of it (corrections beside what they correct), every step
encounters/N/journal.ndjson   the journal's lines about it, as the journal's tree has them
encounters/N/proofs/L.json    that line L stands in the signed checkpoint
custody.json                  who asked for this export, for what, and when
manifest.json                 the SHA-256 of every other file

Privileged advice, notes looking back, and reasons that are kept sealed are not in it. {note}
"""
NOTE = "The note of staff is in it, as was asked for."
NO_NOTE = "The note of staff is not in it."
DEMONSTRATION = "DEMONSTRATION: invented records. Nothing here says how a real agency stands.\n"
Done = Callable[[int], None]


def packed(export: Export, encounters: Iterable[Encounter], done: Done) -> bytes:
    """The export as a zip. `done` hears how many encounters are in it, as it goes."""
    files: dict[str, bytes] = {}
    for at, encounter in enumerate(encounters, 1):
        with reaching(Reach.CITY):
            files |= dict(_of_encounter(encounter, with_note=export.with_note))
        done(at)
    with reaching(Reach.CITY):
        files |= dict(_beside(export))
    manifest = {
        "v": FORMAT, "kind": "threshold encounters export", "export": export.pk, "purpose": export.purpose,
        "reference": export.reference, "asked_at": export.asked_at, "by_role": export.by_role,
        "by": export.by_ref, "encounters": export.encounters, "demonstration": export.demonstration,
        "with_note": export.with_note,
        "parts": [
            {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }  # fmt: skip
    files["manifest.json"] = _json(manifest)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, data in sorted(files.items()):
            folder.writestr(zipfile.ZipInfo(name, EARLIEST), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _of_encounter(one: Encounter, *, with_note: bool) -> Iterator[tuple[str, bytes]]:
    folder = f"encounters/{one.pk}"
    record: dict[str, Any] = {
        "encounter": _columns(one),
        "accounts": _rows(Account.objects.filter(encounter=one).order_by("id")),
        "steps": _rows(Step.objects.filter(encounter=one).order_by("id")),
        "tags": _rows(Tag.objects.filter(encounter=one).order_by("id")),
        "withholdings": _rows(Withholding.objects.filter(encounter=one).order_by("id")),
        "referrals": _rows(Referral.objects.filter(encounter=one).order_by("id")),
    }
    if with_note:
        record["note"] = opened_note(one.note, one.seal_place)
    numbers = _lines_about("encounter", str(one.pk))
    if one.matter is not None:
        record |= _of_matter(one.matter)
        numbers += _lines_about("matter", str(one.matter.pk))
    yield f"{folder}/record.json", _json(record)
    yield from _journal(folder, sorted(numbers))


def _of_matter(matter: Matter) -> dict[str, Any]:
    """What was stated, and each determination as it was sealed with what counsel decided. Advice is never here."""
    return {
        "matter": _columns(matter),
        "statements": _rows(StatementRow.objects.filter(matter=matter).order_by("number")),
        "determinations": [
            _columns(one) | {"decisions": _rows(one.decisions.order_by("id"))} for one in determinations_of(matter)
        ],
    }


def _lines_about(kind: str, number: str) -> list[int]:
    found = Line.objects.filter(object_kind=kind, object_number=number).order_by("id")
    return list(found.values_list("id", flat=True))


def _journal(folder: str, numbers: list[int]) -> Iterator[tuple[str, bytes]]:
    """The lines with their proofs; one that no checkpoint covers yet is named without one."""
    lines, waiting = [], []
    for number in numbers:
        try:
            proof = prove_line(number)
        except NoProof:
            waiting.append(number)
            continue
        lines.append(str(proof["line"]))
        yield f"{folder}/proofs/{number}.json", _json(proof)
    yield f"{folder}/journal.ndjson", "".join(f"{line}\n" for line in lines).encode()
    if waiting:
        yield f"{folder}/not-yet-proved.json", _json(waiting)


def _beside(export: Export) -> Iterator[tuple[str, bytes]]:
    newest = Checkpoint.objects.first()
    custody = Custody.objects.filter(export=export).order_by("id")
    told = READ_ME.format(
        count=len(export.encounters), at=timezone.localtime(export.asked_at).isoformat(timespec="seconds"),
        purpose=export.purpose, reference=export.reference, note=NOTE if export.with_note else NO_NOTE,
        demonstration=DEMONSTRATION if export.demonstration else "",
    )  # fmt: skip
    yield "README.txt", told.encode()
    yield "custody.json", _json(_rows(custody))
    yield "checkpoint.txt", (newest.note if newest else "").encode()
    yield "key.txt", "".join(f"{one.verifier}\n" for one in signers()).encode()
    for path in (Path(str(verify_export.__file__)), Path(str(verify_journal.__file__))):
        yield path.name, path.read_bytes()


def _rows(found: Iterable[Any]) -> list[dict[str, Any]]:
    return [_columns(one) for one in found]


def _columns(row: Any) -> dict[str, Any]:
    """A row's columns, those not made to be edited as well, without what is left out."""
    plain = model_to_dict(row) | {"id": row.pk}
    return {name: value for name, value in sorted(plain.items()) if name not in LEFT_OUT}


def _json(value: object) -> bytes:
    return json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _plain(value: object) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
