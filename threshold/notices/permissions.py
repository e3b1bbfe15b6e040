"""Who may see the outbox, send again, and set endpoints, each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import Answer

SEE, RETRY, SET_ENDPOINTS = "notices.see", "notices.retry", "endpoints.set"


def can_see_outbox(rights: Rights) -> Answer:
    """Whether the outbox may be seen: the City's, or that of an agency."""
    agencies = rights.agencies_with(SEE)
    return rights.can(SEE, CITYWIDE if CITYWIDE in agencies else min(agencies, default=CITYWIDE))


def can_retry(rights: Rights, agency: str) -> Answer:
    """Whether a message about an agency's record may be sent again."""
    return rights.can(RETRY, agency)


def can_set_endpoints(rights: Rights) -> Answer:
    """Whether it may be said where notices are posted to."""
    return rights.can(SET_ENDPOINTS)
