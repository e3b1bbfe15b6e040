"""Recording which office the Mayor designated to send the report of 10-178(d), with the document that says so."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies.actions.decisions import designate
from threshold.agencies.words import a_line
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.duties.daily import follow
from threshold.encounters.models import Designation
from threshold.encounters.permissions.quarterly import DESIGNATE, can_designate
from threshold.encounters.quarterly import events
from threshold.journal.actions import About, record

GROUP = "office-designated-10-178"
TO_COME = Sentence(gettext_noop("A designation is recorded once it holds: give today or an earlier day."))


def record_designation(*, by: Who, body: str, document: str, since: date, today: date) -> Designation:
    """Record the office the Mayor designated, with what follows for the duties. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(can_designate(rights))
        if since > today:
            raise Refused(TO_COME, "since")
        paper = a_line(document, "document")
        decision = designate(by=rights, ability=DESIGNATE, group=GROUP, body=body, reason=paper, day=since)
        actor = rights.actor(DESIGNATE)
        made = Designation.objects.create(
            body_id=body, decision=decision, document=paper, since=since, recorded_at=timezone.now(),
            by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "body": body, "since": since.isoformat(), "document": paper, "decision": decision.pk,
        }  # fmt: skip
        about = About("designation", str(made.pk), "10-178(d)", body)
        record(events.OFFICE_DESIGNATED, by=actor, about=about, details=details)
        follow(today)
    return made
