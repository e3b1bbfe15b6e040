"""A quarter's part, an edition and an export, under the number the rows of the table name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.role_answers import OURS, RECORD
from tests.role_quarterly import QUARTER
from threshold.agencies.models import Decision
from threshold.encounters.models import Designation, Edition, Export, Part
from threshold.encounters.quarterly.cells import edition_content, part_content, seal_of


def reported(now: datetime, day: date) -> None:
    """Our agency is the designated office, signed off its part and compiled; the Law Department asked for an export."""
    decision = Decision.objects.create(
        pk=RECORD, group="office-designated-10-178", body_id=OURS, verdict="yes", reason="Invented", since=day,
        decided_on=day, role="tests", recorded_at=now, recorded_by="tests",
    )  # fmt: skip
    by: dict[str, Any] = {"by_ref": "tests", "by_role": "tests"}
    Designation.objects.create(
        pk=RECORD, body_id=OURS, decision=decision, document="Invented", since=day, recorded_at=now, **by
    )
    content = part_content(QUARTER, OURS, [])
    sealed: dict[str, Any] = {"pk": RECORD, "quarter": QUARTER, "number": 1, "as_of": now, **by}
    Part.objects.create(**sealed, body_id=OURS, content=content, seal=seal_of(content), none=True)
    whole = edition_content(QUARTER, [content], without=[], changed=[])
    Edition.objects.create(**sealed, office_id=OURS, content=whole, seal=seal_of(whole), demonstration=True)
    Export.objects.create(
        pk=RECORD, purpose="litigation", reference="L-1", encounters=[RECORD], asked_at=now, demonstration=True, **by
    )
