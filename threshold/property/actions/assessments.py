"""Saying what is never public of a site: its barriers and its risk. A draft for deliberation; only added to."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies.words import a_line
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.actions.common import about_site, kept_site
from threshold.property.models import Assessment
from threshold.property.models.records import BARRIERS, RISKS
from threshold.property.permissions.records import KEEP
from threshold.property.sealed_reasons import seal_reason

VALUES = {"barriers": BARRIERS, "risk": RISKS}
LONGEST = 500
NO_SUCH_VALUE = Sentence(gettext_noop("Choose from the list."))


def assess_site(*, by: Who, bbl: str, subject: str, value: str, reason: str, today: date) -> Assessment:
    """Say how a site stands on its barriers or its risk, and why. Raises OutOfSight, NotAllowed, Refused.

    The journal learns that something was said and its number: neither of what, nor what.
    """
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        if value not in VALUES.get(subject, ()):
            raise Refused(NO_SUCH_VALUE, "value")
        place, why = uuid.uuid4(), a_line(reason, "reason", most=LONGEST)
        actor = rights.actor(KEEP, site.body_id or "")
        made = Assessment.objects.create(
            site=site, subject=subject, value=value, reason=seal_reason(why, place), place=place, on=today,
            role=actor.role, recorded_at=timezone.now(), recorded_by=by.ref,
        )  # fmt: skip
        record(events.SITE_ASSESSED, by=actor, about=about_site(site, "8.a"), details={"number": made.pk})
    return made
