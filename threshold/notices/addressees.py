"""Whom a notice goes to: one person, or whoever holds an ability when it goes out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addressee:
    """One person by their row, or an ability at an agency; "" for the agency means those who hold it for the City."""

    person: int | None = None
    ability: str = ""
    agency: str = ""

    def __post_init__(self) -> None:
        if (self.person is None) == (not self.ability):
            raise ValueError("A notice goes to one person or to the holders of one ability.")

    @classmethod
    def one(cls, person: int) -> Addressee:
        """One person."""
        return cls(person=person)

    @classmethod
    def holders(cls, ability: str, agency: str = "") -> Addressee:
        """Whoever holds an ability for this agency, by a role there or for the City, at the time it goes out."""
        return cls(ability=ability, agency=agency)
