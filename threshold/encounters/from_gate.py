"""A record of the gate, as the guide reads it, in the words of the record of an encounter."""

from __future__ import annotations

from typing import Any, Final

from threshold.core.gate import ONE_OF, SOME_OF
from threshold.encounters.told import Times, Told
from threshold.guide.records import GateRecord

KINDS: Final = {
    "come_inside": "entry", "use_lot": "use_of_lot", "information": "information", "help": "resources",
    "papers": "papers", "from_afar": "observed",
}  # fmt: skip
ASKED: Final = {
    "come_inside": "come_in", "use_lot": "use_place", "information": "records", "help": "staff_help",
    "papers": "take_papers", "from_afar": "nothing",
}  # fmt: skip
LOOKED: Final = {"judge": "judge", "no_judge": "no_judge"}
NAMED: Final = {"yes": "named", "no": "none", "cannot_tell": "cannot_tell"}
HAPPENED: Final = {"waited": "waiting", "did_not_wait": "came_in", "emergency": "emergency", "left": "left"}
SAME: Final = (
    "officers", "identification", "signed", "dated", "place", "use", "capacity", "purpose", "nonpublic",
    "uses_property", "other_resource",
)  # fmt: skip


def told_by(record: GateRecord, site: str = "", capacity: str = "") -> Told:
    """What a record of the gate says, in the closed choices of an encounter; "unknown" is left out."""
    one = {name: value for name in SAME if (value := getattr(record, name)) in ONE_OF[name]}
    status = record.want == "information" and record.about == "status"
    one |= {
        "channel": "gate", "kind": "status_only" if status else KINDS.get(record.want, ""), "paper": _paper(record),
        "issuer": NAMED.get(record.named, ""), "shown": "on_screen" if record.paper == "screen" else record.how,
        "said_to_be": record.body,
    }  # fmt: skip
    if capacity:
        one.setdefault("capacity", capacity)
    some = {
        "asked": _listed("asked", "status" if status else ASKED.get(record.want, "")),
        "answered": _listed("answered", record.answered),
        "happened": _listed("happened", HAPPENED.get(record.happened, "")),
    }
    return Told({name: value for name, value in one.items() if value in ONE_OF[name]}, some, site=site)


def times_of(record: GateRecord) -> Times:
    """When, by the device's own clock."""
    return Times(record.started, record.kept)


def without_strangers(given: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """What was sent without the parts a record has no place for."""
    return {name: value for name, value in given.items() if name in known}


def _paper(record: GateRecord) -> str:
    if record.paper == "no":
        return "none"
    return LOOKED.get(record.kind, "cannot_tell") if record.paper in {"yes", "screen"} else ""


def _listed(name: str, value: str) -> tuple[str, ...]:
    return (value,) if value in SOME_OF[name] else ()
