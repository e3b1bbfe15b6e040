"""Opening a matter, stating facts in it, finding on its points, showing it to the Law Department."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.models import Body
from threshold.agencies.queries.crossings import crossing_on
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.sources import Source
from threshold.core.words import Sentence, gettext_noop
from threshold.determinations import events
from threshold.determinations.models import Decider, Matter, OpenPoint, Referral, StatementRow
from threshold.determinations.permissions import matters as may
from threshold.determinations.permissions.readings import ADOPT
from threshold.determinations.queries.matters import designations, held_matter
from threshold.determinations.recording import (
    Draft,
    about,
    add,
    added,
    checked,
    checked_moment,
    checked_reference,
    few_enough,
    note_points,
)
from threshold.determinations.shapes import KINDS, LONGEST_REASONS, STATED
from threshold.journal.actions import record
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee

NOT_SET_UP = Sentence(
    gettext_noop(
        "This body is not set up here: the approval to collect (23-1202(b)) is not recorded, so nothing of it is kept."
    )
)
NO_SUCH_KIND = Sentence(gettext_noop("Choose what it is about from the list."))
NO_SUCH_SOURCE = Sentence(gettext_noop("Choose where this comes from. An official's finding is entered as a finding."))
REGISTER_NEEDS_REFERENCE = Sentence(gettext_noop("Say which record of the register it is, such as agreement:12."))
REFERRED_ALREADY = Sentence(gettext_noop("This matter is shown to the Law Department already."))
NO_APPROVAL = Sentence(
    gettext_noop(
        "No approval to show this agency's records to the Law Department is on record (23-1202(c)). "
        "The agency's privacy officer gives it."
    )
)
LAW_DEPARTMENT = "law"


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact as somebody states it; it moves what `core/sources.py` lets its source move."""

    fact: str
    values: frozenset[str]
    source: str
    reference: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of the person who acts, with reasons."""

    fact: str
    values: frozenset[str]
    reasons: str
    at: datetime | None = None


def open_matter(*, by: Who, body: str, kind: str, day: date) -> Matter:
    """Open a matter for a City agency and the day of the use. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        held = Body.objects.filter(pk=body).first()
        if held is None:
            raise OutOfSight(body)
        require(may.can_open(rights, body))
        if held.set_up_on is None:
            raise Refused(NOT_SET_UP, "body")
        if kind not in KINDS:
            raise Refused(NO_SUCH_KIND, "kind")
        actor = rights.actor(may.WORK, body)
        matter = Matter.objects.create(
            body=held, kind=kind, day=a_day(day, "day"), opened_at=timezone.now(), opened_by=actor.ref,
            opened_role=actor.role,
        )  # fmt: skip
        record(events.MATTER_OPENED, by=actor, about=about(matter), details={"kind": kind, "day": day.isoformat()})
    return matter


def assert_facts(*, by: Who, matter: int, stated: Sequence[Stated], today: date) -> tuple[StatementRow, ...]:
    """State facts in a matter. Nothing stated is ever changed. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        held = held_matter(rights, matter, today)
        require(may.can_state(rights, held))
        few_enough(stated)
        actor = rights.actor(may.WORK, held.body_id)
        rows = add(held, [_statement(one) for one in stated], actor)
        record(events.FACTS_STATED, by=actor, about=about(held), details=added(rows))
        _tell_of_points(rights, held, note_points(held))
    return rows


def find(*, by: Who, matter: int, findings: Sequence[Found], today: date) -> tuple[StatementRow, ...]:
    """Find on facts of a matter with reasons, in the name of whoever acts. Raises NotAllowed, OutOfSight, Refused.

    Points of law are for whoever is on the register of deciders; other facts are for the agency's counsel.
    """
    with acting(by) as rights:
        held = held_matter(rights, matter, today)
        few_enough(findings)
        designated = designations(rights, held.body_id, today)
        drafts = [_finding(rights, held, one, designated) for one in findings]
        actor = rights.actor(may.FIND, held.body_id)
        rows = add(held, drafts, actor)
        record(events.FOUND, by=actor, about=about(held), details=added(rows))
        _tell_of_points(rights, held, note_points(held))
    return rows


def refer_matter(*, by: Who, matter: int, today: date) -> Referral:
    """Show a matter to the Law Department, under an approval on record. Raises NotAllowed, OutOfSight, Refused.

    Each crossing needs an approval on record that holds now (23-1202(c)); without one nothing crosses.
    """
    with acting(by) as rights:
        held = held_matter(rights, matter, today)
        require(may.can_refer(rights, held))
        if held.referred_at is not None:
            raise Refused(REFERRED_ALREADY)
        now = timezone.now()
        crossing = crossing_on(held.body_id, LAW_DEPARTMENT, now)
        if crossing is None:
            raise Refused(NO_APPROVAL)
        actor = rights.actor(may.WORK, held.body_id)
        made = Referral.objects.create(matter=held, crossing=crossing, at=now, by_ref=actor.ref, by_role=actor.role)
        held.referred_at = now
        held.save(update_fields=["referred_at"])
        record(events.REFERRED, by=actor, about=about(held), details={"crossing": crossing.pk})
        to = Addressee.holders(ADOPT)
        tell(by=rights, to=to, kind=events.TO_LAW_DEPARTMENT, about=about(held), key=f"referred {held.pk}")
    return made


def _statement(one: Stated) -> Draft:
    """One stated fact, checked. Raises Refused."""
    if one.source not in STATED:
        raise Refused(NO_SUCH_SOURCE, "source")
    reference = checked_reference(one.reference)
    if one.source == Source.REGISTER.value and not reference:
        raise Refused(REGISTER_NEEDS_REFERENCE, "reference")
    values = checked(one.fact, one.values)
    return Draft(one.fact, values, one.source, checked_moment(one.at, timezone.now()), reference)


def _finding(rights: Rights, matter: Matter, one: Found, designated: dict[str, Decider]) -> Draft:
    """One finding, checked: that it may be made by this person, and says why. Raises NotAllowed, Refused."""
    values = checked(one.fact, one.values)
    designation = designated.get(one.fact)
    require(may.can_find(rights, matter, one.fact, designated=designation is not None))
    reasons = a_line(one.reasons, "reasons", most=LONGEST_REASONS)
    at = checked_moment(one.at, timezone.now())
    return Draft(one.fact, values, Source.OFFICIAL.value, at, "", reasons, designation)


def _tell_of_points(rights: Rights, matter: Matter, new: Sequence[OpenPoint]) -> None:
    """Tell the Law Department that a matter left a point open which only it settles."""
    for point in new:
        to, key = Addressee.holders(ADOPT), f"point {point.pk}"
        tell(by=rights, to=to, kind=events.POINT_OPEN, about=about(matter), key=key)
