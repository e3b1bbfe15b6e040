"""Who may change people, roles and powers, each answer with its reason."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from threshold.accounts.models import Role
from threshold.accounts.rights import HELD, Rights
from threshold.accounts.role_list import listed_roles
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop

MANAGE, SEE, GRANT, TAKE_POWER, OPEN_SENSITIVE = (
    "people.manage", "people.see", "roles.grant", "power.take", "sensitive.open",
)  # fmt: skip
OWN_ROLE = Sentence(gettext_noop("Nobody changes their own roles. Ask another administrator."))
OPERATOR_ALONE = Sentence(gettext_noop("Only an operator, on the command line of the server, may do this."))
FOR_AN_AGENCY = Sentence(gettext_noop("This role is held for one agency. Choose the agency."))
TOO_MUCH = Sentence(gettext_noop("Nobody changes what a role they hold may do. Ask another administrator."))
NO_DEMONSTRATION = Sentence(gettext_noop("Invented people are for demonstrations only."))
# What an auditor's role may hold: reading alone.
READING = frozenset({
    "people.see", "duties.see", "posts.see", "contracts.see", "notices.see", "proof.read", "journal.read",
    "sensitive.open", "registers.see", "placements.see", "encounters.see", "matters.see", "reports.see",
    "encounters.statistics",
})  # fmt: skip
FOR_THE_CITY = Sentence(gettext_noop("This role is held for the whole City. Leave the agency empty."))


def can_manage_people(rights: Rights) -> Answer:
    """Whether people may be added, or kept from signing in."""
    return rights.can(MANAGE)


def can_see_anybody(rights: Rights) -> Answer:
    """Whether there are others this person may see: at an agency of theirs, or everywhere."""
    return Answer(yes=True, reason=HELD) if rights.anywhere(SEE) else rights.can(SEE)


def can_change_roles(rights: Rights, person_id: int) -> Answer:
    """Whether roles may be given to and taken from a person: never by that person."""
    if rights.who.person == person_id:
        return Answer(yes=False, reason=OWN_ROLE)
    return rights.can(GRANT)


def can_hold(role: Role, agency: str) -> Answer:
    """Whether a role may be held for this agency, or for the whole City when it is empty."""
    if role.scope == "agency" and not agency:
        return Answer(yes=False, reason=FOR_AN_AGENCY)
    if role.scope == "city" and agency:
        return Answer(yes=False, reason=FOR_THE_CITY)
    return Answer(yes=True, reason=HELD)


def can_take_power(rights: Rights) -> Answer:
    """Whether the administrator's power may be taken."""
    return rights.can(TAKE_POWER)


def can_load(rights: Rights) -> Answer:
    """Whether roles and invented people may be loaded: by an operator alone."""
    return Answer(yes=True, reason=HELD) if rights.unbound else Answer(yes=False, reason=OPERATOR_ALONE)


def can_mail_links(rights: Rights) -> Answer:
    """Whether a link may be mailed to an address where nobody has signed in: by the service itself."""
    return can_load(rights)


def can_load_demonstration(rights: Rights) -> Answer:
    """Whether invented people may be loaded: by an operator, where the whole installation is a demonstration."""
    return can_load(rights) if settings.DEMONSTRATION else Answer(yes=False, reason=NO_DEMONSTRATION)


def can_change_role(rights: Rights, role: Role) -> Answer:
    """Whether what a role may do can be changed: never by somebody who holds it."""
    if role.pk in {held for held, _ in rights.roles}:
        return Answer(yes=False, reason=TOO_MUCH)
    return rights.can(GRANT)


def can_open_sensitive(rights: Rights) -> Answer:
    """Whether sensitive fields may be opened for a stated purpose."""
    return rights.can(OPEN_SENSITIVE)


@cache
def abilities() -> frozenset[str]:
    """Every ability there is: those the list of roles names."""
    return frozenset(one for role in listed_roles() for one in (*role.abilities, *role.powers))
