"""What waits for one person, by what they may do: the passed and the near first, each kind in its own short query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.loader import load_law
from threshold.duties import permissions
from threshold.duties.models import Assignment, Proof, Request, Response
from threshold.duties.models.assignments import AT, NEVER, OPEN
from threshold.duties.queries.requests import requests_in_sight

SOON = timedelta(days=60)
OF_EACH = 20
PER_PAGE = 100
Key = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: its kind, the record it is about, and the day by which or since which it waits."""

    kind: str  # "review", "amend", "prove", "clock", "answer", "reply"
    number: int
    duty: str
    body: str
    demonstration: bool
    day: date | None
    began: date | None = None  # the day a clock began; it ends on `day`
    period: str = ""

    def day_of(self, today: date) -> tuple[int, int] | None:
        """Which day of its clock this is: 12 of 30; None where no clock runs."""
        if self.began is None or self.day is None:
            return None
        return (today - self.began).days, (self.day - self.began).days

    @property
    def key(self) -> Key:
        """Where a page that follows this row begins."""
        return (self.day or NEVER, self.number)


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of one kind, and whether there are more."""

    rows: tuple[Todo, ...]
    more: bool


def to_review(rights: Rights, after: Key | None = None, most: int = OF_EACH) -> Part:
    """Proof that waits for a second person, the longest waiting first, never this person's own."""
    found = Proof.objects.filter(
        _where(rights, permissions.REVIEW, "agency_id"),
        assignment__waiting_on__isnull=False, review__isnull=True, superseded_by__isnull=True,
    ).exclude(by_ref=rights.who.ref)  # fmt: skip
    found = found.select_related("assignment__body").order_by("assignment__waiting_on", "id")
    if after:
        day, number = after
        found = found.filter(assignment__waiting_on__gte=day)
        found = found.filter(Q(assignment__waiting_on__gt=day) | Q(id__gt=number))
    return _part((_of_proof("review", row, row.assignment.waiting_on) for row in found[: most + 1]), most)


def to_amend(rights: Rights, most: int = OF_EACH) -> Part:
    """This person's own proof that was refused and that nothing has superseded, the latest first."""
    found = Proof.objects.filter(
        by_ref=rights.who.ref, review__giver_ref=rights.who.ref, review__accepted=False, superseded_by__isnull=True,
        assignment__withdrawn_on__isnull=True,
    )  # fmt: skip
    found = found.select_related("assignment__body", "review").order_by("-review__id")
    return _part((_of_proof("amend", row, row.review.on) for row in found[: most + 1]), most)


def to_prove(rights: Rights, after: Key | None = None, most: int = PER_PAGE) -> Part:
    """Everything open that this person can prove, by day, what has no day last."""
    found = _open(rights).annotate(at=AT).order_by("at", "id")
    if after:
        found = found.filter(at__gte=after[0]).filter(Q(at__gt=after[0]) | Q(id__gt=after[1]))
    return _part(map(_of_row, found[: most + 1]), most)


def to_prove_soon(rights: Rights, today: date, most: int = OF_EACH) -> Part:
    """What has passed its day or reaches it within sixty days."""
    found = _open(rights).filter(due__lte=today + SOON).order_by("due", "id")
    return _part(map(_of_row, found[: most + 1]), most)


def to_prove_some_day(rights: Rights, today: date, most: int = OF_EACH) -> Part:
    """What has no day, and has begun."""
    found = _open(rights).filter(due__isnull=True, starts_on__lte=today).order_by("id")
    return _part(map(_of_row, found[: most + 1]), most)


def to_answer(rights: Rights, most: int = OF_EACH) -> Part:
    """Requests this person can answer, and questions about theirs that wait for a reply."""
    latest = Response.objects.filter(request=OuterRef("pk")).order_by("-at", "-id").values("kind")[:1]
    found = requests_in_sight(rights).annotate(latest=Subquery(latest)).filter(assignment__withdrawn_on__isnull=True)
    mine = _where(rights, permissions.ANSWER, "to_body_id") & (Q(latest__isnull=True) | Q(latest="reply"))
    asked = _where(rights, permissions.ASK, "from_body_id") & Q(latest="question")
    found = found.filter(mine | asked).order_by("wanted_by", "pk")
    return _part(map(_of_request, found[: most + 1]), most)


def can_do(rights: Rights, kind: str) -> bool:
    """Whether this person does a kind of thing for any body."""
    needs = {
        "review": (permissions.REVIEW,), "amend": (permissions.GIVE,), "prove": (permissions.GIVE, permissions.DIARY),
        "answer": (permissions.ANSWER, permissions.ASK),
    }  # fmt: skip
    return any(rights.anywhere(ability) for ability in needs[kind])


def efforts() -> frozenset[str]:
    """The duties where the law asks for efforts, which have a diary."""
    return frozenset(duty.number for duty in load_law().duties if duty.deadline.efforts)


def _open(rights: Rights) -> QuerySet[Assignment]:
    """What nothing is recorded of: all of it for whoever gives proof, running clocks for whoever writes the diary."""
    mine = _where(rights, permissions.GIVE, "body_id")
    if not rights.agencies_with(permissions.DIARY) <= rights.agencies_with(permissions.GIVE):
        clocks = Q(duty__in=efforts(), event_on__isnull=False)
        mine = mine | (_where(rights, permissions.DIARY, "body_id") & clocks)
    found = Assignment.objects.select_related("body").filter(OPEN, mine, paused_on__isnull=True)
    return found.exclude(unproved="encouraged")


def _where(rights: Rights, ability: str, column: str) -> Q:
    """The condition that a row belongs to a body for which this person holds an ability."""
    agencies = rights.agencies_with(ability)
    if rights.unbound or CITYWIDE in agencies:
        return Q()
    return Q(**{f"{column}__in": sorted(agencies)})


def _of_proof(kind: str, proof: Proof, day: date | None) -> Todo:
    owed = proof.assignment
    return Todo(kind, proof.pk, owed.duty, owed.body.name, owed.body.demonstration, day, period=owed.period)


def _of_row(row: Assignment) -> Todo:
    kind = "clock" if row.event_on and row.due else "prove"
    began = row.event_on if kind == "clock" else None
    return Todo(kind, row.pk, row.duty, row.body.name, row.body.demonstration, row.due, began, row.period)


def _of_request(row: Request) -> Todo:
    replies = row.latest == "question"  # type: ignore[attr-defined]
    kind, other = ("reply", row.to_body) if replies else ("answer", row.from_body)
    return Todo(kind, row.pk, row.clause, other.name, other.demonstration, row.wanted_by or row.asked_on)


def _part(rows: Iterable[Todo], most: int) -> Part:
    found = tuple(rows)
    return Part(found[:most], len(found) > most)
