"""Who may see a matter, state facts, find, decide, refer and read advice; each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import HELD, Rights
from threshold.core.answers import Answer
from threshold.core.designations import NAMES_NO_ONE, for_deciders
from threshold.core.words import Sentence, gettext_noop
from threshold.determinations.models import Matter

SEE, WORK, FIND, DECIDE, ADVICE = ("matters.see", "matters.work", "matters.find", "matters.decide", "advice.read")
FOR_COUNSEL = Sentence(
    gettext_noop(
        "Counsel of the agency concerned finds this. A decider finds the points of law they are designated for."
    )
)
PRIVILEGED = Sentence(
    gettext_noop("Advice is privileged: counsel of the agency concerned alone reads it. Auditors do not.")
)


def can_open(rights: Rights, body: str) -> Answer:
    """Whether a matter of an agency may be opened."""
    return rights.can(WORK, body)


def can_state(rights: Rights, matter: Matter) -> Answer:
    """Whether facts may be stated in a matter."""
    return rights.can(WORK, matter.body_id)


def can_find(rights: Rights, matter: Matter, fact: str, *, designated: bool) -> Answer:
    """Whether a fact may be found: a point of law by a designated person alone, another fact by counsel."""
    if for_deciders(fact):
        return rights.can(FIND, matter.body_id) if designated else Answer(yes=False, reason=NAMES_NO_ONE)
    if rights.may(WORK, matter.body_id) and not rights.unbound:
        return Answer(yes=True, reason=HELD)
    return Answer(yes=False, reason=FOR_COUNSEL)


def can_decide(rights: Rights, matter: Matter) -> Answer:
    """Whether a determination may be sealed, and decided: by a person, never by the service."""
    if rights.unbound:
        return Answer(yes=False, reason=FOR_COUNSEL)
    return rights.can(DECIDE, matter.body_id)


def can_refer(rights: Rights, matter: Matter) -> Answer:
    """Whether a matter may be shown to the Law Department."""
    return rights.can(WORK, matter.body_id)


def can_read_advice(rights: Rights, matter: Matter) -> Answer:
    """Whether privileged advice may be kept and read: by a person who holds counsel's role at this very agency."""
    if matter.body_id in rights.agencies_with(ADVICE):
        return Answer(yes=True, reason=HELD)
    return Answer(yes=False, reason=PRIVILEGED)
