"""Lines for trying the journal: a kind with a personal detail, and lines as actions write them."""

from __future__ import annotations

from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, Actor, record
from threshold.journal.checkpoints import Made, make_checkpoints
from threshold.journal.keys import signer
from threshold.journal.kinds import Kind
from threshold.journal.models import Line

TRIED = Kind("trial.tried", "Something was tried: {what}.", frozenset({"what", "who"}), frozenset({"who"}))
BY = Actor("operator", "trial")
WHO = "an invented person"


def lines(count: int, *, agency: str = "") -> list[Line]:
    """So many lines, each in a transaction of its own, as actions write them."""
    written = []
    for number in range(count):
        with reaching(Reach.CITY):
            about = About("trial", str(number), clause="9", agency=agency)
            written.append(record(TRIED, by=BY, about=about, details={"what": f"trial {number}", "who": WHO}))
    return written


def sealed() -> Made:
    """A checkpoint over all there is."""
    return make_checkpoints(signer())
