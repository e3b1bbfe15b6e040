"""Kinds of journal line: a dotted name, a sentence, and which of its details are personal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of line, such as `agencies.bodies_imported`. `personal` names those of its `details` that can go."""

    name: str
    sentence: str
    details: frozenset[str]
    personal: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.personal <= self.details:
            raise ValueError(f"{self.name}: what is personal must be among the details.")
        if "." not in self.name:
            raise ValueError(f"{self.name}: a kind is named folder.verb.")
