"""Who may see, keep and confirm the entries of the registers; each answer with its reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop

SECOND_PERSON: Final = Sentence(
    gettext_noop("A second person confirms an entry, not the one who recorded it (house practice).")
)

OTHERS_LOTS: Final = Sentence(
    gettext_noop("It covers lots that are not this body's. The Law Department records an agreement over those.")
)


@dataclass(frozen=True, slots=True)
class Abilities:
    """The abilities of one register."""

    see: str
    keep: str
    confirm: str


REGISTERS: Final = Abilities("registers.see", "registers.keep", "registers.confirm")
PLACEMENTS: Final = Abilities("placements.see", "placements.keep", "placements.find")
FINDINGS: Final = Abilities("", "findings.keep", "findings.confirm")


def can_see(rights: Rights, abilities: Abilities, body: str = CITYWIDE) -> Answer:
    """Whether entries kept by a body may be seen: by whoever may see, keep or confirm them."""
    for ability in (abilities.see, abilities.keep, abilities.confirm):
        if ability and rights.may(ability, body):
            return rights.can(ability, body)
    return rights.can(abilities.see or abilities.keep, body)


def can_see_any(rights: Rights, abilities: Abilities) -> bool:
    """Whether some entries of a register may be seen."""
    return any(rights.anywhere(one) for one in (abilities.see, abilities.keep, abilities.confirm) if one)


def can_keep(rights: Rights, abilities: Abilities, body: str = CITYWIDE) -> Answer:
    """Whether entries may be added for a body, superseded and ended."""
    return rights.can(abilities.keep, body)


def can_confirm(rights: Rights, abilities: Abilities, body: str, recorded_by: str) -> Answer:
    """Whether an entry may be confirmed: by a second person (house practice)."""
    answer = rights.can(abilities.confirm, body)
    if answer and rights.who.ref == recorded_by:
        return Answer(yes=False, reason=SECOND_PERSON)
    return answer


def can_find(rights: Rights, body: str) -> Answer:
    """Whether counsel's finding under 10-178(b) may be recorded of a placement."""
    return rights.can(PLACEMENTS.confirm, body)


def can_keep_lots(rights: Rights, body: str, whose: Collection[str]) -> Answer:
    """Whether an entry of a body may cover the lots of some bodies: others' lots only by a role for the City."""
    if set(whose) <= {body} or rights.may(REGISTERS.keep):
        return rights.can(REGISTERS.keep, body)
    return Answer(yes=False, reason=OTHERS_LOTS)
