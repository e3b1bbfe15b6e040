"""Who may record, see, take and answer an encounter, each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, HELD, Rights, Who
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters.models import Encounter

RECORD, SEE, COUNSEL = "encounters.record", "encounters.see", "encounters.counsel"
ROTA, LINKS, PLACE, CROSSED = "encounters.rota", "encounters.links", "encounters.place", "encounters.crossed"
GATE = Who(None, "gate", "gate")  # whoever stands at the gate and has not signed in
OWN = Sentence(gettext_noop("You recorded this encounter yourself."))
HAS_CROSSED = Sentence(gettext_noop("This encounter crossed to the Law Department under a recorded approval."))


def can_record(rights: Rights, body: str) -> Answer:
    """Whether an encounter of a body may be recorded by whoever signed in."""
    return rights.can(RECORD, body)


def can_see(rights: Rights, encounter: Encounter) -> Answer:
    """Whether an encounter may be seen: by its agency, whoever it crossed to, and whoever recorded it."""
    body = encounter.body_id or CITYWIDE
    if rights.who.ref and encounter.recorded_by == rights.who.ref and rights.who.person is not None:
        return Answer(yes=True, reason=OWN)
    if encounter.crossed_at is not None and rights.may(CROSSED):
        return Answer(yes=True, reason=HAS_CROSSED)
    if encounter.body_id is None and rights.may(PLACE):
        return Answer(yes=True, reason=HELD)
    return rights.can(SEE, body)


def can_counsel(rights: Rights, encounter: Encounter) -> Answer:
    """Whether an encounter may be taken, asked about and answered: by the agency's counsel, or where it crossed to."""
    if encounter.crossed_at is not None and rights.may(CROSSED):
        return Answer(yes=True, reason=HAS_CROSSED)
    return rights.can(COUNSEL, encounter.body_id or CITYWIDE)


def can_confirm(rights: Rights, encounter: Encounter) -> Answer:
    """Whether an unconfirmed encounter may be confirmed: by staff of its agency who signed in."""
    return rights.can(RECORD, encounter.body_id or CITYWIDE)


def can_place(rights: Rights) -> Answer:
    """Whether an encounter that names no agency may be given to one."""
    return rights.can(PLACE)


def can_keep_rota(rights: Rights, body: str) -> Answer:
    """Whether the rota of an agency's counsel, and its practice, may be kept."""
    return rights.can(ROTA, body)


def can_keep_links(rights: Rights, body: str) -> Answer:
    """Whether links for an agency's staff may be made and taken back."""
    return rights.can(LINKS, body)


def can_decide_held(rights: Rights, body: str) -> Answer:
    """Whether this person says what becomes of what lies under seal: the agency's counsel."""
    return rights.can(COUNSEL, body) if body else rights.can(PLACE)
