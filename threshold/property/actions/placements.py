"""Recording City staff under outside direction (10-178(b)) and the Mayor's findings (fourth limb of 10-178(a))."""

from __future__ import annotations

from datetime import date

from threshold.accounts.rights import Who, acting
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.actions.terms import one_of
from threshold.property.entered import EnteredFinding, EnteredPlacement
from threshold.property.lots import searched
from threshold.property.models import Finding, Placement
from threshold.property.models.placements import AIMS, DIRECTED_BY
from threshold.property.queries.entries import FINDING, PLACEMENT
from threshold.property.recording import about, add_row, keeper, told

MOST_STAFF = 10_000
HOW_MANY = Sentence(gettext_noop("Say how many of the staff are placed: a number from 1 to 10,000."))


def record_placement(*, by: Who, entered: EnteredPlacement, today: date) -> Placement:
    """Record a placement by unit or title and count. Raises NotAllowed, OutOfSight, Refused."""
    if not 1 <= entered.count <= MOST_STAFF:
        raise Refused(HOW_MANY, "count")
    unit, directing = a_line(entered.unit, "unit", most=200), a_line(entered.directing, "directing", most=200)
    columns = {
        "unit": unit, "directing": directing, "count": entered.count,
        "directed_by": one_of(entered.directed_by, DIRECTED_BY, "directed_by"), "aim": one_of(entered.aim, AIMS, "aim"),
        "reviewer": a_line(entered.reviewer, "reviewer", most=120), "next_review": entered.next_review,
        "words": " ".join(searched(f"{unit} {directing}")),
    }  # fmt: skip
    if entered.next_review is not None:
        a_day(entered.next_review, "next_review")
    with acting(by) as rights:
        made = add_row(rights, PLACEMENT, entered, columns, today=today, paper=False)
        actor = keeper(rights, PLACEMENT, made)
        record(events.ENTRY_RECORDED, by=actor, about=about(PLACEMENT, made), details=told(PLACEMENT, made))
    assert isinstance(made, Placement)
    return made


def record_finding(*, by: Who, entered: EnteredFinding, today: date) -> Finding:
    """Record a determination of the Mayor with its document. Public once confirmed. Raises as `record_placement`."""
    law = a_line(entered.law, "law")
    columns = {
        "law": law, "found_on": a_day(entered.found_on, "found_on"), "words": " ".join(searched(law)),
    }  # fmt: skip
    with acting(by) as rights:
        made = add_row(rights, FINDING, entered, columns, today=today)
        actor = keeper(rights, FINDING, made)
        record(events.ENTRY_RECORDED, by=actor, about=about(FINDING, made), details=told(FINDING, made))
    assert isinstance(made, Finding)
    return made
