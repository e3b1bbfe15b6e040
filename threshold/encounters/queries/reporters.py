"""By what a reporter at the gate is known: the code of a site's sign, or a signed link for staff (care.md 4)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from threshold.accounts.rights import Rights, looking
from threshold.agencies.models import Body
from threshold.core.answers import OutOfSight
from threshold.encounters.models import Link
from threshold.encounters.permissions.encounters import GATE, LINKS
from threshold.guide.staff import is_good
from threshold.property.queries.codes import site_of_code


@dataclass(frozen=True, slots=True)
class Reporter:
    """Whose encounter it is, where, and by what whoever reports it is known."""

    body: str = ""
    site: str = ""
    known_by: str = "unconfirmed"
    link: int | None = None
    capacity: str = ""


def hash_of_token(token: str) -> str:
    """What is kept of a link's token."""
    return hashlib.sha256(f"threshold staff link\n{token}".encode()).hexdigest()


def link_of(token: str, now: datetime) -> Link | None:
    """The link a token belongs to, while it holds and was not taken back."""
    if not token or not is_good(token):
        return None
    holds = Link.objects.filter(token_hash=hash_of_token(token), since__lte=now, until__gt=now, revoked_at__isnull=True)
    return holds.first()


def holds(token: str) -> bool:
    """Whether a device's link holds now: one taken back shows no on-call number any more."""
    with looking(GATE):
        return link_of(token, timezone.now()) is not None


def reporter_of(code: str, token: str) -> Reporter:
    """Who reports: the link governs whose record it is, the code where it was. An agency not set up here is none."""
    with looking(GATE):
        site = site_of_code(code) if code else None
        link = link_of(token, timezone.now())
        bbl = site.pk if site else (link.site_id if link and link.site_id else "")
        body = link.body_id if link else (site.body_id if site and site.body_id else "")
        if body and not Body.objects.filter(pk=body, set_up_on__isnull=False).exists():
            body = ""
        known_by = "link" if link else ("code" if site else "unconfirmed")
        return Reporter(body, bbl, known_by, link.pk if link else None, link.capacity if link else "")


def links_of(rights: Rights, body: str) -> list[Link]:
    """The links of an agency's staff, the newest first, for whoever keeps them."""
    if not rights.may(LINKS, body):
        return []
    return list(Link.objects.filter(body_id=body).select_related("site"))


def find_link(rights: Rights, number: int) -> Link:
    """One link. Raises OutOfSight."""
    found = Link.objects.filter(pk=number).first()
    if found is None or not rights.may(LINKS, found.body_id):
        raise OutOfSight(str(number))
    return found
