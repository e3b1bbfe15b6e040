"""Deciding whom a clause binds where the law leaves it unclear: never of what the law answers itself."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies import events
from threshold.agencies.models import Body, Decision
from threshold.agencies.permissions.decisions import DECIDE, can_decide_bound
from threshold.agencies.queries.bodies import as_law
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.bodies import group as find_group
from threshold.core.bodies import verdict as said
from threshold.core.loader import load_law
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

LONGEST_REASON = 500
NOT_A_VERDICT = Sentence(gettext_noop("Choose yes or no."))
NOT_UNCLEAR = Sentence(gettext_noop("The law's data answers this for this body, so there is nothing to decide."))


def decide_bound(*, by: Who, group: str, body: str, verdict: str, reason: str, day: date) -> Decision:
    """Decide whether an unclear clause binds a body from a day on. An earlier decision is superseded, and stays.

    Raises NotAllowed, OutOfSight, Refused.
    """
    with acting(by) as rights:
        require(can_decide_bound(rights))
        if verdict not in {"yes", "no"}:
            raise Refused(NOT_A_VERDICT, "verdict")
        _is_unclear(group, body)
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"agencies_decision|{group}|{body}"]
            )
        before = Decision.objects.filter(group=group, body_id=body, superseded_by__isnull=True).first()
        actor = rights.actor(DECIDE)
        made = Decision.objects.create(
            group=group, body_id=body, verdict=verdict, reason=a_line(reason, "reason", most=LONGEST_REASON),
            since=a_day(day, "day"), decided_on=timezone.localdate(), role=actor.role,
            recorded_at=timezone.now(), recorded_by=by.ref, supersedes=before,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "group": group, "body": body, "verdict": verdict, "reason": made.reason, "since": day.isoformat(),
            "supersedes": before.pk if before else "",
        }  # fmt: skip
        record(events.BOUND_DECIDED, by=actor, about=About("decision", str(made.pk), "", body), details=details)
    return made


def _is_unclear(group: str, body: str) -> None:
    """Raises OutOfSight when there is no such group or body, Refused when the law leaves nothing open."""
    row = Body.objects.filter(id=body).first() if "\0" not in body else None
    try:
        of = find_group(load_law(), group)
    except LookupError as missing:
        raise OutOfSight(group) from missing
    if row is None:
        raise OutOfSight(body)
    if said(of, as_law(row)).verdict != "unclear":
        raise Refused(NOT_UNCLEAR, "body")
