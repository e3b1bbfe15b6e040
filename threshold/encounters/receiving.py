"""What the gate's devices send, taken box by box: kept, kept already, held under seal, or said to be unreadable."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from threshold.encounters.actions.holding import hold
from threshold.encounters.actions.opening import open_encounter
from threshold.encounters.from_gate import times_of, told_by, without_strangers
from threshold.encounters.models import Encounter
from threshold.encounters.permissions.encounters import GATE
from threshold.encounters.queries.reporters import Reporter, reporter_of
from threshold.encounters.told import Came
from threshold.guide.choices import CHOICES
from threshold.guide.records import CHOSEN, FRAME, GateRecord, RecordError, UnknownChoice, UnknownField, read
from threshold.sealing.boxes import ID, NotABox, open_box, read_box
from threshold.sealing.envelope import CannotOpen

KNOWN: Final = frozenset({*FRAME, *CHOSEN})


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one box: its id, the encounter where one was made, and whether something was put under seal."""

    id: str
    encounter: Encounter | None = None
    fresh: bool = False
    held: bool = False


def take(given: object) -> Taken:
    """Take one box, whatever it holds: nothing sent is lost, and sent again it adds nothing."""
    raw = json.dumps(given, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    box_id = _id_of(given, raw)
    try:
        box = read_box(given)
        plain = open_box(box)
    except (NotABox, CannotOpen):
        hold(by=GATE, key=box_id, raw=raw, why="cannot_open")
        return Taken(box_id, held=True)
    return _take_opened(box.id, plain)


def take_stray(raw: bytes, why: str) -> Taken:
    """Take bytes that are no list of boxes at all, such as a picture: sealed unread."""
    key = hashlib.sha256(raw).hexdigest()
    hold(by=GATE, key=key, raw=raw, why=why)
    return Taken(key[:32], held=True)


def _take_opened(box_id: str, plain: bytes) -> Taken:
    """Keep what the record says; what it has no place for goes under seal beside it."""
    try:
        record, held = read(plain), False
    except (UnknownField, UnknownChoice) as strange:
        why = "unknown_field" if isinstance(strange, UnknownField) else "unknown_value"
        maybe = _known_part(plain)
        body = _reporter(maybe).body if maybe else ""
        hold(by=GATE, key=f"{box_id} beside", raw=plain, why=why, body=body)
        if maybe is None or maybe.id != box_id:
            return Taken(box_id, held=True)
        record, held = maybe, True
    except RecordError:
        hold(by=GATE, key=box_id, raw=plain, why="cannot_open")
        return Taken(box_id, held=True)
    if record.id != box_id:
        hold(by=GATE, key=box_id, raw=plain, why="cannot_open")
        return Taken(box_id, held=True)
    return _keep(record, held=held)


def _keep(record: GateRecord, *, held: bool) -> Taken:
    by = _reporter(record)
    came = Came(key=record.id, body=by.body, way="device", reporter=by.known_by, link=by.link, times=times_of(record))
    opened = open_encounter(by=GATE, told=told_by(record, by.site, by.capacity), came=came)
    return Taken(record.id, opened.encounter, opened.fresh, held)


def _reporter(record: GateRecord) -> Reporter:
    return reporter_of(record.site, record.staff)


def _known_part(plain: bytes) -> GateRecord | None:
    """The record without what it has no place for, where the rest is one."""
    try:
        given: dict[str, Any] = json.loads(plain)
        known = without_strangers(given, KNOWN)
        listed = {
            name: value for name, value in known.items()
            if name not in CHOICES or name == "want" or value in CHOICES[name]
        }  # fmt: skip
        if listed.get("want") not in CHOICES["want"]:
            listed["want"] = "unknown"
        return read(listed)
    except (ValueError, RecursionError, TypeError):
        return None


def _id_of(given: object, raw: bytes) -> str:
    """The id of a box, or one made of its bytes where it has none of the right shape."""
    found = given.get("id") if isinstance(given, Mapping) else None
    if isinstance(found, str) and ID.fullmatch(found):
        return found
    return hashlib.sha256(raw).hexdigest()[:32]
