"""Who may see and keep the record of a site: its code, custodian, signs, non-public areas, barriers and risk."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import Answer
from threshold.property.models import Site

SEE_RECORD, KEEP = "sites.see_record", "sites.keep_record"


def can_see_record(rights: Rights, site: Site) -> Answer:
    """Whether the record of a site may be read beyond what is public: by its agency, and for the City."""
    return rights.can(SEE_RECORD, site.body_id or CITYWIDE)


def can_keep_record(rights: Rights, site: Site) -> Answer:
    """Whether anything may be added to the record of a site: by its agency's custodians, or for the City."""
    return rights.can(KEEP, site.body_id or CITYWIDE)


def can_send_report(rights: Rights, body: str) -> Answer:
    """Whether a body's report on signs may be recorded as sent: by whoever gives proof for it and sees its records."""
    seen = rights.can(SEE_RECORD, body)
    return rights.can("proof.give", body) if seen.yes else seen
