"""Invented bodies that are set up here, and what they owe."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS
from threshold.agencies.models import Body
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import assign_body, give_proof
from threshold.duties.actions.proving import Offered
from threshold.duties.models import Assignment, Proof

SET_UP, TODAY = date(2026, 2, 9), date(2026, 11, 25)
OPERATOR = Who.operator("tests")


def body(slug: str = OURS, set_up_on: date | None = SET_UP) -> Body:
    """An invented mayoral agency."""
    now = timezone.now()
    with reaching(Reach.CITY):
        return Body.objects.create(
            id=slug, name=f"Invented {slug}", acronym=slug.upper(), kind="mayoral agency", source="invented",
            confidence="high", demonstration=True, set_up_on=set_up_on, imported_at=now, updated_at=now,
        )  # fmt: skip


def two_bodies() -> None:
    """Ours and theirs, set up, with everything assigned."""
    for slug in (OURS, THEIRS):
        body(slug)
        assign_body(by=OPERATOR, body=slug, today=TODAY)


def owed(duty: str, slug: str = OURS, period: str = "") -> Assignment:
    """One assignment as it stands now."""
    with reaching(Reach.CITY):
        return Assignment.objects.get(body_id=slug, duty=duty, period=period)


def said(words: str = "The names were sent on the day.", on: date = date(2026, 2, 18), **more: object) -> Offered:
    """A statement offered as proof."""
    return Offered(effective_on=on, statement=words, **more)  # type: ignore[arg-type]


def given(who: Who, duty: str = "6-1", slug: str = OURS, **more: object) -> Proof:
    """A statement given as proof of a duty."""
    return give_proof(by=who, assignment=owed(duty, slug).pk, offered=said(**more), today=TODAY)  # type: ignore[arg-type]
