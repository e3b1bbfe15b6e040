"""What a device at the gate sends, read strictly: closed choices and times, no word and no picture of anybody's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from threshold.core.facts import Known
from threshold.guide.choices import CHOICES, leaves
from threshold.guide.wording import languages

VERSION = "1"
LONGEST = 8_192
ID, SITE, STAFF = re.compile("[0-9a-f]{32}"), re.compile("[A-Za-z0-9-]{0,40}"), re.compile("[A-Za-z0-9:_-]{0,200}")
FRAME = ("version", "id", "language", "site", "staff", "started", "kept")
CHOSEN = tuple(CHOICES)


class RecordError(ValueError):
    """What was sent is no record of the gate; `field` says where, and no word of it says what stood there."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


class NotARecord(RecordError):
    """It cannot be read at all, is too long, or lacks what every record has."""


class UnknownVersion(RecordError):
    """It was made by a guide of another age."""


class UnknownField(RecordError):
    """It carries something a record has no place for: kept aside unread, for a person to decide about."""


class UnknownChoice(RecordError):
    """A field says what its closed list does not have: kept aside as well."""


@dataclass(frozen=True, slots=True)
class GateRecord:
    """One record as the device kept it. A choice not made is "". Times are the device's own, right or wrong."""

    id: str
    version: str
    language: str
    site: str
    staff: str
    started: datetime
    kept: datetime
    want: str
    about: str = ""
    paper: str = ""
    kind: str = ""
    place: str = ""
    use: str = ""
    purpose: str = ""
    nonpublic: str = ""
    uses_property: str = ""
    other_resource: str = ""
    body: str = ""
    officers: str = ""
    answered: str = ""
    happened: str = ""
    identification: str = ""
    signed: str = ""
    named: str = ""
    dated: str = ""
    how: str = ""
    capacity: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The choices that were made, by field."""
        return {field: value for field in CHOSEN if (value := getattr(self, field))}


def read(payload: bytes | Mapping[str, Any]) -> GateRecord:
    """A record from what a box held. Raises NotARecord, UnknownVersion, UnknownField or UnknownChoice."""
    given = payload if isinstance(payload, Mapping) else _parsed(payload)
    if given.get("version") != VERSION:
        raise UnknownVersion("The record is of another version.", "version")
    if strange := given.keys() - {*FRAME, *CHOSEN}:
        raise UnknownField(f"The record carries {len(strange)} things it has no place for.")
    if not all(isinstance(value, str) for value in given.values()):
        raise NotARecord("Every part of a record is text.")
    if missing := [field for field in (*FRAME, "want") if field not in given]:
        raise NotARecord("The record lacks a part.", missing[0])
    _check_marks(given)
    _check_choices(given)
    chosen = {field: given[field] for field in (*FRAME, *CHOSEN) if field in given}
    return GateRecord(**{**chosen, "started": _moment(given, "started"), "kept": _moment(given, "kept")})


def seen(record: GateRecord) -> Known:
    """What the choices leave possible of the facts of the norms, as seen: kept for counsel, decided by nobody here."""
    found: dict[str, frozenset[str]] = {}
    for field, by_value in leaves().items():
        for fact, left in by_value.get(getattr(record, field), {}).items():
            found[fact] = left
    return found


def _parsed(payload: bytes) -> Mapping[str, Any]:
    if len(payload) > LONGEST:
        raise NotARecord("The record is too long.")
    try:
        given = json.loads(payload.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise NotARecord("The record cannot be read.") from error
    if not isinstance(given, Mapping):
        raise NotARecord("The record is no map.")
    return given


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    given = list(pairs)
    if len(dict(given)) != len(given):
        raise ValueError("A part is given twice.")
    return dict(given)


def _check_marks(given: Mapping[str, str]) -> None:
    shapes = (("id", ID), ("site", SITE), ("staff", STAFF))
    if wrong := [name for name, shape in shapes if not shape.fullmatch(given[name])]:
        raise NotARecord("A mark of the record has not its shape.", wrong[0])
    if given["language"] not in {one.tag for one in languages()}:
        raise UnknownChoice("The record is in a language the list does not have.", "language")


def _check_choices(given: Mapping[str, str]) -> None:
    for field, values in CHOICES.items():
        if field in given and given[field] not in values and (given[field] or field == "want"):
            raise UnknownChoice("A field says what its list does not have.", field)


def _moment(given: Mapping[str, str], field: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given[field])
    except ValueError as error:
        raise NotARecord("A time of the record cannot be read.", field) from error
    if moment.tzinfo is None:
        raise NotARecord("A time of the record does not say of which zone it is.", field)
    return moment
