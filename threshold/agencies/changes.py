"""What an import would change: each row met with the body it speaks of, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from threshold.agencies.importer import Parsed, Refusal, Row
from threshold.agencies.layouts import CITY_DATASET
from threshold.core import law
from threshold.core.words import Sentence, gettext_noop

Key = TypeVar("Key", bound=Hashable)
FIELDS = ("name", "acronym", "kind", "status", "url", "other_names", "source", "confidence", "record", "part_of")
# What the order and the law say of a body they name is not the dataset's to change.
OF_THE_LAW = frozenset({"name", "acronym", "kind", "source", "confidence"})
NAMED_TWICE = gettext_noop("The row speaks of {name}, and so does line {first}. Keep one of the two.")


@dataclass(frozen=True, slots=True)
class Held:
    """One body as it stands or as it would stand."""

    id: str
    name: str
    acronym: str
    kind: str
    status: str
    url: str
    other_names: tuple[str, ...]
    source: str
    confidence: str
    record: str
    part_of: str = ""
    named_by_law: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One body before and after."""

    line: int
    before: Held
    after: Held

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Each field that differs: its name, the value before, the value after."""
        return tuple(
            (field, _shown(getattr(self.before, field)), _shown(getattr(self.after, field)))
            for field in FIELDS
            if getattr(self.before, field) != getattr(self.after, field)
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """Every row of a file accounted for, and the bodies it no longer lists."""

    added: tuple[Held, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[Held, ...]
    refused: tuple[Refusal, ...]
    absent: tuple[Held, ...]

    @property
    def rows(self) -> int:
        """How many rows of the file the plan accounts for."""
        return len(self.added) + len(self.changed) + len(self.unchanged) + len(self.refused)

    @property
    def counts(self) -> dict[str, int]:
        """The five lists, counted."""
        names = ("added", "changed", "unchanged", "refused", "absent")
        return {name: len(getattr(self, name)) for name in names}


def plan(parsed: Parsed, held: Sequence[Held]) -> Plan:
    """Meet every row with a body by record id, then by name, then by acronym; what meets none is added.

    Bodies the file could have listed and does not are named as absent, and stay as they are.
    """
    meet = _Meeting(held)
    added: list[Held] = []
    changed: list[Change] = []
    unchanged: list[Held] = []
    refusals = list(parsed.refused)
    met: dict[str, int] = {}
    for row, body in meet.pairs(parsed.rows):
        key = body.id if body else row.record
        if key in met:
            name = body.name if body else row.name
            refusals.append(Refusal(row.line, Sentence(NAMED_TWICE, {"name": name, "first": met[key]})))
            continue
        met[key] = row.line
        after = _new(row) if body is None else _updated(body, row)
        if body is None:
            added.append(after)
        elif after == body:
            unchanged.append(body)
        else:
            changed.append(Change(row.line, body, after))
    absent = tuple(body for body in held if body.id not in met and _listable(body, parsed))
    ordered = tuple(sorted(refusals, key=lambda refusal: refusal.line))
    return Plan(tuple(added), tuple(changed), tuple(unchanged), ordered, absent)


def plan_starter(listed: Sequence[law.Body], held: Sequence[Held]) -> Plan:
    """Meet the bodies the law names with those held. What an import said beside the law is left as it is."""
    by_id = {body.id: body for body in held}
    by_record = {body.record: body for body in held if body.record}
    added: list[Held] = []
    changed: list[Change] = []
    unchanged: list[Held] = []
    for number, body in enumerate(listed, start=1):
        before = by_id.get(body.id)
        after = _as_law_says(body, before)
        if by_record.get(after.record, before) != before:  # an import came first and gave the record a body of its own
            after = replace(after, record="")
        if before is None:
            added.append(after)
        elif before == after:
            unchanged.append(before)
        else:
            changed.append(Change(number, before, after))
    return Plan(tuple(added), tuple(changed), tuple(unchanged), (), ())


def _as_law_says(body: law.Body, before: Held | None) -> Held:
    """A body the law names, keeping what an import may say of it: status, address, other names, record."""
    return Held(
        id=body.id,
        name=body.name,
        acronym=body.acronym,
        kind=body.kind,
        status=before.status if before else body.status,
        url=before.url if before else "",
        other_names=before.other_names if before else (),
        source=body.source.text,
        confidence=body.source.confidence,
        record=(before.record if before else "") or body.record,
        part_of=body.part_of,
        named_by_law=True,
    )


def _listable(body: Held, parsed: Parsed) -> bool:
    return bool(body.record) and body.record.startswith(parsed.layout.records)


class _Meeting:
    """The bodies held, by everything a row may know them by."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._by_record = {body.id: body for body in held} | {body.record: body for body in held if body.record}
        free = [body for body in held if not body.record]
        self._by_name = _only_ones((_plain(name), body) for body in free for name in (body.name, *body.other_names))
        self._by_acronym = _only_ones(
            ((body.acronym.casefold(), body.kind), body) for body in free if len(body.acronym) > 1
        )

    def pairs(self, rows: Sequence[Row]) -> Iterable[tuple[Row, Held | None]]:
        """Each row with the body it speaks of. An acronym counts only where one row bears it and the kind agrees."""
        borne = Counter(row.acronym.casefold() for row in rows)
        for row in rows:
            yield row, self._of(row, acronym=borne[row.acronym.casefold()] == 1)

    def _of(self, row: Row, *, acronym: bool) -> Held | None:
        if row.record in self._by_record:
            return self._by_record[row.record]
        for name in (row.name, *row.other_names):
            if _plain(name) in self._by_name:
                return self._by_name[_plain(name)]
        if acronym:
            for kind in row.kinds:
                if (row.acronym.casefold(), kind) in self._by_acronym:
                    return self._by_acronym[row.acronym.casefold(), kind]
        return None


def _only_ones(pairs: Iterable[tuple[Key, Held]]) -> Mapping[Key, Held]:
    """Each key that leads to one body alone; a key that leads to two decides nothing."""
    found: dict[Key, Held] = {}
    doubtful: set[Key] = set()
    for key, body in pairs:
        if found.setdefault(key, body).id != body.id:
            doubtful.add(key)
    return {key: body for key, body in found.items() if key not in doubtful}


def _plain(name: str) -> str:
    """A name without case, punctuation and the City's own name before it, to compare."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).strip()
    return re.sub(r"^(?:the )?(?:new york city|nyc) ", "", words)


def _new(row: Row) -> Held:
    return Held(
        id=row.record,
        name=row.name,
        acronym=row.acronym,
        kind=row.kinds[0],
        status=row.status,
        url=row.url,
        other_names=row.other_names,
        source=row.source or CITY_DATASET,
        confidence=row.confidence or "medium",
        record=row.record,
    )


def _updated(body: Held, row: Row) -> Held:
    """The body as the row would have it; of a body the law names, only what the law does not say.

    A list without sources of its own changes neither the source nor the confidence.
    """
    kind = body.kind if body.kind in row.kinds else row.kinds[0]
    source, confidence = row.source or body.source, row.confidence or body.confidence
    fresh = replace(_new(row), id=body.id, kind=kind, source=source, confidence=confidence, part_of=body.part_of)
    if not body.named_by_law:
        return fresh
    names = [name for name in (row.name, row.acronym, *row.other_names) if name not in {"", body.name, body.acronym}]
    kept = {field: getattr(body, field) for field in OF_THE_LAW}
    return replace(fresh, other_names=tuple(dict.fromkeys(names)), named_by_law=True, **kept)


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)
