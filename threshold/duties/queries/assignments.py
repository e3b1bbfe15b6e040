"""What is owed: one assignment, and lists of them that page by key and stay flat however many there are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from threshold.core.answers import OutOfSight
from threshold.core.standings import Standing
from threshold.duties.models import Assignment
from threshold.duties.models.assignments import AT, NEVER
from threshold.duties.queries.searching import Match

PER_PAGE = 100
BY_SLUG = {standing.slug: standing for standing in Standing}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for: words, one body, one duty, one standing, and after which row it begins."""

    body: str = ""
    duties: Collection[str] | None = None  # None for every duty
    standing: str = ""
    words: tuple[Match, ...] = ()
    demonstration: bool | None = None
    after: tuple[date, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and where the next begins (None when this is the last)."""

    rows: tuple[Assignment, ...]
    after: tuple[date, int] | None


def in_words(day: date) -> Case:
    """The standing of each row on a day, as SQL: held to `core.assignments.standing_of` by a test."""
    return Case(
        When(proved_on__lte=day, then=Value(Standing.PROVED.slug)),
        When(in_hand_on__lte=day, then=Value(Standing.IN_HAND.slug)),
        When(late_after__lt=day, paused_on__isnull=True, then=Value(Standing.PAST.slug)),
        default=F("unproved"),
        output_field=CharField(),
    )


def live(day: date) -> Q:
    """The condition that a row was owed on a day."""
    return (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)) & (Q(event_on__isnull=True) | Q(event_on__lte=day))


def here() -> QuerySet[Assignment]:
    """What is owed by bodies that are set up here, each with its body: what the public may list."""
    return Assignment.objects.select_related("body").filter(body__set_up_on__isnull=False)


def listed(wanted: Wanted, day: date, *, today: date | None = None, limit: int = PER_PAGE) -> Page:
    """One page of what is owed on a day, the earliest days first, what has no day last.

    Knowing that the day is not before `today` lets one standing be found without looking at every row.
    """
    found = _narrowed(here().filter(live(day)), wanted, day)
    if wanted.standing and today is not None and day >= today:
        found = found.filter(IS_NOW[wanted.standing], withdrawn_on__isnull=True)
    found = found.annotate(at=AT).order_by("at", "id")
    if wanted.after:
        at, number = wanted.after
        found = found.filter(at__gte=at).filter(Q(at__gt=at) | Q(id__gt=number))
    rows = tuple(found[: limit + 1])
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return Page(rows[:limit], (last.due or NEVER, last.pk) if last else None)


NOTHING = Q(proved_on__isnull=True, in_hand_on__isnull=True)
# What each standing asks of a row's columns on a day that is not in the past: the partial indices are cut to these.
IS_NOW = {
    Standing.PROVED.slug: Q(proved_on__isnull=False),
    Standing.IN_HAND.slug: Q(proved_on__isnull=True, in_hand_on__isnull=False),
    Standing.PAST.slug: NOTHING & Q(late_after__isnull=False),
    Standing.NO_PROOF.slug: NOTHING,
    Standing.NO_DEADLINE.slug: NOTHING & Q(unproved=Standing.NO_DEADLINE.slug),
    Standing.ENCOURAGED.slug: NOTHING & Q(unproved=Standing.ENCOURAGED.slug),
}


def _narrowed(found: QuerySet[Assignment], wanted: Wanted, day: date) -> QuerySet[Assignment]:
    if wanted.body:
        found = found.filter(body_id=wanted.body)
    if wanted.duties is not None:
        found = found.filter(duty__in=wanted.duties)
    for word in wanted.words:
        found = found.filter(Q(duty__in=word.duties) | Q(body_id__in=word.bodies))
    if wanted.demonstration is not None:
        found = found.filter(body__demonstration=wanted.demonstration)
    found = found.annotate(stands=in_words(day))
    return found.filter(stands=wanted.standing) if wanted.standing else found


def find_assignment(number: int, day: date | None = None) -> Assignment:
    """One assignment of a body that is set up here, with its body; on a day, how it stands. Raises OutOfSight.

    With the day comes the request it began with, within reach.
    """
    found = here().filter(pk=number)
    if day is not None:
        found = found.select_related("body", "request__from_body", "request__to_body")
        found = found.annotate(stands=in_words(day))
    one = found.first()
    if one is None:
        raise OutOfSight(str(number))
    return one


def held_assignment(number: int) -> Assignment:
    """One assignment within reach, kept from changing until the transaction ends. Raises OutOfSight."""
    found = Assignment.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found
