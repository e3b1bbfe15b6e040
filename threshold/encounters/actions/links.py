"""Making signed links for staff at the gate, and taking them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.core.answers import Refused, require
from threshold.core.gate import CAPACITIES
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters import events
from threshold.encounters.models import Link
from threshold.encounters.permissions.encounters import LINKS, can_keep_links
from threshold.encounters.queries.reporters import find_link, hash_of_token
from threshold.guide.staff import LONGEST, new_token
from threshold.journal.actions import About, record
from threshold.property.queries.sites import find_site

TOO_LONG = Sentence(gettext_noop("A link holds from now to a day within 180 days."))
NOT_LISTED = Sentence(gettext_noop("Choose one of those listed."))
NOT_OURS = Sentence(gettext_noop("Choose a site of this agency, or leave it out."))
GONE = Sentence(gettext_noop("This link was taken back already."))


@dataclass(frozen=True, slots=True)
class For:
    """Whom a link is for: staff of an agency, at one site or any, in one capacity or any, until when."""

    body: str
    until: datetime
    site: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A link as it was made, with its token, this once."""

    link: Link
    token: str


def make_link(*, by: Who, whom: For) -> MadeLink:
    """Make a link; its token is shown this once and only a hash of it is kept. Raises NotAllowed, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        require(can_keep_links(rights, whom.body))
        if not now < whom.until <= now + LONGEST + timedelta(minutes=1):
            raise Refused(TOO_LONG, "until")
        if whom.capacity and whom.capacity not in CAPACITIES:
            raise Refused(NOT_LISTED, "capacity")
        if whom.site and find_site(rights, whom.site).body_id != whom.body:
            raise Refused(NOT_OURS, "site")
        token = new_token()
        made = Link.objects.create(
            body_id=whom.body, site_id=whom.site or None, capacity=whom.capacity, token_hash=hash_of_token(token),
            since=now, until=whom.until, made_at=now, made_by=by.ref,
        )  # fmt: skip
        details: dict[str, str | int] = {"until": whom.until.isoformat(), "capacity": whom.capacity}
        record(events.LINK_MADE, by=rights.actor(LINKS, whom.body), about=_about(made), details=details)
    return MadeLink(made, token)


def revoke_link(*, by: Who, link: int) -> Link:
    """Take a link back: records sent with it from now on are unconfirmed. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = find_link(rights, link)
        require(can_keep_links(rights, found.body_id))
        if not Link.objects.filter(pk=found.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()):
            raise Refused(GONE)
        record(events.LINK_REVOKED, by=rights.actor(LINKS, found.body_id), about=_about(found), details={})
    return found


def _about(link: Link) -> About:
    return About("link", str(link.pk), "", link.body_id)
