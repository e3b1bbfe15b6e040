"""Kinds of notice: a dotted name, the sentence shown after sign-in, and how soon it goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import quote

from threshold.core.words import Sentence, gettext_noop

UNKNOWN = gettext_noop("A record needs you: {number}.")
_KNOWN: dict[str, NoticeKind] = {}


class Urgency(StrEnum):
    """How soon a notice goes out."""

    NOW = "now"  # a message of its own, at once
    DAILY = "daily"  # at most one message a person a day, however many of these there are: house practice


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind, such as `duties.due_soon`. The sentence may hold the record's {number} and the {day}, and names nobody.

    Declared once, as a constant in an app's `events.py`, with `notice_kind`. `leads_to` is the record's page, with its
    {number}: "/duties/{number}/".
    """

    name: str
    sentence: str
    urgency: Urgency
    leads_to: str = ""


def notice_kind(*, name: str, sentence: str, urgency: Urgency = Urgency.DAILY, leads_to: str = "") -> NoticeKind:
    """Declare a kind. ValueError for a name without its folder, or taken by another kind."""
    kind = NoticeKind(name, sentence, urgency, leads_to)
    if "." not in name:
        raise ValueError(f"{name}: a kind is named folder.verb.")
    if _KNOWN.setdefault(name, kind) != kind:
        raise ValueError(f"{name}: there is such a kind already.")
    return kind


def sentence_of(name: str, number: str, day: date | None) -> Sentence:
    """What a notice says after sign-in; a general sentence for a kind that is no longer declared."""
    kind = _KNOWN.get(name)
    return Sentence(kind.sentence if kind else UNKNOWN, {"number": number, "day": day or ""})


def page_of(name: str, number: str) -> str:
    """Where the record's page is; "" where its kind names none."""
    kind = _KNOWN.get(name)
    return kind.leads_to.format(number=quote(number, safe="()")) if kind else ""
