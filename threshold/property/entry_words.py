"""What the registers and the choices of their entries are called, in words that pages translate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from threshold.core.words import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class Called:
    """The words of one register's pages."""

    path: str
    title: str
    about: str
    add: str
    empty: str
    one: str


CALLED: Final[Mapping[str, Called]] = {
    "agreement": Called(
        "/agreements/",
        gettext_noop("Agreements and contracts (3(a))"),
        gettext_noop(
            "Agreements, contracts and subcontracts that let outside personnel use City lots, or enter non-public "
            "areas (4-210(b)(1)). An entry counts once a second person has confirmed it (house practice)."
        ),
        gettext_noop("Record an agreement"),
        gettext_noop("None is recorded here. That does not say there is none: a use is decided on what counsel finds."),
        gettext_noop("Agreement {number}"),
    ),
    "arrangement": Called(
        "/arrangements/",
        gettext_noop("Cooperative arrangements (3(c))"),
        gettext_noop(
            "Arrangements entered into on behalf of the City with state or federal agencies, formal or not. An entry "
            "counts once a second person has confirmed it (house practice)."
        ),
        gettext_noop("Record an arrangement"),
        gettext_noop("None is recorded here. That does not say there is none: a use is decided on what counsel finds."),
        gettext_noop("Arrangement {number}"),
    ),
    "placement": Called(
        "/placements/",
        gettext_noop("City staff under outside direction (10-178(b))"),
        gettext_noop(
            "Staff placed under the direction of the Secretary of Homeland Security or, since 29 January 2026, of the "
            "head of any non-local law enforcement agency. By unit or title and count, never by name. Never public."
        ),
        gettext_noop("Record a placement"),
        gettext_noop("None is recorded here. A placement is recorded by its agency, by unit or title and count."),
        gettext_noop("Placement {number}"),
    ),
    "finding": Called(
        "/mayoral-findings/",
        gettext_noop("The Mayor's findings (10-178(a))"),
        gettext_noop(
            "Federal laws of which the Mayor has determined that they are used as a proxy for civil immigration "
            "enforcement: the fourth limb of 10-178(a). Public once a second person has confirmed the entry."
        ),
        gettext_noop("Record a finding of the Mayor"),
        gettext_noop("None is recorded here."),
        gettext_noop("Finding {number}"),
    ),
}
STATES: Final[Mapping[str, str]] = {
    "in-force": gettext_noop("in force"),
    "waiting": gettext_noop("waits for a second person"),
    "over": gettext_noop("over"),
    "superseded": gettext_noop("superseded, or to be"),
}
CHOICES: Final[Mapping[str, str]] = {
    "agreement": gettext_noop("agreement"),
    "contract": gettext_noop("contract"),
    "subcontract": gettext_noop("subcontract"),
    "yes": gettext_noop("yes"),
    "no": gettext_noop("no"),
    "open": gettext_noop("left open"),
    "unclear": gettext_noop("its approval is unclear"),
    "formal": gettext_noop("entered into formally"),
    "informal": gettext_noop("not entered into formally"),
    "sites": gettext_noop("the lots named"),
    "body": gettext_noop("all lots of a body"),
    "city": gettext_noop("all lots of the City"),
    "described": gettext_noop("lots described in words"),
    "homeland-security": gettext_noop("the Secretary of Homeland Security"),
    "non-local-law-enforcement": gettext_noop("the head of another non-local law enforcement agency"),
    "criminal-investigation": gettext_noop("criminal investigation"),
    "counter-terrorism": gettext_noop("prevention of terrorism"),
    "emergency-management": gettext_noop("emergency management"),
    "training": gettext_noop("training"),
    "another": gettext_noop("another purpose"),
    "not-stated": gettext_noop("not stated"),
}
OWNED_CALLED: Final[Mapping[str, str]] = {
    "yes": gettext_noop("on City property"),
    "no": gettext_noop("not on City property"),
    "not-known": gettext_noop("not known whether on City property"),
}
STEPS: Final[Mapping[str, str]] = {
    "confirmed": gettext_noop("confirmed by a second person (house practice)"),
    "ended": gettext_noop("ended early"),
    "reviewed": gettext_noop("looked at again (house practice)"),
    "found": gettext_noop("counsel's finding: primarily to further immigration enforcement?"),
}
WAITS = Sentence(gettext_noop("Waits for a second person: it does not count yet (house practice)."))
DISPLACED = gettext_noop("Superseded by number {number}.")
TO_BE = gettext_noop("In force; number {number}, in its place, waits for a second person.")
SUPERSEDED_UNCONFIRMED = gettext_noop("Superseded by number {number} before anybody confirmed it.")
NEVER = Sentence(gettext_noop("Recorded as never in force."))
OVER = gettext_noop("Over: its last day was {day}.")
NOT_YET = gettext_noop("Begins on {day}.")
IN_FORCE = Sentence(gettext_noop("In force."))


def standing(entry: Any, day: date, *, confirmable: bool) -> Sentence:
    """How an entry stands on a day, in a sentence. `entry` carries what `entries_in_sight` adds to it."""
    if confirmable and entry.confirmed_at is None:
        return Sentence(SUPERSEDED_UNCONFIRMED, {"number": entry.followed_by}) if entry.followed_by else WAITS
    if entry.displaced:
        return Sentence(DISPLACED, {"number": entry.followed_by})
    last = min((one for one in (entry.until, entry.ended_on) if one), default=None)
    if last is not None and last < entry.since:
        return NEVER
    if last is not None and last < day:
        return Sentence(OVER, {"day": last})
    if entry.since > day:
        return Sentence(NOT_YET, {"day": entry.since})
    return Sentence(TO_BE, {"number": entry.followed_by}) if entry.followed_by else IN_FORCE
