"""Who may adopt readings and keep the register of deciders, and who may look at both; each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import HELD, Rights
from threshold.core.answers import Answer
from threshold.determinations.permissions.matters import FIND, SEE

ADOPT, KEEP = "readings.adopt", "deciders.keep"


def can_adopt(rights: Rights) -> Answer:
    """Whether a reading may be adopted or ended."""
    return rights.can(ADOPT)


def can_keep_deciders(rights: Rights) -> Answer:
    """Whether the register of deciders may be kept."""
    return rights.can(KEEP)


def can_look(rights: Rights) -> Answer:
    """Whether readings and deciders may be looked at: by whoever works with matters anywhere."""
    if any(rights.anywhere(ability) for ability in (SEE, FIND, ADOPT, KEEP)):
        return Answer(yes=True, reason=HELD)
    return rights.can(SEE)
