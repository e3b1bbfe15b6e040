"""What confirmed agreements (3(a)) and arrangements (3(c)) say for one use of one lot on one day, as facts.

Absence from a register is no answer: what nothing confirmed speaks of stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from threshold.core.facts import A_COVERS, A_INSTRUMENT, C_FORMAL, C_PART, G1_AGREEMENT, G4_ARRANGEMENT, USE, Fact
from threshold.core.words import Sentence, gettext_noop

ACCESS: Final = "access"  # 4-210(b)(1) and (4): access to non-public areas of City property
OTHER: Final = "other"  # matches no use asked for
PURPOSES: Final = {
    "staging_area": gettext_noop("staging area"),
    "processing_location": gettext_noop("processing location"),
    "operations_base": gettext_noop("operations base"),
    "lookout_or_waiting": gettext_noop("a place to watch or wait"),
    ACCESS: gettext_noop("access to non-public areas (4-210(b))"),
    OTHER: gettext_noop("another purpose, said in its title"),
}
OF_A_LOT: Final = USE.domain - {OTHER}
YES: Final = frozenset({"yes"})


@dataclass(frozen=True, slots=True)
class Offered:
    """What a confirmed register says of one fact: the values it leaves, where it stands, and why, in words."""

    fact: str
    values: frozenset[str]
    reference: str
    words: Sentence


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A fact the registers leave open, and why. It is never a no."""

    fact: str
    words: Sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an instrument: the uses made of the place, and the agency of the personnel, by its name."""

    uses: frozenset[str] = frozenset()
    party: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One confirmed agreement or arrangement that covers the lot and is in force on the day.

    `standing` is the value of `a_instrument` or `c_formal` it gives, "" where it gives none.
    """

    reference: str
    standing: str
    parties: frozenset[str]
    purposes: frozenset[str]
    words: Sentence
    gives_access: bool = True

    def authorizes(self, asked: Asked) -> bool:
        """Whether it names these personnel's agency and every use of the lot that is asked for."""
        of_the_lot = asked.uses & OF_A_LOT
        return bool(of_the_lot) and of_the_lot <= self.purposes and self._names(asked)

    def lets_in(self, asked: Asked) -> bool:
        """Whether it names their agency and access to non-public areas, which is asked for."""
        return self.gives_access and ACCESS in asked.uses & self.purposes and self._names(asked)

    def _names(self, asked: Asked) -> bool:
        return bool(asked.party) and folded(asked.party) in self.parties


@dataclass(frozen=True, slots=True)
class Register:
    """Which facts a register speaks of, and what is said where it leaves them open."""

    exists: Fact
    covers: Fact
    access: Fact
    none: str
    unsaid: str


AGREEMENTS: Final = Register(
    A_INSTRUMENT, A_COVERS, G1_AGREEMENT,
    gettext_noop(
        "No confirmed agreement of the register speaks of this lot on this day. That does not say there is none."
    ),
    gettext_noop(
        "No confirmed agreement of the register names both these personnel and this use. Counsel reads the papers."
    ),
)  # fmt: skip
ARRANGEMENTS: Final = Register(
    C_FORMAL, C_PART, G4_ARRANGEMENT,
    gettext_noop(
        "No confirmed arrangement of the register speaks of this lot on this day. That does not say there is none."
    ),
    gettext_noop(
        "No confirmed arrangement of the register names both these personnel and this use. Counsel reads the papers."
    ),
)  # fmt: skip


def weigh(register: Register, instruments: Sequence[Instrument], asked: Asked) -> tuple[list[Offered], list[LeftOpen]]:
    """What the instruments of one register say, and what they leave open.

    Two facts are shown by one and the same instrument: an approved one that is silent on this use, beside another whose
    approval is unclear and which speaks of it, does not make an approved one that covers it.
    """
    standing = [one for one in instruments if one.standing]
    whole = [one for one in standing if one.standing == "yes" and one.authorizes(asked)]
    offered = _of(register.exists, whole or standing, [one.standing for one in whole or standing])
    shown = whole or (standing if len(standing) == 1 and standing[0].authorizes(asked) else [])
    offered += _of(register.covers, shown, ["yes"])
    offered += _of(register.access, [one for one in instruments if one.lets_in(asked)], ["yes"])
    said = {one.fact for one in offered}
    return offered, [
        LeftOpen(fact.id, Sentence(words))
        for fact, words in _facts(register, asked)
        if fact.id not in said
    ]  # fmt: skip


def folded(name: str) -> str:
    """An agency's name as names are compared: small letters, single spaces."""
    return " ".join(name.casefold().split())


def _of(fact: Fact, shown_by: Iterable[Instrument], values: Sequence[str]) -> list[Offered]:
    """One statement for each instrument, all of them with the same values, so that none narrows past another."""
    return [Offered(fact.id, frozenset(values), one.reference, one.words) for one in shown_by]


def _facts(register: Register, asked: Asked) -> list[tuple[Fact, str]]:
    lot = [(register.exists, register.none), (register.covers, register.unsaid)]
    return [*lot, (register.access, register.unsaid)] if ACCESS in asked.uses else lot
