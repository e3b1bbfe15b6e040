"""Entries of the registers for tests, all invented, and the people who record and confirm them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, person
from threshold.database.reach import Reach, reaching
from threshold.property.actions.decisions import decide_control
from threshold.property.actions.placements import record_finding, record_placement
from threshold.property.actions.steps import confirm_entry, end_entry
from threshold.property.actions.terms import record_agreement, record_arrangement
from threshold.property.entered import (
    EnteredAgreement,
    EnteredArrangement,
    EnteredFinding,
    EnteredPlacement,
    Paper,
)
from threshold.property.models import Agreement, Arrangement, Control, Finding, Placement, Site
from threshold.property.queries.entries import BY_NAME
from threshold.property.queries.registers import ForUse, read_for_use
from threshold.property.tests.lists import ONE, TODAY

FROM, TO = date(2026, 3, 1), date(2026, 3, 31)
COAST_GUARD = "Invented Coast Patrol"
PAPER = Paper(reference="Drawer 4 of the invented archive")
TERMS: dict[str, Any] = {
    "body": OURS, "since": FROM, "until": TO, "paper": PAPER, "title": "Invented berth", "outside": (COAST_GUARD,),
    "governments": ("federal",), "covers": "sites", "sites": (ONE.bbl,), "purposes": ("staging_area", "access"),
}  # fmt: skip


def keeper(name: str = "Kit Invented", agency: str = OURS) -> Person:
    """Counsel of an agency: records, and confirms what another person recorded."""
    return person(name, ("counsel", agency))


def law() -> Person:
    """Somebody of the Law Department."""
    return person("Lea Invented", ("law-department", ""))


def agreement(by: Person, **other: Any) -> Agreement:
    """An agreement that covers one lot in March, approved in February."""
    told = TERMS | {
        "formal": True,
        "approval": "yes",
        "approved_by": "Invented Office",
        "approved_on": date(2026, 2, 1),
    }
    return record_agreement(by=Who.of(by), entered=EnteredAgreement(**(told | other)), today=TODAY)


def arrangement(by: Person, **other: Any) -> Arrangement:
    """An arrangement over the same lot in the same month."""
    told = TERMS | {"form": "formal", "entered_by": "Invented Office", "entered_on": date(2026, 2, 1)}
    return record_arrangement(by=Who.of(by), entered=EnteredArrangement(**(told | other)), today=TODAY)


def placement(by: Person, **other: Any) -> Placement:
    """Two of a unit under an outside body."""
    told: dict[str, Any] = {
        "body": OURS, "since": FROM, "unit": "Invented harbor unit", "count": 2, "directed_by": "homeland-security",
        "directing": COAST_GUARD, "aim": "training", "reviewer": "Invented deputy", "next_review": date(2026, 9, 1),
    }  # fmt: skip
    return record_placement(by=Who.of(by), entered=EnteredPlacement(**(told | other)), today=TODAY)


def finding(by: Person, **other: Any) -> Finding:
    """A finding of the Mayor, invented."""
    told: dict[str, Any] = {
        "body": OURS, "since": FROM, "law": "99 USC 9999, which is invented", "found_on": FROM, "paper": PAPER,
    }  # fmt: skip
    return record_finding(by=Who.of(by), entered=EnteredFinding(**(told | other)), today=TODAY)


def confirmed(by: Person, entry: Any) -> None:
    """A second person's confirmation."""
    confirm_entry(by=Who.of(by), register=BY_NAME[entry._meta.model_name], number=entry.pk, today=TODAY)


def ended(by: Person, entry: Any, last_day: date) -> None:
    """An end before its time."""
    register = BY_NAME[entry._meta.model_name]
    end_entry(
        by=Who.of(by), register=register, number=entry.pk, last_day=last_day, reason="Ended by letter.", today=TODAY
    )


def control(by: Person, verdict: str = "yes", since: date = FROM) -> Control:
    """A decision of control over the lot."""
    return decide_control(
        by=Who.of(by), bbl=ONE.bbl, verdict=verdict, reason="The agency keeps the gate.", since=since, today=TODAY
    )


def said(day: date, known_at: datetime | None = None, **asked: Any) -> ForUse:
    """What the registers say of a use of the lot, as the City sees it."""
    with reaching(Reach.CITY):
        return read_for_use(Site.objects.get(pk=ONE.bbl), day, known_at=known_at, **asked)


def facts(told: ForUse) -> dict[str, set[str]]:
    """The facts offered, each with its values."""
    return {one.fact: set(one.values) for one in told.offered}
