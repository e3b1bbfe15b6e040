"""What the service does by itself each day: the periods that have come round are assigned."""

from __future__ import annotations

from datetime import date

from threshold.accounts.rights import Who
from threshold.agencies.models import Body
from threshold.duties.actions.assigning import assign_body

CLOCK = Who.clock("daily")


def open_next_periods(today: date) -> int:
    """Assign to every body that is set up here what has come round since; how many were new. A line for each body."""
    bodies = Body.objects.filter(set_up_on__isnull=False).order_by("pk").values_list("pk", flat=True)
    return sum(assign_body(by=CLOCK, body=body, today=today) for body in bodies)
