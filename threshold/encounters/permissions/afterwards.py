"""Who may refer an encounter, acknowledge a referral, look back, export, and see the figures; each with its reason."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, HELD, Rights
from threshold.agencies.permissions.crossings import APPROVE
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters.models import Encounter, Referral
from threshold.encounters.permissions.encounters import COUNSEL, CROSSED

EXPORT, STATISTICS = "encounters.export", "encounters.statistics"
OUTSIDE = Sentence(
    gettext_noop("Nobody of that office signs in here. Counsel records its acknowledgment once it is in hand.")
)


def can_refer(rights: Rights, encounter: Encounter) -> Answer:
    """Whether an encounter may be referred: by counsel of its agency."""
    return rights.can(COUNSEL, encounter.body_id or CITYWIDE)


def can_acknowledge(rights: Rights, referral: Referral) -> Answer:
    """Whether a referral may be acknowledged: by the side it went to, or by counsel for one outside."""
    if referral.to == "law":
        return rights.can(CROSSED)
    if referral.to == "privacy_officer":
        return rights.can(APPROVE, referral.body_id)
    return rights.can(COUNSEL, referral.body_id)


def can_see_referrals(rights: Rights) -> Answer:
    """Whether there are referrals for this person to see: as counsel, or as the side they go to."""
    held = [ability for ability in (COUNSEL, CROSSED, APPROVE) if rights.anywhere(ability)]
    return Answer(yes=True, reason=HELD) if held else rights.can(COUNSEL)


def can_look_back(rights: Rights, encounter: Encounter) -> Answer:
    """Whether after-action notes may be read and written: by counsel of the agency, and by nobody else."""
    return rights.can(COUNSEL, encounter.body_id or CITYWIDE)


def can_export(rights: Rights) -> Answer:
    """Whether encounters may be exported with a chain of custody: by the Law Department alone."""
    return rights.can(EXPORT)


def can_see_statistics(rights: Rights) -> Answer:
    """Whether the figures of encounters may be seen anywhere."""
    agencies = rights.agencies_with(STATISTICS)
    return rights.can(STATISTICS, min(agencies, default=CITYWIDE))
