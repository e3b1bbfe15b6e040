"""How a duty stands on a day for one body: worked out from what is recorded, and never an accusation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import Enum

from threshold.core.deadlines import Due
from threshold.core.law import Duty, Modality
from threshold.core.words import gettext_noop


class Standing(Enum):
    """How a duty stands, in the words people read."""

    PROVED = gettext_noop("proved")
    IN_HAND = gettext_noop("in hand")
    NO_PROOF = gettext_noop("no proof recorded")
    PAST = gettext_noop("past its date, no proof recorded")
    NO_DEADLINE = gettext_noop("no deadline stated")
    ENCOURAGED = gettext_noop("encouraged")
    NOTHING_HERE = gettext_noop("nothing recorded here")
    OPEN_QUESTION = gettext_noop("open question of law")

    @property
    def shape(self) -> str:
        """The sign shown beside the words, so that colour is never alone."""
        return _SHAPES[self]

    @property
    def slug(self) -> str:
        """The name used in addresses and style sheets: `no-proof`."""
        return self.name.lower().replace("_", "-")


_SHAPES = {
    Standing.PROVED: "●",
    Standing.IN_HAND: "◐",
    Standing.NO_PROOF: "○",
    Standing.PAST: "▲",
    Standing.NO_DEADLINE: "–",
    Standing.ENCOURAGED: "◇",
    Standing.NOTHING_HERE: "∅",
    Standing.OPEN_QUESTION: "?",
}
UNDATED = frozenset({"not_stated", "as_needed", "none"})
_MOST_NEEDING_EYES_FIRST = (
    Standing.PAST,
    Standing.NO_PROOF,
    Standing.IN_HAND,
    Standing.NO_DEADLINE,
    Standing.ENCOURAGED,
    Standing.PROVED,
    Standing.OPEN_QUESTION,
    Standing.NOTHING_HERE,
)


def standing(
    duty: Duty, due: Due, as_of: date, *, set_up: bool, verdict: str = "yes", recorded: Standing | None = None
) -> Standing:
    """How `duty` stands for one body on `as_of`.

    `verdict` says whether the body is bound; `recorded` is PROVED or IN_HAND when something is on record.
    A body not set up here has nothing recorded here, whatever the day; what is encouraged never passes a date.
    A day has passed only when it has on every reading, the day after a weekend included.
    """
    if verdict == "unclear":
        return Standing.OPEN_QUESTION
    if not set_up:
        return Standing.NOTHING_HERE
    if recorded is not None:
        return recorded
    if duty.modality is not Modality.SHALL:
        return Standing.ENCOURAGED if duty.modality is Modality.ENCOURAGED else Standing.NO_DEADLINE
    last = due.last_reading
    if last is not None and as_of > last and not due.efforts:
        return Standing.PAST
    return Standing.NO_DEADLINE if due.kind in UNDATED else Standing.NO_PROOF


def overall(standings: Collection[Standing]) -> Standing:
    """The standing of one duty over several bodies: the one that most needs somebody's eyes."""
    return min(standings, key=_MOST_NEEDING_EYES_FIRST.index, default=Standing.NOTHING_HERE)
