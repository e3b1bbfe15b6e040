"""Synthetic lists of bodies to import in tests."""

from __future__ import annotations

from pathlib import Path

from threshold.agencies.changes import Held
from threshold.agencies.importer import Parsed, read_bodies
from threshold.core.loader import load_law

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
ROSTER_HEADER = (DATA / "synthetic_roster.csv").read_text("utf-8").splitlines()[0]


def synthetic(name: str) -> Parsed:
    """One of the synthetic files, read."""
    return read_bodies((DATA / f"synthetic_{name}.csv").read_bytes())


def roster(*rows: str) -> bytes:
    """A list in the 20-column layout. Each row gives id, name, acronym, kind, status and url, commas between."""
    lines = [ROSTER_HEADER]
    for row in rows:
        given = row.split(",")
        record, name, acronym, kind, status, url = given + [""] * (6 - len(given))
        lines.append(f"{record},{name},{acronym},{kind},no,synthetic,high,{status},,,,,,,,,,,{url},")
    return "\n".join(lines).encode()


def starter() -> tuple[Held, ...]:
    """The bodies the order names, as they are held before any import."""
    return tuple(
        Held(
            id=body.id,
            name=body.name,
            acronym=body.acronym,
            kind=body.kind,
            status=body.status,
            url="",
            other_names=(),
            source=body.source.text,
            confidence=body.source.confidence,
            record=body.record,
            part_of=body.part_of,
            named_by_law=True,
        )
        for body in load_law().order.bodies
    )
