"""How a record is told: what each of its choices is called, and the account as a short story with who said so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

from threshold.core.facts import FACTS
from threshold.core.gate import ONE_OF, SOME_OF
from threshold.core.words import gettext_noop as _
from threshold.encounters.models import Account, Encounter, Step
from threshold.encounters.outside import called

ASKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kind": _("What sort of request is it?"),
        "channel": _("By which way did they ask?"),
        "said_to_be": _("Whom did they say they are with?"),
        "officers": _("How many of them are there?"),
        "identification": _("Was identification shown?"),
        "came_for": _("What did they say they came for?"),
        "asked": _("What did they ask for?"),
        "paper": _("What sort of paper did they have?"),
        "signed": _("Does it look signed by a judge or a court?"),
        "issuer": _("Which sort of court or office does it name?"),
        "dated": _("Is there a date on it?"),
        "shown": _("Was it shown, read aloud, or was a copy given?"),
        "place": FACTS["place"].asks,
        "use": FACTS["use"].asks,
        "answered": _("What did you answer?"),
        "happened": _("What happened then?"),
        "capacity": _("What are you here?"),
        "purpose": FACTS["purpose"].asks,
        "nonpublic": FACTS["nonpublic"].asks,
        "uses_property": FACTS["uses_property"].asks,
        "other_resource": FACTS["other_resource"].asks,
    }
)
"""The question behind each choice, in the sequence a form asks it."""

STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opened": _("The record was kept"),
        "joined": _("Joined to the notice of an earlier unconfirmed record"),
        "called": _("Counsel on call was told"),
        "nobody_on_call": _("Nobody was on the rota; every counsel of the agency was told"),
        "acknowledged": _("Counsel acknowledged"),
        "asked": _("Counsel asked back"),
        "answered": _("The gate answered"),
        "replied": _("Counsel replied to the gate"),
        "climbed": _("Nobody acknowledged in time; the call went on"),
        "crossed": _("The call went on to the Law Department, under a recorded approval"),
        "no_crossing": _("No approval to cross to the Law Department is on record; the privacy officer was told"),
        "confirmed": _("Staff of the agency confirmed the record"),
        "corrected": _("What was said was said anew"),
        "placed": _("The record was given to its agency"),
        "closed": _("Counsel closed the encounter"),
    }
)
WHY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": _("As first recorded"),
        "mistake": _("Corrected: a mistake"),
        "later_known": _("Added: it became known later"),
        "asked_back": _("Added: counsel asked"),
    }
)
REPORTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "code": _("By the code of a site's sign"),
        "link": _("By a signed link for staff"),
        "signed_in": _("By staff who signed in"),
        "unconfirmed": _("Unconfirmed: by nobody known"),
    }
)
CAME_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "device": _("From a device at the gate"),
        "form": _("By the form"),
        "paper": _("Entered from paper"),
        "api": _("By a program of the agency"),
    }
)
WHY_HELD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unknown_field": _("It carries something a record has no place for"),
        "unknown_value": _("A field says what its closed list does not have"),
        "image": _("It is no record: a picture or another file"),
        "wrong_script": _("It holds text in another writing"),
        "too_long": _("It is longer than a record"),
        "cannot_open": _("It cannot be read"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story: the question, what was said, whose word it is."""

    name: str
    asks: str
    said: tuple[str, ...]


def words_of(name: str, value: str) -> str:
    """The words of one choice; the bare value of one that is listed no longer."""
    choices = ONE_OF.get(name) or SOME_OF.get(name) or {}
    return choices.get(value, value)


def story(account: Account) -> list[Line]:
    """What was said, in the sequence a form asks it; what was not said is left out."""
    lines = []
    for name, asks in ASKS.items():
        value: Any = getattr(account, name)
        values = tuple(value) if isinstance(value, list) else ((value,) if value else ())
        if values:
            lines.append(Line(name, asks, tuple(words_of(name, one) for one in values)))
        if name == "said_to_be" and account.outside:
            lines.append(Line("outside", _("Which agency did they name?"), (called(account.outside, account.unit),)))
    return lines


def clock_difference(encounter: Encounter) -> timedelta | None:
    """How far the device's clock stood from the server's when the record came; None where it named no time."""
    return encounter.received_at - encounter.device_kept_at if encounter.device_kept_at else None


def open_questions(steps: list[Step]) -> list[str]:
    """The questions asked more often than answered, in the sequence they were asked first."""
    left: dict[str, int] = {}
    for one in steps:
        if one.kind in {"asked", "answered"}:
            left[one.about] = left.get(one.about, 0) + (1 if one.kind == "asked" else -1)
    return [question for question, count in left.items() if count > 0]


def stands(encounter: Encounter) -> str:
    """How an encounter stands, in a word for lists: closed, acknowledged, waiting."""
    if encounter.closed_at is not None:
        return "closed"
    return "acknowledged" if encounter.acknowledged_at is not None else "waiting"
