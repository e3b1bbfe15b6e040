"""Who may import the list, see what is sensitive, and decide of a site; each answer with its reason."""

from __future__ import annotations

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.property.models import Site

OPEN = "sensitive.open"
SEE, DECIDE, MARK = "sites.see", "sites.decide_control", "sites.mark_sensitive"
OPERATOR_KEEPS = Sentence(gettext_noop("Operators keep the list of property."))
OPERATOR_ALONE = Sentence(gettext_noop("Only an operator keeps the list of property. Ask the one who runs this."))
PUBLIC = Sentence(gettext_noop("Everybody may see this site."))


def can_import_property(rights: Rights) -> Answer:
    """Whether the City's property list may be imported."""
    if rights.unbound:
        return Answer(yes=True, reason=OPERATOR_KEEPS)
    return Answer(yes=False, reason=OPERATOR_ALONE)


def can_see_site(rights: Rights, site: Site) -> Answer:
    """Whether a site may be seen: everybody sees those that are not sensitive."""
    if not site.sensitive:
        return Answer(yes=True, reason=PUBLIC)
    return rights.can(SEE, site.body_id or CITYWIDE)


def can_open_sensitive(rights: Rights) -> Answer:
    """Whether sensitive sites are opened for a stated purpose: by auditors, who see none of them otherwise."""
    return rights.can(OPEN) if rights.reads_all else Answer(yes=False, reason=rights.can(OPEN).reason)


def can_decide_control(rights: Rights, site: Site) -> Answer:
    """Whether operational control of a site may be decided: by its custodian's agency, or for the City."""
    return rights.can(DECIDE, site.body_id or CITYWIDE)


def can_mark_sensitive(rights: Rights, site: Site) -> Answer:
    """Whether a site may be marked as sensitive."""
    return rights.can(MARK, site.body_id or CITYWIDE)
