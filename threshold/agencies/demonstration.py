"""Invented bodies for a demonstration: no agency of these names exists."""

from __future__ import annotations

from datetime import date, datetime

from threshold.agencies.models.bodies import Body

SOURCE = "Invented for demonstration"
# id, name, acronym, kind, whether it is set up here
INVENTED = (
    ("demo-lanterns", "Department of Paper Lanterns", "DEMO-DPL", "mayoral agency", True),
    ("demo-tides", "Department of Tides and Moonlight", "DEMO-DTM", "mayoral agency", True),
    ("demo-umbrellas", "Umbrella Lending Administration", "DEMO-ULA", "mayoral agency", True),
    ("demo-clouds", "Mayor's Office of Cloud Naming", "DEMO-MOCN", "mayoral office", True),
    ("demo-kites", "Board of Kite Examiners", "DEMO-BKE", "board or commission", False),
    ("demo-teapots", "Teapot Standards Corporation", "DEMO-TSC", "public benefit corporation", False),
)


def invented(day: date, now: datetime) -> list[Body]:
    """The invented bodies, those that are set up being so since `day`."""
    return [
        Body(
            id=slug,
            name=f"{name} (invented)",
            acronym=acronym,
            kind=kind,
            source=SOURCE,
            confidence="high",
            demonstration=True,
            set_up_on=day if set_up else None,
            imported_at=now,
            updated_at=now,
        )
        for slug, name, acronym, kind, set_up in INVENTED
    ]
