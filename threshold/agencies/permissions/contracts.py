"""Who may keep contracts and see them, each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import Answer

MANAGE, SEE = "contracts.manage", "contracts.see"


def can_manage_contracts(rights: Rights, body: str = CITYWIDE) -> Answer:
    """Whether the contracts of a body may be added, changed and imported."""
    return rights.can(MANAGE, body)


def can_see_any_contracts(rights: Rights) -> bool:
    """Whether the contracts of some body may be seen."""
    return rights.anywhere(SEE) or rights.anywhere(MANAGE)


def can_see_contracts(rights: Rights, body: str = CITYWIDE) -> Answer:
    """Whether the contracts of a body may be seen."""
    return rights.can(SEE, body) if rights.may(SEE, body) else can_manage_contracts(rights, body)
