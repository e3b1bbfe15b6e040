"""Deciding whom a clause binds where the law leaves it unclear: never of what the law answers itself."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies import events
from threshold.agencies.models import Body, Decision
from threshold.agencies.permissions.decisions import DECIDE, can_decide_bound
from threshold.agencies.queries.bodies import as_law
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.bodies import group as find_group
from threshold.core.bodies import verdict as said
from threshold.core.law import Group
from threshold.core.loader import load_law
from threshold.core.words import Sentence, gettext_noop
from threshold.database.turns import take_turn
from threshold.journal.actions import About, Actor, record

LONGEST_REASON = 500
NOT_A_VERDICT = Sentence(gettext_noop("Choose yes or no."))
OUTSIDE = "A designation is recorded in the transaction of the action that gives the reason."
NOT_BY_DESIGNATION = Sentence(gettext_noop("Nobody is designated for this clause."))
NOT_SET_UP = Sentence(gettext_noop("Choose a body that is set up here."))
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
        made = _decided(group, body, verdict, a_line(reason, "reason", most=LONGEST_REASON), a_day(day, "day"),
                        rights.actor(DECIDE))  # fmt: skip
        record(events.BOUND_DECIDED, by=rights.actor(DECIDE), about=_about(made), details=_details(made))
    return made


def designate(*, by: Rights, ability: str, group: str, body: str, reason: str, day: date) -> Decision:
    """Record, within another action, which one body is designated from a day on; whoever was before is no longer.

    Raises OutOfSight, Refused.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    if not _group(group).designated:
        raise Refused(NOT_BY_DESIGNATION, "body")
    if not Body.objects.filter(pk=body, set_up_on__isnull=False).exists():
        raise Refused(NOT_SET_UP, "body")
    actor, why = by.actor(ability), a_line(reason, "reason", most=LONGEST_REASON)
    _alone(group, "")
    others = Decision.objects.filter(group=group, verdict="yes", superseded_by__isnull=True).exclude(body_id=body)
    for other in list(others.values_list("body_id", flat=True)):
        ended = _decided(group, other, "no", why, a_day(day, "day"), actor)
        record(events.BOUND_DECIDED, by=actor, about=_about(ended), details=_details(ended))
    made = _decided(group, body, "yes", why, a_day(day, "day"), actor)
    record(events.BOUND_DECIDED, by=actor, about=_about(made), details=_details(made))
    return made


def _decided(group: str, body: str, verdict: str, reason: str, day: date, actor: Actor) -> Decision:
    """The row, after whatever was decided of this group and body before."""
    _alone(group, body)
    before = Decision.objects.filter(group=group, body_id=body, superseded_by__isnull=True).first()
    return Decision.objects.create(
        group=group, body_id=body, verdict=verdict, reason=reason, since=day, decided_on=timezone.localdate(),
        role=actor.role, recorded_at=timezone.now(), recorded_by=actor.ref, supersedes=before,
    )  # fmt: skip


def _alone(group: str, body: str) -> None:
    """Wait for whoever decides of the same at this moment."""
    take_turn(f"agencies_decision|{group}|{body}")


def _about(made: Decision) -> About:
    return About("decision", str(made.pk), "", made.body_id)


def _details(made: Decision) -> dict[str, str | int]:
    return {
        "group": made.group, "body": made.body_id, "verdict": made.verdict, "reason": made.reason,
        "since": made.since.isoformat(), "supersedes": made.supersedes_id or "",
    }  # fmt: skip


def _is_unclear(group: str, body: str) -> None:
    """Raises OutOfSight when there is no such group or body, Refused when the law leaves nothing open."""
    row = Body.objects.filter(id=body).first() if "\0" not in body else None
    of = _group(group)
    if row is None:
        raise OutOfSight(body)
    if said(of, as_law(row)).verdict != "unclear":
        raise Refused(NOT_UNCLEAR, "body")


def _group(group: str) -> Group:
    """Raises OutOfSight."""
    try:
        return find_group(load_law(), group)
    except LookupError as missing:
        raise OutOfSight(group) from missing
