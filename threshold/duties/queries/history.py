"""What the journal says about one assignment: times, roles and what was done; no names and no words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from threshold.accounts.rights import Rights
from threshold.core.words import gettext_noop
from threshold.duties import events
from threshold.duties.models import Assignment
from threshold.duties.permissions import can_read
from threshold.journal.models import Line

MOST = 100
DONE: Mapping[str, str] = {
    events.CLOCK_STARTED.name: gettext_noop("An event started the clock."),
    events.PROOF_GIVEN.name: gettext_noop("Proof was given."),
    events.NONE_ATTESTED.name: gettext_noop("It was attested that there was none (house practice)."),
    events.PROOF_ACCEPTED.name: gettext_noop("Proof was accepted."),
    events.PROOF_REFUSED.name: gettext_noop("Proof was refused."),
    events.PUT_OFF.name: gettext_noop("A day was extended, paused, resumed or withdrawn."),
    events.DIARY_WRITTEN.name: gettext_noop("The diary of efforts was written."),
    events.REQUEST_MADE.name: gettext_noop("The request was made."),
    events.REQUEST_ANSWERED.name: gettext_noop("The request was answered."),
}
SOMETHING = gettext_noop("Something else was recorded.")


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the journal, as those who may read the record see it."""

    number: int
    at: datetime
    role: str
    done: str


def history_of(
    rights: Rights, owed: Assignment, proofs: Iterable[int], request: int | None = None
) -> tuple[Happened, ...]:
    """The journal's newest lines about an assignment, its proofs and its request; none for those who may not read."""
    if not can_read(rights, owed.body_id):
        return ()
    about = Q(object_kind="assignment", object_number=str(owed.pk))
    about |= Q(object_kind="proof", object_number__in=[str(number) for number in proofs])
    if request is not None:
        about |= Q(object_kind="request", object_number=str(request))
    lines = Line.objects.filter(about).order_by("-id")[:MOST]
    return tuple(Happened(row.pk, row.at, row.actor_role, DONE.get(row.action, SOMETHING)) for row in lines)
