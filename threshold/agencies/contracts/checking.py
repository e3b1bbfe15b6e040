"""The rows of a file against each other and against what is held: bodies known, numbers once, parents there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from threshold.agencies.contracts.reading import Row
from threshold.agencies.importer import Refusal
from threshold.core.answers import Answer
from threshold.core.law import Body
from threshold.core.words import Sentence, gettext_noop

Key = tuple[str, str]  # body and number

UNKNOWN_BODY = gettext_noop("No body is called “{body}”. Write its id or its acronym as the list of bodies has it.")
NOT_SET_UP = gettext_noop("“{body}” is not set up here, so its contracts are not taken yet.")
NOT_THEIRS = gettext_noop("You may not keep the contracts of “{body}”. Leave its rows out.")
DIFFERS = gettext_noop(
    "The contract {number} stands on line {first} already and differs there. "
    "Rows of one contract differ in their location alone."
)
TWICE = gettext_noop("The contract {number} with this location stands on line {first} already. Keep one of the two.")
NO_PARENT = gettext_noop("Its parent {parent} is neither in this file nor held here at the same body. Add its row.")
CIRCLE = gettext_noop("It stands under itself, by way of {parent}. Correct the parents.")


@dataclass(slots=True)
class Seen:
    """What the rows read so far have said: a few bytes for each contract, whatever its length."""

    first: dict[Key, tuple[int, bytes]] = field(default_factory=dict)
    places: dict[bytes, int] = field(default_factory=dict)
    parents: dict[Key, Key] = field(default_factory=dict)

    @property
    def bodies(self) -> set[str]:
        """The bodies whose contracts the file names."""
        return {body for body, _ in self.first}


@dataclass(frozen=True, slots=True)
class Around:
    """What rows are checked against: bodies by every name, those set up here, and whose contracts may be kept."""

    bodies: Mapping[str, Body]
    set_up: frozenset[str]
    may_keep: Callable[[str], Answer]

    @classmethod
    def of(cls, bodies: Iterable[Body], set_up: frozenset[str], may_keep: Callable[[str], Answer]) -> Around:
        """Bodies by id and by acronym, in small letters."""
        known: dict[str, Body] = {}
        for body in bodies:
            for name in (body.acronym.lower(), body.id):
                known[name] = body
        known.pop("", None)
        return cls(known, set_up, may_keep)


def checked(rows: Iterable[Row | Refusal], around: Around, seen: Seen) -> Iterator[Row | Refusal]:
    """Each row with its body's id in place of the name given, or why it cannot be used; `seen` is filled on the way."""
    for row in rows:
        yield row if isinstance(row, Refusal) else _one(row, around, seen)


def placed(rows: Iterable[Row | Refusal], around: Around) -> Iterator[Row | Refusal]:
    """Each row with its body's id in place of the name given, or why that body's contracts are not taken."""
    for row in rows:
        yield row if isinstance(row, Refusal) else _at_its_body(row, around)


def _one(row: Row, around: Around, seen: Seen) -> Row | Refusal:
    there = _at_its_body(row, around)
    return there if isinstance(there, Refusal) else _of_contract(there, seen) or there


def _at_its_body(row: Row, around: Around) -> Row | Refusal:
    shown = {"body": row.facts.body[:60]}
    body = around.bodies.get(row.facts.body.lower())
    if body is None:
        return Refusal(row.line, Sentence(UNKNOWN_BODY, shown))
    if body.id not in around.set_up:
        return Refusal(row.line, Sentence(NOT_SET_UP, shown))
    if not around.may_keep(body.id):
        return Refusal(row.line, Sentence(NOT_THEIRS, shown))
    return row if row.facts.body == body.id else Row(row.line, replace(row.facts, body=body.id), row.place)


def _of_contract(row: Row, seen: Seen) -> Refusal | None:
    """What is wrong with a row beside those before it; noted as seen when nothing is."""
    facts, told = row.facts, _digest(repr(row.facts))
    line, before = seen.first.setdefault(facts.key, (row.line, told))
    if before != told:
        return Refusal(row.line, Sentence(DIFFERS, {"number": facts.number, "first": line}))
    place = _digest(repr((facts.key, row.place.address if row.place else "")))
    line = seen.places.setdefault(place, row.line)
    if line != row.line:
        return Refusal(row.line, Sentence(TWICE, {"number": facts.number, "first": line}))
    if facts.parent:
        seen.parents[facts.key] = (facts.body, facts.parent)
    return None


def parent_faults(seen: Seen, held: Mapping[Key, Key | None]) -> Iterator[Refusal]:
    """Contracts whose parent is nowhere, or that stand under themselves. `held` has the parents of those held here."""
    above = {key: parent for key, parent in held.items() if key not in seen.first} | seen.parents
    safe: set[Key] = set()
    for key, parent in seen.parents.items():
        line = seen.first[key][0]
        if parent not in seen.first and parent not in held:
            yield Refusal(line, Sentence(NO_PARENT, {"parent": parent[1]}))
        elif _in_a_circle(key, above, safe):
            yield Refusal(line, Sentence(CIRCLE, {"parent": parent[1]}))


def _in_a_circle(key: Key, above: Mapping[Key, Key | None], safe: set[Key]) -> bool:
    """Whether the way up from a contract leads back to one passed before; `safe` grows by every way that ends."""
    passed: list[Key] = []
    step: Key | None = key
    on_the_way: set[Key] = set()
    while step is not None and step not in safe:
        if step in on_the_way:
            return True
        on_the_way.add(step)
        passed.append(step)
        step = above.get(step)
    safe.update(passed)
    return False


def _digest(words: str) -> bytes:
    return blake2b(words.encode(), digest_size=12).digest()
