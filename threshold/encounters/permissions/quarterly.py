"""Who may tag, withhold, sign off, compile, send and see for the quarterly report, each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, HELD, Rights
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.duties.permissions import can_give
from threshold.encounters.models import Encounter
from threshold.encounters.permissions.encounters import COUNSEL

SEE, COMPILE, SEND = "reports.see", "reports.compile", "reports.send"
WITHHOLD, DESIGNATE = "reports.withhold", "reports.designate"
NO_OFFICE = Sentence(
    gettext_noop(
        "No office is designated on record for the report of 10-178(d). The Mayor designates it: record that first."
    )
)
NEEDS_PROOF = Sentence(
    gettext_noop("Sending it proves the office's duty, so whoever sends it may also give proof for that office.")
)


def can_tag(rights: Rights, encounter: Encounter) -> Answer:
    """Whether it may be said if a record belongs in the report: by counsel of the receiving agency alone."""
    return rights.can(COUNSEL, encounter.body_id or CITYWIDE)


def can_withhold(rights: Rights, encounter: Encounter) -> Answer:
    """Whether a statutory ground may be invoked for a record: by an official who holds that power for its agency."""
    return rights.can(WITHHOLD, encounter.body_id or CITYWIDE)


def can_sign_off(rights: Rights, body: str) -> Answer:
    """Whether an agency's part may be signed off: by its counsel."""
    return rights.can(COUNSEL, body)


def can_see_part(rights: Rights, body: str, office: str) -> Answer:
    """Whether an agency's part may be seen: by the agency, the designated office, and whoever sees reports Citywide."""
    if office and rights.may(COMPILE, office):
        return Answer(yes=True, reason=HELD)
    return rights.can(SEE, body)


def can_see_reports(rights: Rights) -> Answer:
    """Whether the quarterly reports may be seen at all."""
    return Answer(yes=True, reason=HELD) if rights.anywhere(SEE) else rights.can(SEE)


def can_compile(rights: Rights, office: str) -> Answer:
    """Whether the parts may be compiled: by the designated office, where there is one on record."""
    return rights.can(COMPILE, office) if office else Answer(yes=False, reason=NO_OFFICE)


def can_send(rights: Rights, office: str) -> Answer:
    """Whether the report may be sent and its receipt recorded: by whoever may also prove the office's duty."""
    if not office:
        return Answer(yes=False, reason=NO_OFFICE)
    may = rights.can(SEND, office)
    if may and not can_give(rights, office):
        return Answer(yes=False, reason=NEEDS_PROOF)
    return may


def can_designate(rights: Rights) -> Answer:
    """Whether it may be recorded which office the Mayor designated."""
    return rights.can(DESIGNATE)
