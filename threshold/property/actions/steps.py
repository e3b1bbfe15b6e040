"""What happens to an entry of a register: confirmed by a second person, ended early, looked at again, found."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.models import Step
from threshold.property.models.registers import Entry
from threshold.property.permissions.registers import can_confirm, can_find, can_keep
from threshold.property.queries.entries import PLACEMENT, Register, find_entry
from threshold.property.recording import about, one_at_a_time

CONFIRMED_ALREADY = Sentence(gettext_noop("Somebody has confirmed this entry already. Nothing was recorded."))
ENDED_ALREADY = Sentence(gettext_noop("This entry has ended early already. Nothing was recorded."))
MOVED_ON = Sentence(gettext_noop("Another entry has superseded this one: look at the newest."))
NOT_WITHIN = Sentence(
    gettext_noop("Give a day within its time; the day before its first day says that it was never in force.")
)
IN_THE_PAST = Sentence(gettext_noop("The day of the next review lies before today."))
NO_VERDICT = Sentence(gettext_noop("Choose yes, no or open."))


def confirm_entry(*, by: Who, register: Register, number: int, today: date) -> Step:
    """Confirm an entry another person recorded (house practice): from then on it counts. Raises as the others do."""
    with acting(by) as rights:
        entry = _held(rights, register, number)
        require(can_confirm(rights, register.abilities, entry.body_id, entry.recorded_by))
        if _has(register, entry, "confirmed"):
            raise Refused(CONFIRMED_ALREADY)
        if register.model._default_manager.filter(supersedes_id=entry.pk).exists():
            raise Refused(MOVED_ON)
        made = _step(rights, register, entry, register.abilities.confirm, kind="confirmed", on=today)
        actor = rights.actor(register.abilities.confirm, entry.body_id)
        record(events.ENTRY_CONFIRMED, by=actor, about=about(register, entry), details={"register": register.name})
    return made


def end_entry(*, by: Who, register: Register, number: int, last_day: date, reason: str, today: date) -> Step:
    """Record that an entry ended early, with its last day and the reason. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        entry = _held(rights, register, number)
        require(can_keep(rights, register.abilities, entry.body_id))
        if _has(register, entry, "ended"):
            raise Refused(ENDED_ALREADY)
        a_day(last_day, "last_day")
        if last_day < entry.since - timedelta(days=1) or (entry.until is not None and last_day > entry.until):
            raise Refused(NOT_WITHIN, "last_day")
        told: dict[str, Any] = {"last_day": last_day, "reason": a_line(reason, "reason", most=500)}
        made = _step(rights, register, entry, register.abilities.keep, kind="ended", on=today, **told)
        details: dict[str, str | int] = {
            "register": register.name, "last_day": last_day.isoformat(), "reason": made.reason,
        }  # fmt: skip
        actor = rights.actor(register.abilities.keep, entry.body_id)
        record(events.ENTRY_ENDED, by=actor, about=about(register, entry), details=details)
    return made


def review_placement(*, by: Who, number: int, next_review: date | None, reason: str, today: date) -> Step:
    """Record that a placement was looked at again, and by when the next time (house practice). Raises as above."""
    with acting(by) as rights:
        entry = _held(rights, PLACEMENT, number)
        require(can_keep(rights, PLACEMENT.abilities, entry.body_id))
        if next_review is not None and a_day(next_review, "next_review") < today:
            raise Refused(IN_THE_PAST, "next_review")
        told: dict[str, Any] = {"next_review": next_review, "reason": a_line(reason, "reason", most=500)}
        made = _step(rights, PLACEMENT, entry, PLACEMENT.abilities.keep, kind="reviewed", on=today, **told)
        details: dict[str, str | int] = {"next_review": next_review.isoformat() if next_review else ""}
        actor = rights.actor(PLACEMENT.abilities.keep, entry.body_id)
        record(events.PLACEMENT_REVIEWED, by=actor, about=about(PLACEMENT, entry), details=details)
    return made


def find_of_placement(*, by: Who, number: int, verdict: str, reason: str, today: date) -> Step:
    """Record counsel's finding under 10-178(b), with reasons; a later one stands beside it. Raises as above."""
    with acting(by) as rights:
        entry = _held(rights, PLACEMENT, number)
        require(can_find(rights, entry.body_id))
        if verdict not in {"yes", "no", "open"}:
            raise Refused(NO_VERDICT, "verdict")
        told = {"verdict": verdict, "reason": a_line(reason, "reason", most=500)}
        made = _step(rights, PLACEMENT, entry, PLACEMENT.abilities.confirm, kind="found", on=today, **told)
        actor = rights.actor(PLACEMENT.abilities.confirm, entry.body_id)
        record(events.PLACEMENT_FOUND, by=actor, about=about(PLACEMENT, entry), details={**told})
    return made


def _held(rights: Rights, register: Register, number: int) -> Entry:
    """An entry in sight, with nobody else at it until this transaction ends. Raises OutOfSight."""
    entry: Entry = find_entry(rights, register, number)
    one_at_a_time(register, number)
    return entry


def _has(register: Register, entry: Entry, kind: str) -> bool:
    return Step.objects.filter(kind=kind, **{f"{register.name}_id": entry.pk}).exists()


def _step(rights: Rights, register: Register, entry: Entry, ability: str, **told: Any) -> Step:
    return Step.objects.create(
        **{f"{register.name}_id": entry.pk}, body_id=entry.body_id, role=rights.actor(ability, entry.body_id).role,
        recorded_at=timezone.now(), recorded_by=rights.who.ref, **told,
    )  # fmt: skip
