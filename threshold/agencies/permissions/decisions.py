"""Who may decide whom an unclear clause binds."""

from __future__ import annotations

from threshold.accounts.rights import Rights
from threshold.core.answers import Answer

DECIDE = "bodies.decide_bound"


def can_decide_bound(rights: Rights) -> Answer:
    """Whether this person may decide whom an unclear clause binds."""
    return rights.can(DECIDE)
