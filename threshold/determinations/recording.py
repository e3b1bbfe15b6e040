"""What every action on a matter shares: numbering what is added, checking it, noting the points left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from threshold.core.answers import Refused
from threshold.core.cases import CaseError, one_statement
from threshold.core.matters import answers, canonical, hash_of, points
from threshold.core.words import Sentence, gettext_noop
from threshold.determinations.models import Decider, Matter, OpenPoint, StatementRow
from threshold.determinations.queries.matters import record_of
from threshold.determinations.shapes import MOST_AT_ONCE, REFERENCE
from threshold.journal.actions import About, Actor

NOTHING = Sentence(gettext_noop("Choose at least one fact and its value."))
TOO_MANY = Sentence(gettext_noop("State at most {most} facts at once."), {"most": MOST_AT_ONCE})
NOT_YET = Sentence(gettext_noop("That moment has not come. Give the time it was seen, read or found."))
NO_REFERENCE = Sentence(
    gettext_noop(
        "A reference is a kind and, after a colon, a number of capital letters and figures, such as agreement:A-12."
    )
)
UNCLEAR = gettext_noop("This cannot be recorded: {said}")


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement before it is numbered."""

    fact: str
    values: frozenset[str]
    source: str
    at: datetime
    reference: str = ""
    reasons: str = ""
    designation: Decider | None = None


def checked(fact: str, values: Iterable[str]) -> frozenset[str]:
    """The values of a fact the vocabulary has. Raises Refused, naming what it does not have."""
    try:
        return one_statement(fact, sorted(values))
    except CaseError as error:
        raise Refused(Sentence(UNCLEAR, {"said": str(error)}), "fact") from None


def checked_reference(reference: str, field: str = "reference") -> str:
    """A reference of the closed shape, or ""; the registers write `site 1000010001`. Raises Refused."""
    reference = reference.replace(" ", ":", 1)
    if reference and not REFERENCE.fullmatch(reference):
        raise Refused(NO_REFERENCE, field)
    return reference


def checked_moment(at: datetime | None, now: datetime) -> datetime:
    """When it was seen, read or found: now, or the moment given. Raises Refused for one to come."""
    if at is not None and at > now:
        raise Refused(NOT_YET, "at")
    return at or now


def few_enough(rows: Sequence[object]) -> None:
    """Raises Refused for nothing at all, and for too much at once."""
    if not rows:
        raise Refused(NOTHING)
    if len(rows) > MOST_AT_ONCE:
        raise Refused(TOO_MANY)


def add(matter: Matter, drafts: Sequence[Draft], by: Actor) -> tuple[StatementRow, ...]:
    """Number the statements and add them. Whoever calls holds the matter's row, so that no number is given twice."""
    now = timezone.now()
    rows = tuple(
        StatementRow(
            matter=matter, number=matter.stated + place, fact=draft.fact, values=sorted(draft.values),
            source=draft.source, reference=draft.reference, reasons=draft.reasons, designation=draft.designation,
            at=draft.at, recorded_at=now, by_ref=by.ref, by_role=by.role,
        )
        for place, draft in enumerate(drafts, 1)
    )  # fmt: skip
    StatementRow.objects.bulk_create(rows)
    matter.stated += len(rows)
    matter.save(update_fields=["stated"])
    return rows


def added(rows: Sequence[StatementRow]) -> dict[str, str | int]:
    """What the journal keeps of statements: where they begin, how many they are, and one hash over them."""
    told = [[row.number, row.fact, sorted(row.values), row.source, row.reference, row.reasons] for row in rows]
    return {"first": rows[0].number, "count": len(rows), "hash": hash_of(canonical({"statements": told}))}


def note_points(matter: Matter) -> tuple[OpenPoint, ...]:
    """Bring the list of open points up to what the record leaves open now; the points that are new."""
    record, now = record_of(matter), timezone.now()
    open_now = dict.fromkeys((point.why, point.fact) for point in points(record, answers(record)))
    held = {(row.why, row.fact): row for row in OpenPoint.objects.filter(matter=matter, closed_at__isnull=True)}
    closed = [row.pk for key, row in held.items() if key not in open_now]
    if closed:
        OpenPoint.objects.filter(pk__in=closed).update(closed_at=now)
    new = [
        OpenPoint(matter=matter, body_id=matter.body_id, why=why, fact=fact, since=now)
        for why, fact in open_now
        if (why, fact) not in held
    ]
    return tuple(OpenPoint.objects.bulk_create(new))


def about(matter: Matter, clause: str = "3") -> About:
    """What a line of the journal is about."""
    return About("matter", str(matter.pk), clause, matter.body_id)
