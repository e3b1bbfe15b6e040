"""Every read of what officials decided of unclear clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import QuerySet

from threshold.agencies.models import Decision
from threshold.core import law
from threshold.core.bodies import decisions_on, unclear

VERDICTS: dict[str, Literal["yes", "no"]] = {"yes": "yes", "no": "no"}


@dataclass(frozen=True, slots=True)
class Unclear:
    """A group and a body of which the law leaves it unclear whether the one takes in the other."""

    group: law.Group
    body: law.Body
    member: law.Member
    question: law.Ambiguity | None
    decided: law.Decided | None  # what holds on the day looked at


def decisions() -> tuple[law.Decided, ...]:
    """Everything decided, in the sequence it was recorded."""
    return tuple(as_decided(row) for row in Decision.objects.order_by("id"))


def decisions_of(body: str) -> QuerySet[Decision]:
    """What was decided of one body, the newest first."""
    return Decision.objects.filter(body_id=body).order_by("-id")


def unclear_pairs(
    known: law.Law, bodies: Sequence[law.Body], recorded: Sequence[law.Decided], day: date
) -> tuple[Unclear, ...]:
    """Every unclear pair with its open question, and what was decided of it that holds on the day."""
    holds = decisions_on(recorded, day)
    questions = {question.id: question for order in known.orders for question in order.ambiguities}
    return tuple(
        Unclear(group, body, member, questions.get(group.question), holds.get((group.id, body.id)))
        for group, body, member in unclear(known, bodies)
    )


def as_decided(row: Decision) -> law.Decided:
    """One decision as the core knows it."""
    return law.Decided(
        group=row.group,
        body=row.body_id,
        verdict=VERDICTS[row.verdict],
        reason=row.reason,
        since=row.since,
        decided_on=row.decided_on,
        by=row.role.replace("-", " "),
    )
