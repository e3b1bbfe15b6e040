"""Keeping an edition as a PDF, once, among the files: sealed, known by its hash."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.core.answers import OutOfSight
from threshold.database.turns import take_turn
from threshold.encounters.models import Edition
from threshold.encounters.models import Paper as KeptPaper
from threshold.encounters.quarterly import events
from threshold.encounters.quarterly.purposes import PAPER
from threshold.files.actions import add_file
from threshold.journal.actions import About, Actor, record


def keep_paper(*, by: Who, edition: int, content: bytes) -> KeptPaper:
    """Keep the PDF of an edition that has none yet; one that has keeps its own. Raises OutOfSight, Refused."""
    with acting(by):
        take_turn(f"encounters|paper|{edition}")
        found = Edition.objects.select_related("office").filter(pk=edition).first()
        if found is None:
            raise OutOfSight(str(edition))
        kept = KeptPaper.objects.filter(edition=found).first()
        if kept is not None:
            return kept
        actor = Actor("clock", PAPER)
        named = ContentFile(content, f"10-178d-{found.quarter}-edition-{found.number}.pdf")
        file = add_file(by=actor, agency=found.office_id, purpose=PAPER, uploaded=named)
        made = KeptPaper.objects.create(edition=found, office=found.office, file=file, made_at=timezone.now())
        about = About("edition", str(found.pk), "10-178(d)", found.office_id)
        record(events.PAPER_MADE, by=actor, about=about, details={"edition": found.pk, "sha256": file.sha256})
    return made
