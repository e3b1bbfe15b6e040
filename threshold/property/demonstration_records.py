"""Invented entries of the registers at invented bodies alone, for a demonstration to show. No finding of the Mayor."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from threshold.accounts.rights import Who
from threshold.database.reach import Reach, reaching
from threshold.property.actions.decisions import decide_control
from threshold.property.actions.placements import record_placement
from threshold.property.actions.steps import confirm_entry, end_entry, find_of_placement, review_placement
from threshold.property.actions.terms import record_agreement, record_arrangement
from threshold.property.entered import EnteredAgreement, EnteredArrangement, EnteredPlacement, Paper
from threshold.property.models import Agreement, Control, Site
from threshold.property.queries.entries import AGREEMENT, ARRANGEMENT

# Two marks, so that what one records the other confirms, as the pages ask of two people.
BY, SECOND = Who.operator("load_sites"), Who.operator("load_sites, second")
BODY, GARAGE, PARKING = "demo-lanterns", "2900000037", "2900010007"
BEGAN: Final = date(2026, 3, 1)
SHARED: Final[dict[str, Any]] = {
    "body": BODY, "since": BEGAN, "paper": Paper(reference="Invented archive, drawer 4"), "governments": ("federal",),
    "covers": "sites", "purposes": ("staging_area",),
}  # fmt: skip
APPROVED: Final[dict[str, Any]] = {
    "formal": True,
    "approval": "yes",
    "approved_by": "Invented Office of Contracts",
    "approved_on": date(2026, 2, 20),
}


def load_registers(today: date) -> bool:
    """Record them where no invented body has any yet and the lots are there; whether that was so."""
    with reaching(Reach.CITY):
        lots = Site.objects.filter(pk__in=(GARAGE, PARKING), body_id=BODY).count()
        if lots != 2 or Agreement.objects.filter(body__demonstration=True).exists():
            return False
        _agreements(today)
        _arrangements(today)
        _placement(today)
        if not Control.objects.filter(site_id=GARAGE).exists():
            decide_control(
                by=BY,
                bbl=GARAGE,
                verdict="yes",
                reason="Invented: the agency keeps the gate.",
                since=BEGAN,
                today=today,
            )
    return True


def _agreements(today: date) -> None:
    stands = _agreement(
        today, title="Invented licence for winter drills", outside=("Invented Coast Patrol",), sites=(GARAGE,)
    )
    _confirm(AGREEMENT, stands, today)
    over = _agreement(
        today, title="Invented licence for a bridge opening", outside=("Invented Bridge Police",), sites=(PARKING,),
        governments=("state",), until=date(2026, 12, 31),
    )  # fmt: skip
    _confirm(AGREEMENT, over, today)
    end_entry(
        by=BY, register=AGREEMENT, number=over, last_day=date(2026, 6, 30), reason="Ended by an invented letter.",
        today=today,
    )  # fmt: skip
    _agreement(
        today, title="Invented contract for a shared garage", outside=("Invented Parks Rangers",), kind="contract",
        sites=(GARAGE, PARKING), approval="unclear", approved_by="", approved_on=None,
    )  # fmt: skip


def _agreement(today: date, **told: Any) -> int:
    entered = EnteredAgreement(**(SHARED | APPROVED | told))
    return record_agreement(by=BY, entered=entered, today=today).pk


def _arrangements(today: date) -> None:
    told = SHARED | {"covers": "body", "lots_of": BODY, "purposes": ("operations_base", "access")}
    formal = EnteredArrangement(
        **told, title="Invented joint harbor watch", outside=("Invented Coast Patrol", "Invented State Wardens"),
        form="formal", entered_by="Invented Office of the Deputy", entered_on=date(2026, 2, 15),
    )  # fmt: skip
    _confirm(ARRANGEMENT, record_arrangement(by=BY, entered=formal, today=today).pk, today)
    informal = EnteredArrangement(
        **told, title="Invented understanding by telephone", outside=("Invented Bridge Police",), form="informal",
        entered_by="Invented harbor unit", entered_on=date(2026, 4, 1),
    )  # fmt: skip
    record_arrangement(by=BY, entered=informal, today=today)


def _placement(today: date) -> None:
    placed = EnteredPlacement(
        body=BODY, since=BEGAN, paper=Paper(reference="Invented memorandum 7"), unit="Invented analysts", count=2,
        directed_by="non-local-law-enforcement", directing="Invented State Wardens", aim="emergency-management",
        reviewer="Invented deputy for operations", next_review=today + timedelta(days=60),
    )  # fmt: skip
    number = record_placement(by=BY, entered=placed, today=today).pk
    review_placement(
        by=BY, number=number, next_review=today + timedelta(days=60), reason="Invented: unchanged.", today=today
    )
    find_of_placement(by=SECOND, number=number, verdict="open", reason="Invented: the paper is not read.", today=today)


def _confirm(register: Any, number: int, today: date) -> None:
    confirm_entry(by=SECOND, register=register, number=number, today=today)
