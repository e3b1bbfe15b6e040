"""What the worker does for this app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.calling import CLIMB
from threshold.encounters.actions.calling import climb as climb_once
from threshold.encounters.actions.exporting import MAKE, expire_exports, keep_export
from threshold.encounters.actions.printing import keep_paper
from threshold.encounters.afterwards.packing import packed
from threshold.encounters.models import Edition, Encounter, Export
from threshold.encounters.quarterly.printing import pdf_of
from threshold.encounters.quarterly.purposes import PAPER
from threshold.encounters.queries.rota import to_climb
from threshold.jobs.periodic import periodic
from threshold.jobs.queue import job
from threshold.journal.checkpoints import make_checkpoints
from threshold.journal.keys import signer

CLOCK = Who.clock(CLIMB)


@job(CLIMB)
def climb(encounter: int) -> None:
    """Call the next person about one encounter, when its time has come and nobody has acknowledged it."""
    climb_once(by=CLOCK, encounter=encounter, now=timezone.now())


@job(PAPER)
def make_paper(edition: int) -> None:
    """Lay an edition out as a PDF and keep it. Raises CannotPrint where this machine has not what that needs."""
    with reaching(Reach.CITY):
        found = Edition.objects.select_related("office").get(pk=edition)
        content = pdf_of(found)
    keep_paper(by=Who.clock(PAPER), edition=edition, content=content)


@job(MAKE)
def make_export(export: int) -> None:
    """Put an export together and keep it sealed; new lines get their places first, so that each has its proof."""
    make_checkpoints(signer())
    with reaching(Reach.CITY):
        wanted = Export.objects.filter(pk=export, state__in=("asked", "making")).first()
        numbers = wanted.encounters if wanted else []
        found = list(Encounter.objects.select_related("account", "matter").filter(pk__in=numbers).order_by("pk"))
    if wanted is not None:
        keep_export(by=Who.clock(MAKE), export=export, content=packed(wanted, found, far(export)))


def far(export: int) -> Callable[[int], None]:
    """Say, as it goes, how many encounters of an export are in it."""

    def said(done: int) -> None:
        with reaching(Reach.CITY):
            Export.objects.filter(pk=export).update(state="making", done=done)

    return said


@periodic("encounters.expire", cron="20 * * * *")
def expire(now: datetime) -> None:
    """Take out the bytes of exports whose days are over."""
    expire_exports(by=Who.clock(MAKE), now=now)


@periodic("encounters.sweep", cron="* * * * *")
def sweep(now: datetime) -> None:
    """Call the next person about every encounter whose time has come, should its job have been lost."""
    for encounter in to_climb(now):
        climb_once(by=CLOCK, encounter=encounter, now=now)
