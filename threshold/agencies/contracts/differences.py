"""What a file of contracts would change, a batch of rows at a time: added, changed, unchanged, and never removed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import islice
from typing import Any, Final

from threshold.agencies.contracts.checking import Key, Seen
from threshold.agencies.contracts.facts import Facts, Place
from threshold.agencies.contracts.reading import Row
from threshold.agencies.models import Contract, Location

BATCH = 1000
COLUMNS: Final = tuple(one.name for one in fields(Facts) if one.name not in {"body", "parent"})
FIELDS: Final = (
    "vendor", "parent", "human_services", "category", "public_contact", "security", "since", "until", "responsible",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One contract held here, and what the file says of it."""

    row: Contract
    before: Facts
    after: Facts

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Each field that differs: its name, the value before, the value after."""
        return tuple(
            (name, shown(getattr(self.before, name)), shown(getattr(self.after, name)))
            for name in FIELDS
            if getattr(self.before, name) != getattr(self.after, name)
        )


@dataclass(slots=True)
class Batch:
    """What some rows of the file change."""

    added: list[Facts] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    places_added: list[tuple[Key, Place]] = field(default_factory=list)
    places_changed: list[tuple[Location, Place]] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What a whole file changes: counts, examples of each kind, and one hash over the changes."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: int = 0
    places_added: int = 0
    places_changed: int = 0
    examples_added: list[Facts] = field(default_factory=list)
    examples_changed: list[Change] = field(default_factory=list)
    examples_absent: list[str] = field(default_factory=list)
    file_hash: str = ""
    _leaves: hashlib._Hash = field(default_factory=hashlib.sha256)

    MOST_EXAMPLES = 40

    @property
    def root(self) -> str:
        """One hash over every contract and place added or changed, in the sequence of the file."""
        return self._leaves.hexdigest()

    @property
    def counts(self) -> dict[str, str | int]:
        """The counts by name."""
        names = ("added", "changed", "unchanged", "absent", "places_added", "places_changed")
        return {name: getattr(self, name) for name in names}

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.added or self.changed or self.places_added or self.places_changed)

    def take(self, batch: Batch) -> None:
        """Count a batch."""
        self.added += len(batch.added)
        self.changed += len(batch.changed)
        self.unchanged += batch.unchanged
        self.places_added += len(batch.places_added)
        self.places_changed += len(batch.places_changed)
        self.examples_added += batch.added[: self.MOST_EXAMPLES - len(self.examples_added)]
        self.examples_changed += batch.changed[: self.MOST_EXAMPLES - len(self.examples_changed)]
        changed = [change.after for change in batch.changed]
        for leaf in (
            *batch.added,
            *changed,
            *batch.places_added,
            *((p.contract_id, new) for p, new in batch.places_changed),
        ):
            self._leaves.update(hashlib.sha256(repr(leaf).encode()).digest())


def batches(rows: Iterable[Row], seen: Seen) -> Iterator[Batch]:
    """What the rows change, some at a time, compared with what is held when each batch comes up."""
    rows = iter(rows)
    while some := list(islice(rows, BATCH)):
        yield _compared(some, seen)


def _compared(rows: list[Row], seen: Seen) -> Batch:
    batch = Batch()
    held = _held({row.facts.key for row in rows})
    places = _places(held.values())
    for row in rows:
        contract = held.get(row.facts.key)
        if seen.first[row.facts.key][0] == row.line:
            _compare_contract(batch, row.facts, contract)
        if row.place is not None:
            there = places.get((contract.pk, row.place.address)) if contract else None
            _compare_place(batch, row, there)
    return batch


def _compare_contract(batch: Batch, facts: Facts, contract: Contract | None) -> None:
    if contract is None:
        batch.added.append(facts)
        return
    before = facts_of(contract)
    if before == facts:
        batch.unchanged += 1
    else:
        batch.changed.append(Change(contract, before, facts))


def _compare_place(batch: Batch, row: Row, there: Location | None) -> None:
    place = row.place
    if place is None:
        return
    if there is None:
        batch.places_added.append((row.facts.key, place))
    elif (there.city_property, there.sensitive, there.until) != (place.city_property, place.sensitive, None):
        batch.places_changed.append((there, place))


def _held(keys: set[Key]) -> dict[Key, Contract]:
    by_body: dict[str, list[str]] = {}
    for body, number in keys:
        by_body.setdefault(body, []).append(number)
    found: dict[Key, Contract] = {}
    for body, numbers in by_body.items():
        rows = Contract.objects.filter(body_id=body, number__in=numbers).select_related("parent")
        found |= {(row.body_id, row.number): row for row in rows}
    return found


def _places(contracts: Iterable[Contract]) -> Mapping[tuple[int, str], Location]:
    ids = [contract.pk for contract in contracts]
    return {(one.contract_id, one.address): one for one in Location.objects.filter(contract__in=ids)} if ids else {}


def facts_of(row: Contract) -> Facts:
    """What is held of a contract, in the shape a file gives it."""
    return Facts(
        body=row.body_id, number=row.number, vendor=row.vendor, since=row.since, until=row.until,
        parent=row.parent.number if row.parent else "", human_services=row.human_services, category=row.category,
        public_contact=row.public_contact, security=row.security, responsible=row.responsible,
    )  # fmt: skip


def plain(facts: Facts) -> dict[str, Any]:
    """The columns of a contract but for its parent."""
    columns = {name: getattr(facts, name) for name in COLUMNS}  # `asdict` would copy every value
    return {"body_id": facts.body, **columns}


def shown(value: object) -> str:
    """A value as a preview writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
