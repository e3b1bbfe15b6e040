"""An entry of a register in values and in words: what the page, the exports and the API say of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext

from threshold.core.facts import WHO
from threshold.core.registers import PURPOSES
from threshold.core.words import gettext_noop
from threshold.property.entry_words import CHOICES, standing
from threshold.property.models import Agreement, Arrangement, Covered, Finding, Placement
from threshold.property.models.registers import Terms
from threshold.property.queries.entries import PLACEMENT, Register

Row = tuple[str, Any, str]
"""What an entry says of one thing: its label, the value, and how it is written: words, day, text, names."""


def as_values(register: Register, entry: Any, day: date, lots: Sequence[Covered] = ()) -> dict[str, Any]:
    """One entry as an export and the API say it."""
    told: dict[str, Any] = {
        "number": entry.pk, "body": entry.body_id, "since": entry.since, "until": entry.until,
        "ended_on": entry.ended_on, "standing": str(state(register, entry, day)), "as_of": day,
        "confirmed": entry.confirmed_at is not None, "recorded_on": entry.recorded_on, "role": entry.role,
        "supersedes": entry.before, "superseded_by": entry.followed_by, "reference": entry.reference,
        "link": entry.link, "has_file": entry.file_id is not None, "demonstration": entry.body_id.startswith("demo-"),
    }  # fmt: skip
    return told | _own(entry, lots)


def state(register: Register, entry: Any, day: date) -> Any:
    """How an entry stands on a day."""
    return standing(entry, day, confirmable=register is not PLACEMENT)


def heading(entry: Any) -> str:
    """What an entry is called in a list."""
    if isinstance(entry, Placement):
        return f"{entry.unit} ({entry.count})"
    return str(entry.law if isinstance(entry, Finding) else entry.title)


def rows(entry: Any) -> list[Row]:
    """What an entry says, row by row, for its page."""
    if isinstance(entry, Terms):
        return [*_kind(entry), *_terms(entry)]
    if isinstance(entry, Placement):
        return [
            (gettext_noop("Unit or title"), entry.unit, "text"), (gettext_noop("How many"), entry.count, "text"),
            (gettext_noop("Under the direction of"), CHOICES[entry.directed_by], "words"),
            (gettext_noop("Directing body"), entry.directing, "text"),
            (gettext_noop("What the agency says it is for"), CHOICES[entry.aim], "words"),
            (gettext_noop("Who looks at it again"), entry.reviewer, "text"),
            (gettext_noop("To be looked at again by (house practice)"), entry.next_review, "day"),
        ]  # fmt: skip
    return [
        (gettext_noop("Federal law"), entry.law, "text"),
        (gettext_noop("Day of the Mayor's determination"), entry.found_on, "day"),
    ]


def _kind(entry: Terms) -> list[Row]:
    if isinstance(entry, Agreement):
        approval = CHOICES[entry.approval]
        return [
            (gettext_noop("Kind"), CHOICES[entry.kind], "words"),
            (gettext_noop("Formal"), CHOICES["yes" if entry.formal else "no"], "words"),
            (gettext_noop("Duly approved"), approval, "words"),
            (gettext_noop("Approved by the office"), entry.approved_by, "text"),
            (gettext_noop("Approved on"), entry.approved_on, "day"),
        ]
    assert isinstance(entry, Arrangement)
    return [
        (gettext_noop("Form"), CHOICES[entry.form], "words"),
        (gettext_noop("Entered into by the office"), entry.entered_by, "text"),
        (gettext_noop("Entered into on"), entry.entered_on, "day"),
    ]


def _terms(entry: Terms) -> list[Row]:
    covers = CHOICES[entry.covers]
    return [
        (gettext_noop("Outside agencies"), list(entry.outside), "names"),
        (gettext_noop("Of which government"), [gettext(WHO.answers[one]) for one in entry.governments], "names"),
        (gettext_noop("Bodies of the City"), list(entry.city_bodies), "names"),
        (gettext_noop("Covers"), covers, "words"),
        (gettext_noop("Whose lots"), entry.lots_of.name if entry.lots_of else "", "text"),
        (gettext_noop("Lots in its words"), entry.described, "text"),
        (gettext_noop("For these purposes"), [gettext(PURPOSES[one]) for one in entry.purposes], "names"),
    ]


def _own(entry: Any, lots: Sequence[Covered]) -> dict[str, Any]:
    if isinstance(entry, Placement):
        return {
            "unit": entry.unit, "count": entry.count, "directed_by": entry.directed_by, "directing": entry.directing,
            "aim": entry.aim, "reviewer": entry.reviewer, "next_review": entry.next_review,
        }  # fmt: skip
    if isinstance(entry, Finding):
        return {"law": entry.law, "found_on": entry.found_on}
    told = {
        "title": entry.title, "outside": list(entry.outside), "governments": list(entry.governments),
        "city_bodies": list(entry.city_bodies), "covers": entry.covers, "lots_of": entry.lots_of_id or "",
        "described": entry.described, "purposes": list(entry.purposes), "lots": [one.site_id for one in lots],
    }  # fmt: skip
    if isinstance(entry, Agreement):
        return told | {
            "kind": entry.kind, "formal": entry.formal, "approval": entry.approval, "approved_by": entry.approved_by,
            "approved_on": entry.approved_on,
        }  # fmt: skip
    return told | {"form": entry.form, "entered_by": entry.entered_by, "entered_on": entry.entered_on}
