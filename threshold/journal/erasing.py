"""Erasing the personal details of a line: the line stays, its hash stays, and every proof stays."""

from __future__ import annotations

from threshold.core.answers import require
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, Actor, record
from threshold.journal.details import opened
from threshold.journal.events import DETAILS_ERASED
from threshold.journal.models import Detail, Line
from threshold.journal.permissions import can_erase_details

EVERYTHING = "everything"


class NothingToErase(LookupError):
    """The line is not there, or holds nothing personal any more; the message says which."""


def erase_details(*, by: Actor, line: int, reason: str) -> str:
    """Erase what is personal among the details of a line, and say so in a line of its own; the names of what went.

    Raises NotAllowed; NothingToErase; CannotOpen when the master key is not at hand.
    """
    require(can_erase_details(by))
    with reaching(Reach.CITY):
        found = Line.objects.filter(id=line).first()
        detail = Detail.objects.select_for_update().filter(line_id=line).first()
        if found is None or detail is None:
            raise NothingToErase(f"There is no line {line}, or all of its details are gone already.")
        erased = _erase(found, detail)
        about = About("line", str(line), clause=found.clause, agency=found.agency_id)
        record(DETAILS_ERASED, by=by, about=about, details={"erased": erased, "reason": reason})
    return erased


def _erase(line: Line, detail: Detail) -> str:
    """Erase, keeping what is not personal where the details can be told apart; the names of what went."""
    if detail.salt:  # the first form: one salt, nothing said of what is personal, so all of it goes
        detail.delete()
        return EVERYTHING
    details = opened(detail.sealed, line.details_hash)
    gone = sorted(details.kept.keys() & details.personal)
    if not gone:
        raise NothingToErase(f"No detail of line {line.id} is personal, or all that were are erased.")
    detail.sealed = details.without_personal().sealed(line.details_hash)
    detail.save(update_fields=["sealed"])
    return ", ".join(gone)
