"""Who may keep posts, see them, and see who holds them, each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop

MANAGE, SEE, SET_UP = "posts.manage", "posts.see", "bodies.set_up"
STATE_A_PURPOSE = Sentence(
    gettext_noop("Names and contacts are opened for a stated purpose. Say what for, and that stands in the journal.")
)


def can_set_up(rights: Rights) -> Answer:
    """Whether bodies may be set up here, or taken back from it."""
    return rights.can(SET_UP)


def can_manage_posts(rights: Rights, body: str = CITYWIDE) -> Answer:
    """Whether the posts of a body may be filled, vacated and corrected."""
    return rights.can(MANAGE, body)


def can_see_posts(rights: Rights, body: str = CITYWIDE) -> Answer:
    """Whether it may be seen which posts of a body are held."""
    return rights.can(SEE, body) if rights.may(SEE, body) else can_manage_posts(rights, body)


def can_see_holders(rights: Rights, body: str = CITYWIDE) -> Answer:
    """Whether names and contacts of holders are shown: to auditors only once they have stated a purpose."""
    if rights.reads_all and not rights.may(MANAGE, body):
        return Answer(yes=False, reason=STATE_A_PURPOSE)
    return can_see_posts(rights, body)
