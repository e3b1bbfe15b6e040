"""The details of a line: each hashed with a salt of its own, so that one can be erased and the rest still checked."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from threshold.journal.canonical import canonical
from threshold.sealing.envelope import seal, unseal
from threshold.sealing.keys import keyring

SALT_BYTES = 16
Value = str | int


@dataclass(frozen=True, slots=True)
class Details:
    """What stands in an envelope: each detail with its salt, the hashes of those erased, and which are personal."""

    kept: Mapping[str, tuple[str, Value]]
    erased: Mapping[str, str] = field(default_factory=dict)
    personal: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Mapping[str, Value], personal: Iterable[str]) -> Details:
        """Fresh details, salted."""
        kept = {name: (secrets.token_hex(SALT_BYTES), value) for name, value in words.items()}
        return cls(kept, {}, frozenset(personal))

    @property
    def words(self) -> dict[str, Value]:
        """What is still there to read."""
        return {name: value for name, (_, value) in self.kept.items()}

    @property
    def hash(self) -> str:
        """The hash in the line: over the hashes of all details, erased ones included."""
        hashes = {name: one_hash(name, salt, value) for name, (salt, value) in self.kept.items()}
        return sha256(canonical({**hashes, **self.erased})).hexdigest()

    def without_personal(self) -> Details:
        """The same with every personal detail and its salt gone; their hashes stay, and lead back to nothing."""
        gone = {name: one_hash(name, *self.kept[name]) for name in self.kept.keys() & self.personal}
        kept = {name: pair for name, pair in self.kept.items() if name not in gone}
        return Details(kept, {**self.erased, **gone}, self.personal)

    def sealed(self, details_hash: str) -> str:
        """All of it in an envelope that opens only beside a line with this hash."""
        told = {"kept": dict(self.kept), "erased": dict(self.erased), "personal": sorted(self.personal)}
        return seal(canonical(told).decode(), _place(details_hash), keyring())


def opened(envelope: str, details_hash: str) -> Details:
    """The details in an envelope. Raises CannotOpen."""
    told = json.loads(unseal(envelope, _place(details_hash), keyring()))
    kept = {name: (salt, value) for name, (salt, value) in told["kept"].items()}
    return Details(kept, told["erased"], frozenset(told["personal"]))


def one_hash(name: str, salt: str, value: Value) -> str:
    """The salted SHA-256 of one detail."""
    return sha256(bytes.fromhex(salt) + canonical([name, value])).hexdigest()


def first_form_hash(salt: str, words: str) -> str:
    """The hash of a line written before details had salts of their own: one salt, in clear beside the envelope."""
    return sha256(f"{salt}\n{words}".encode()).hexdigest()


def _place(details_hash: str) -> str:
    return f"journal_detail|sealed|{details_hash}"
