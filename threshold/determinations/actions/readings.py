"""What the Law Department keeps: the register of deciders, and the readings it adopts. Neither changes a norm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from threshold.accounts.models import Grant, Person
from threshold.accounts.rights import Who, acting
from threshold.agencies.models import Body
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import Refused, require
from threshold.core.designations import FACT_OF
from threshold.core.norms import NORMS
from threshold.core.readings import PRACTICES
from threshold.core.words import Sentence, gettext_noop
from threshold.determinations import events
from threshold.determinations.models import Adopted, Decider
from threshold.determinations.permissions.matters import FIND
from threshold.determinations.permissions.readings import ADOPT, KEEP, can_adopt, can_keep_deciders
from threshold.determinations.queries.readings import held_decider, held_reading
from threshold.determinations.recording import checked_reference
from threshold.determinations.shapes import KINDS, LONGEST_REASONS, PRACTICE, VALUE
from threshold.journal.actions import About, record

NO_SUCH_PERSON = Sentence(gettext_noop("There is no such account here that may sign in."))
NO_SUCH_BODY = Sentence(gettext_noop("There is no such body here."))
NO_SUCH_CLAUSE = Sentence(gettext_noop("Choose the clauses from the list."))
NO_DOCUMENT = Sentence(gettext_noop("Give the number of the written designation."))
NO_ROLE = Sentence(
    gettext_noop(
        "This person holds no role that may find on points of law, for this agency or the City. "
        "An administrator gives it first."
    )
)
ENDS_TOO_SOON = Sentence(gettext_noop("It ends before it begins. Choose a later day."))
ENDED_ALREADY = Sentence(gettext_noop("That is ended already."))
NO_SUCH_READING = Sentence(gettext_noop("A reading settles one value the law leaves open. Choose it from the list."))
NO_SUCH_USE = Sentence(gettext_noop("Choose at least one kind of use it is to be applied to."))
ADOPTED_ALREADY = Sentence(
    gettext_noop("A reading of this is adopted already for some of these uses and days. End it first.")
)


@dataclass(frozen=True, slots=True)
class Designation:
    """A written designation: whom, for which clauses and body ("" is the whole City), by which document, when."""

    person: str  # the opaque mark
    clauses: tuple[str, ...]
    body: str
    document: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class NewReading:
    """A reading to adopt: a contested value of a norm as meeting the words or not, or a practice; for which uses."""

    uses: tuple[str, ...]
    since: date
    reasons: str
    until: date | None = None
    practice: str = ""
    cite: str = ""
    fact: str = ""
    value: str = ""
    meets: str = ""

    @property
    def what(self) -> str:
        """Whether it is a practice or a value."""
        return PRACTICE if self.practice else VALUE


def designate(*, by: Who, designation: Designation) -> Decider:
    """Enter somebody the City has designated in writing on the register of deciders. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(can_keep_deciders(rights))
        person = Person.objects.filter(ref=designation.person, is_active=True).first()
        if person is None:
            raise Refused(NO_SUCH_PERSON, "person")
        _checked(designation, person)
        actor = rights.actor(KEEP)
        made = Decider.objects.create(
            person=person, clauses=list(designation.clauses), body_id=designation.body or None,
            document=designation.document, since=designation.since, until=designation.until, at=timezone.now(),
            by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "person": person.ref, "clauses": ", ".join(designation.clauses), "document": designation.document,
            "since": designation.since.isoformat(), "until": _written(designation.until),
        }  # fmt: skip
        record(events.DECIDER_DESIGNATED, by=actor, about=_decider(made), details=details)
    return made


def end_designation(*, by: Who, decider: int, until: date) -> Decider:
    """End an entry on the register of deciders; what was found stays. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        require(can_keep_deciders(rights))
        held = held_decider(decider)
        _ends(held.since, held.until, until)
        held.until = until
        held.save(update_fields=["until"])
        details = {"until": until.isoformat()}
        record(events.DESIGNATION_ENDED, by=rights.actor(KEEP), about=_decider(held), details=details)
    return held


def adopt(*, by: Who, reading: NewReading, today: date) -> Adopted:
    """Adopt a reading. No norm changes: it is laid over one where it applies. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(can_adopt(rights))
        _readable(reading)
        _alone(reading)
        actor = rights.actor(ADOPT)
        made = Adopted.objects.create(
            what=reading.what, cite=reading.cite, fact=reading.fact, value=reading.value, meets=reading.meets,
            practice=reading.practice, uses=list(reading.uses), since=reading.since, until=reading.until,
            reasons=a_line(reading.reasons, "reasons", most=LONGEST_REASONS), adopted_on=today, at=timezone.now(),
            by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "says": str(made) + (f" {made.meets}" if made.meets else ""), "uses": ", ".join(reading.uses),
            "since": reading.since.isoformat(), "until": _written(reading.until), "reasons": made.reasons,
        }  # fmt: skip
        record(events.READING_ADOPTED, by=actor, about=_reading(made), details=details)
    return made


def end_reading(*, by: Who, reading: int, until: date) -> Adopted:
    """End a reading. Determinations made under it stay as they are. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        require(can_adopt(rights))
        held = held_reading(reading)
        _ends(held.since, held.until, until)
        held.until = until
        held.save(update_fields=["until"])
        details = {"until": until.isoformat()}
        record(events.READING_ENDED, by=rights.actor(ADOPT), about=_reading(held), details=details)
    return held


def _checked(designation: Designation, person: Person) -> None:
    """Raises Refused for a designation that could not be used, or does not say by which document."""
    if not designation.clauses or not set(designation.clauses) <= set(FACT_OF):
        raise Refused(NO_SUCH_CLAUSE, "clauses")
    if designation.body and not Body.objects.filter(pk=designation.body).exists():
        raise Refused(NO_SUCH_BODY, "body")
    if not checked_reference(designation.document, "document"):
        raise Refused(NO_DOCUMENT, "document")
    _in_order(designation.since, designation.until)
    now = timezone.now()
    current = Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))
    held = Grant.objects.filter(current, person=person, role__abilities__contains=[FIND])
    if not held.filter(agency_id__in={"", designation.body}).exists():
        raise Refused(NO_ROLE, "person")


def _readable(reading: NewReading) -> None:
    """Raises Refused for a reading of something the law does not leave open."""
    if not reading.uses or not set(reading.uses) <= set(KINDS):
        raise Refused(NO_SUCH_USE, "uses")
    _in_order(reading.since, reading.until)
    if reading.practice:
        if reading.practice not in {one.id for one in PRACTICES} or reading.cite or reading.fact:
            raise Refused(NO_SUCH_READING, "practice")
    elif (reading.cite, reading.fact, reading.value) not in CONTESTED or reading.meets not in {"yes", "no"}:
        raise Refused(NO_SUCH_READING, "reading")


CONTESTED = tuple(
    dict.fromkeys(
        (norm.cite, leaf.fact.id, value)
        for norm in NORMS
        for leaf in norm.leaves
        for value in leaf.fact.values
        if value in leaf.contested
    )
)
"""Every value some norm leaves open, which a reading may settle."""


def _alone(reading: NewReading) -> None:
    """Raises Refused where a reading of the same thing holds for some of the same uses and days."""
    same = Adopted.objects.filter(
        what=reading.what, practice=reading.practice, cite=reading.cite, fact=reading.fact, value=reading.value,
        uses__overlap=list(reading.uses),
    )  # fmt: skip
    later = same.filter(Q(until__isnull=True) | Q(until__gte=reading.since))
    if reading.until is not None:
        later = later.filter(since__lte=reading.until)
    if later.exists():
        raise Refused(ADOPTED_ALREADY)


def _in_order(since: date, until: date | None) -> None:
    a_day(since, "since")
    if until is not None and a_day(until, "until") < since:
        raise Refused(ENDS_TOO_SOON, "until")


def _ends(since: date, was: date | None, until: date) -> None:
    if was is not None and was <= until:
        raise Refused(ENDED_ALREADY, "until")
    _in_order(since, until)


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _decider(row: Decider) -> About:
    return About("decider", str(row.pk), ", ".join(row.clauses)[:40], row.body_id or "")


def _reading(row: Adopted) -> About:
    return About("reading", str(row.pk), row.cite)
