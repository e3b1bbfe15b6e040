"""How a duty stands on a day for one body: worked out from what is recorded, and never an accusation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

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


Recorded = Mapping[tuple[str, str], Standing]  # (number of a duty, id of a body) -> how it stands, where anything is
NOTHING_RECORDED: Recorded = {}


def standing(duty: str, body: str, recorded: Recorded, *, verdict: str, set_up: bool) -> Standing:
    """How a duty stands for one body, by what is recorded here on a day.

    `verdict` says whether the body is bound; where that is unclear, what is recorded of it still stands, as of a
    contract. A body not set up here has nothing recorded here, whatever the day; nor has one for which nothing
    started a clock.
    """
    without = Standing.OPEN_QUESTION if verdict == "unclear" else Standing.NOTHING_HERE
    return recorded.get((duty, body), without) if set_up else without


def overall(standings: Collection[Standing]) -> Standing:
    """The standing of one duty over several bodies: the one that most needs somebody's eyes."""
    return min(standings, key=_MOST_NEEDING_EYES_FIRST.index, default=Standing.NOTHING_HERE)
