"""Who may see, prove, review, put off and ask, each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import HELD, Rights
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop

SEE, GIVE, READ, REVIEW, ATTEST, EXTEND, DIARY, ASK, ANSWER, ASSIGN = (
    "duties.see", "proof.give", "proof.read", "proof.review", "duties.attest", "duties.extend", "diary.write",
    "requests.make", "requests.answer", "bodies.set_up",
)  # fmt: skip
SECOND_PERSON = Sentence(gettext_noop("A second person reviews proof, never the one who gave it (house practice)."))
NOT_READ = Sentence(gettext_noop("Proof is read by the agency it belongs to and by those who review or audit it."))
ALREADY_PROVED = Sentence(gettext_noop("This is proved already. To put better proof in its place, supersede it."))
WITHDRAWN = Sentence(gettext_noop("This was withdrawn and is owed no longer."))


def can_give(rights: Rights, body: str) -> Answer:
    """Whether proof may be given for a body."""
    return rights.can(GIVE, body)


def can_attest_none(rights: Rights, body: str) -> Answer:
    """Whether it may be attested for a body that there was nothing this period (house practice)."""
    return rights.can(ATTEST, body)


def can_read(rights: Rights, body: str) -> Answer:
    """Whether a body's proof may be read."""
    return Answer(yes=True, reason=HELD) if rights.may(READ, body) else Answer(yes=False, reason=NOT_READ)


def can_review(rights: Rights, body: str, giver_ref: str) -> Answer:
    """Whether proof of a body may be reviewed: by a second person alone."""
    if rights.who.ref == giver_ref:
        return Answer(yes=False, reason=SECOND_PERSON)
    return rights.can(REVIEW, body)


def can_put_off(rights: Rights) -> Answer:
    """Whether an extension, a pause or a withdrawal may be recorded."""
    return rights.can(EXTEND)


def can_write_diary(rights: Rights, body: str) -> Answer:
    """Whether the diary of efforts may be written for a body."""
    return rights.can(DIARY, body)


def can_ask(rights: Rights, body: str) -> Answer:
    """Whether a request under section 8 may be made in the name of a body."""
    return rights.can(ASK, body)


def can_answer(rights: Rights, body: str) -> Answer:
    """Whether a request may be answered in the name of a body."""
    return rights.can(ANSWER, body)


def can_assign(rights: Rights) -> Answer:
    """Whether a body's duties may be assigned: with setting the body up, or by the service as time goes on."""
    return rights.can(ASSIGN)
