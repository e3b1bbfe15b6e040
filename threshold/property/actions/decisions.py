"""What people decide of a site: operational control, and whether it is sensitive. Nothing said is removed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.actions.common import about_site, one_at_a_time
from threshold.property.models import Control, Mark, Site
from threshold.property.permissions.sites import DECIDE, MARK, can_decide_control, can_mark_sensitive
from threshold.property.queries.sites import find_site

LONGEST_REASON = 500
VERDICTS = ("yes", "no", "part")
NOT_A_VERDICT = Sentence(gettext_noop("Choose yes, no or in part."))
BY_USE = Sentence(gettext_noop("Its use alone keeps this site off public pages, so nobody can lift that here."))
NO_CHANGE = Sentence(gettext_noop("That is recorded already."))


def decide_control(*, by: Who, bbl: str, verdict: str, reason: str, since: date, today: date) -> Control:
    """Decide whether the City has operational control of a site from a day on. An earlier decision stays, superseded.

    Raises OutOfSight, NotAllowed, Refused.
    """
    with acting(by) as rights:
        site = find_site(rights, bbl)
        require(can_decide_control(rights, site))
        if verdict not in VERDICTS:
            raise Refused(NOT_A_VERDICT, "verdict")
        one_at_a_time(bbl)
        before = Control.objects.filter(site=site, superseded_by__isnull=True).first()
        actor = rights.actor(DECIDE, site.body_id or "")
        made = Control.objects.create(
            site=site, verdict=verdict, reason=a_line(reason, "reason", most=LONGEST_REASON),
            since=a_day(since, "since"), decided_on=today, role=actor.role, recorded_at=timezone.now(),
            recorded_by=by.ref, supersedes=before,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "verdict": verdict, "reason": made.reason, "since": since.isoformat(),
            "supersedes": before.pk if before else "",
        }  # fmt: skip
        record(events.CONTROL_DECIDED, by=actor, about=about_site(site, "1.a"), details=details)
    return made


def mark_sensitive(*, by: Who, bbl: str, sensitive: bool, reason: str, today: date) -> Mark:
    """Keep a site off every public page, or no longer, with a reason. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = find_site(rights, bbl)
        require(can_mark_sensitive(rights, site))
        one_at_a_time(bbl)
        site.refresh_from_db(fields=("marked", "sensitive_by_use"))
        if not sensitive and site.sensitive_by_use:
            raise Refused(BY_USE, "sensitive")
        if sensitive is site.marked:
            raise Refused(NO_CHANGE, "sensitive")
        actor = rights.actor(MARK, site.body_id or "")
        made = Mark.objects.create(
            site=site, sensitive=sensitive, reason=a_line(reason, "reason"), on=today, role=actor.role,
            recorded_at=timezone.now(), recorded_by=by.ref,
        )  # fmt: skip
        Site.objects.filter(pk=bbl).update(marked=sensitive, sensitive=sensitive or site.sensitive_by_use)
        details: dict[str, str | int] = {"sensitive": int(sensitive), "reason": made.reason}
        record(events.SITE_MARKED, by=actor, about=about_site(site, ""), details=details)
    return made
