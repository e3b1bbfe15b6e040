"""Every read of matters: one, its record as the core weighs it, its determinations; out of sight is 404."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from threshold.accounts.models import Person
from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight
from threshold.core.designations import CLAUSES
from threshold.core.matters import Record
from threshold.core.sources import Source, Statement
from threshold.determinations.models import Adopted, Decider, Matter, StatementRow
from threshold.determinations.permissions.matters import SEE
from threshold.determinations.queries.readings import applied, overlays, practices


def find_matter(rights: Rights, number: int, today: date) -> Matter:
    """One matter. Raises OutOfSight for one that is not there or not in this person's sight."""
    return _one(Matter.objects.select_related("body"), rights, number, today)


def held_matter(rights: Rights, number: int, today: date) -> Matter:
    """The same, kept from changing until this transaction ends. Raises OutOfSight."""
    return _one(Matter.objects.select_for_update(of=("self",)), rights, number, today)


def in_sight(rights: Rights, today: date) -> QuerySet[Matter]:
    """The matters this person may see; row security has its own word on the same question."""
    if rights.may(SEE):
        return Matter.objects.all()
    if rights.who.person is None:
        return Matter.objects.none()
    mine = Decider.objects.filter(current(today), person_id=rights.who.person)
    designated = mine.filter(Q(body_id__isnull=True) | Q(body_id=OuterRef("body_id")))
    agencies = rights.agencies_with(SEE) - {CITYWIDE}
    return Matter.objects.filter(Q(body_id__in=agencies) | Q(Exists(designated)))


def designations(rights: Rights, body: str, today: date) -> dict[str, Decider]:
    """The points of law this person may find for a body today, each with the designation that says so."""
    if rights.who.person is None:
        return {}
    mine = Decider.objects.filter(
        current(today), Q(body_id=body) | Q(body_id__isnull=True), person_id=rights.who.person
    )
    return {fact: one for one in mine for fact, cite in CLAUSES.items() if cite in one.clauses}


def current(today: date) -> Q:
    """Entries of the register that hold on a day."""
    return Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))


def statements_of(matter: Matter, through: int | None = None) -> tuple[Statement, ...]:
    """What was stated in a matter, in order, up to one place in its record."""
    rows = StatementRow.objects.filter(matter=matter)
    return as_statements(rows if through is None else rows.filter(number__lte=through))


def as_statements(rows: Iterable[StatementRow]) -> tuple[Statement, ...]:
    """Rows as the core weighs them."""
    return tuple(
        Statement(
            number=row.number, fact=row.fact, values=frozenset(row.values), source=Source(row.source), by=row.by_ref,
            role=row.by_role, at=row.at, reference=row.reference, reasons=row.reasons,
        )
        for row in rows
    )  # fmt: skip


def told_statements(matter: Matter) -> list[StatementRow]:
    """What was stated in a matter, each row with what its person is called (`who`), for the screen alone."""
    called = Person.objects.filter(ref=OuterRef("by_ref")).values("name")[:1]
    return list(StatementRow.objects.filter(matter=matter).annotate(who=Subquery(called)))


def record_of(matter: Matter, adopted: Sequence[Adopted] | None = None, through: int | None = None) -> Record:
    """The record as it stands, or as it stood at one place, under the readings given or those that apply."""
    rows = applied(matter.kind, matter.day) if adopted is None else adopted
    return Record(
        day=matter.day,
        statements=statements_of(matter, through),
        readings=overlays(rows),
        practices=practices(rows),
    )


def _one(rows: QuerySet[Matter], rights: Rights, number: int, today: date) -> Matter:
    if not 0 < number < 2**63:
        raise OutOfSight(str(number))
    found = rows.filter(pk=number, pk__in=in_sight(rights, today).values("pk")).first()
    if found is None:
        raise OutOfSight(str(number))
    return found
