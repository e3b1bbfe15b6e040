"""What the worker does for this app."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.encounters.actions.calling import CLIMB
from threshold.encounters.actions.calling import climb as climb_once
from threshold.encounters.queries.rota import to_climb
from threshold.jobs.periodic import periodic
from threshold.jobs.queue import job

CLOCK = Who.clock(CLIMB)


@job(CLIMB)
def climb(encounter: int) -> None:
    """Call the next person about one encounter, when its time has come and nobody has acknowledged it."""
    climb_once(by=CLOCK, encounter=encounter, now=timezone.now())


@periodic("encounters.sweep", cron="* * * * *")
def sweep(now: datetime) -> None:
    """Call the next person about every encounter whose time has come, should its job have been lost."""
    for encounter in to_climb(now):
        climb_once(by=CLOCK, encounter=encounter, now=now)
