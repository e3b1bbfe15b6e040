"""Writing one step of an encounter with its line of the journal, within an action's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from threshold.encounters.models import Encounter, Step
from threshold.journal.actions import About, Actor
from threshold.journal.actions import record as line
from threshold.journal.kinds import Kind

CLAUSE = "10-178(d)"


def about(encounter: Encounter) -> About:
    """What lines and notices about an encounter say it is: a number, the clause, the agency."""
    return About("encounter", str(encounter.pk), CLAUSE, encounter.body_id or "")


def record(
    encounter: Encounter, kind: Kind, actor: Actor, at: datetime, details: Mapping[str, str | int] | None = None,
    **columns: int | str | Sequence[str] | None,
) -> Step:  # fmt: skip
    """One row and one line. The row holds closed choices and numbers alone."""
    made = Step.objects.create(
        encounter=encounter, kind=kind.name.removeprefix("encounters."), at=at, by_ref=actor.ref, by_role=actor.role,
        **columns,
    )  # fmt: skip
    line(kind, by=actor, about=about(encounter), details=details or {})
    return made
