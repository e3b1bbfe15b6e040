"""Duties in the one shape the command line and the API both give."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from threshold.core.bodies import NOTHING_DECIDED, Bound, Decisions, bound_by, find_body, names_of, roll
from threshold.core.deadlines import Due, due, issued_for
from threshold.core.editions import duties_on
from threshold.core.law import Body, Duty, Law
from threshold.core.standings import NOTHING_RECORDED, Recorded, Standing, overall, standing


@dataclass(frozen=True, slots=True)
class Here:
    """What is known here: the bodies, those set up, whom an official decided a clause binds, how their duties stand."""

    bodies: Sequence[Body]
    set_up: AbstractSet[str] = frozenset()
    decided: Decisions = field(default_factory=lambda: NOTHING_DECIDED)
    recorded: Recorded = field(default_factory=lambda: NOTHING_RECORDED)


@dataclass(frozen=True, slots=True)
class Stand:
    """One duty on one day: when it falls due, whom it binds and how it stands."""

    duty: Duty
    due: Due
    standing: Standing
    bound: tuple[str, ...]


def stands(law: Law, as_of: date, body: str | None, here: Here) -> tuple[Stand, ...]:
    """Every duty in force on `as_of`, in the order's sequence; with `body`, those that bind or may bind it.

    Raises UnknownBody when no body has that id, acronym or name.
    """
    chosen = find_body(here.bodies, body) if body else None
    members = roll(law, here.bodies, here.decided)
    found = []
    for duty in duties_on(law, as_of):
        bound = bound_by(members, duty)
        mine = [pair for pair in bound if chosen is None or pair[0].id == chosen.id]
        if chosen is not None and not mine:
            continue
        when = due(duty, issued_for(law.orders, duty), as_of, law.holidays)
        stood = _standing(duty, mine, here)
        found.append(Stand(duty, when, stood, names_of(law, duty, bound)))
    return tuple(found)


def _standing(duty: Duty, mine: Collection[Bound], here: Here) -> Standing:
    """Over the bodies surely bound; only where there is none, over those that may be."""
    sure = [pair for pair in mine if pair[1].verdict == "yes"]
    return overall(
        [
            standing(duty.number, one.id, here.recorded, verdict=member.verdict, set_up=one.id in here.set_up)
            for one, member in sure or mine
        ]
    )


def duty_json(duty: Duty, when: Due, stood: Standing, bound: Sequence[str]) -> dict[str, object]:
    """One duty as JSON: `{"clause", "bound", "act", "modality", "recipient", "deadline": {...}, "standing"}`."""
    return {
        "clause": duty.number,
        "bound": list(bound),
        "act": duty.act,
        "modality": duty.modality.value,
        "recipient": duty.recipient,
        "deadline": {
            "kind": when.kind,
            "stated": _iso(when.stated),
            "computed": _iso(when.computed),
            "rolled": _iso(when.rolled),
            "explanation": when.words,
        },
        "standing": stood.value,
    }


def duties_json(law: Law, as_of: date, body: str | None, here: Here) -> list[dict[str, object]]:
    """Every duty in force on `as_of` as JSON; with `body`, those that bind or may bind it.

    Raises UnknownBody when no body has that id, acronym or name.
    """
    found = stands(law, as_of, body, here)
    return [duty_json(one.duty, one.due, one.standing, one.bound) for one in found]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
