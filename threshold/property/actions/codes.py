"""Making and withdrawing the code on a site's signs. Sensitive sites get none: no code of theirs stands on paper."""

from __future__ import annotations

import secrets
from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies.words import a_line
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.actions.common import about_site, kept_site
from threshold.property.models import Code
from threshold.property.permissions.records import KEEP
from threshold.property.queries.codes import LENGTH, SIGNS

SENSITIVE = Sentence(gettext_noop("Sensitive sites have no code: none of theirs stands on paper."))
HAS_ONE = Sentence(gettext_noop("This site has a code already. Withdraw it first, and put up new signs."))
HAS_NONE = Sentence(gettext_noop("This site has no code in use."))


def make_code(*, by: Who, bbl: str, today: date) -> Code:
    """Give a site a code for its signs. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        if site.sensitive:
            raise Refused(SENSITIVE)
        if Code.objects.filter(site=site, withdrawn_on__isnull=True).exists():
            raise Refused(HAS_ONE)
        actor = rights.actor(KEEP, site.body_id or "")
        made = Code.objects.create(
            site=site, code="".join(secrets.choice(SIGNS) for _ in range(LENGTH)), made_on=today, role=actor.role,
            recorded_at=timezone.now(), recorded_by=by.ref,
        )  # fmt: skip
        record(events.CODE_MADE, by=actor, about=about_site(site, "3-119.13(c)"), details={"number": made.pk})
    return made


def withdraw_code(*, by: Who, bbl: str, reason: str, today: date) -> Code:
    """Let a site's code open nothing any more, with the reason. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        code = Code.objects.filter(site=site, withdrawn_on__isnull=True).first()
        if code is None:
            raise Refused(HAS_NONE)
        code.withdrawn_on, code.withdrawn_because, code.withdrawn_by = today, a_line(reason, "reason"), by.ref
        code.save(update_fields=("withdrawn_on", "withdrawn_because", "withdrawn_by"))
        actor = rights.actor(KEEP, site.body_id or "")
        details: dict[str, str | int] = {"number": code.pk, "reason": code.withdrawn_because}
        record(events.CODE_WITHDRAWN, by=actor, about=about_site(site, "3-119.13(c)"), details=details)
    return code
