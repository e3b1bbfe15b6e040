"""Who may approve that records cross from one body to another (23-1202(c))."""

from __future__ import annotations

from threshold.accounts.rights import Rights
from threshold.core.answers import Answer

APPROVE = "crossings.approve"


def can_approve_crossing(rights: Rights, from_body: str) -> Answer:
    """Whether this person may approve it for records of a body: its privacy officer."""
    return rights.can(APPROVE, from_body)
