"""Checks on days: what a text states, what a duty counts, and what the text says must all agree."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from threshold.core.law import Deadline, Duty, Modality, Order
from threshold.core.words import MONTHS, day_in_words

DATE_IN_TEXT = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})\b")
DAYS_IN_TEXT = re.compile(r"\((\d+)\) days")
NEEDS = {"within_days": ("days", "event"), "on_date": ("stated",), "annual": ("month", "day"), "immediately": ()}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the data: where, what, and what to do."""

    where: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem} {self.remedy}"


def dates_in(text: str) -> list[date]:
    """Every day a text writes out, as `May 7, 2026`."""
    return [date(int(year), MONTHS.index(month) + 1, int(day)) for month, day, year in DATE_IN_TEXT.findall(text)]


def dates_of_duties(duties: Collection[Duty], issued: date) -> list[Finding]:
    """Each deadline has what its kind needs, and its stated and counted days agree."""
    found: list[Finding] = []
    for duty in duties:
        where = f"{duty.order}, duty {duty.number}"
        found += [Finding(where, problem, remedy) for problem, remedy in _wrong(duty, issued)]
    return found


def _wrong(duty: Duty, issued: date) -> list[tuple[str, str]]:
    deadline = duty.deadline
    found = [
        (f"a deadline of kind {deadline.kind} needs '{key}'.", f"Add '{key}'.")
        for key in NEEDS.get(deadline.kind, ())
        if not getattr(deadline, key)
    ]
    if (deadline.kind == "encouraged") != (duty.modality is Modality.ENCOURAGED):
        found.append(("what is encouraged has a deadline of that kind and no other.", "Correct 'kind' or 'modality'."))
    if duty.since and duty.until and duty.until < duty.since:
        found.append(("it ends before it begins.", "Correct 'since' or 'until'."))
    return found + _disagreements(deadline, issued)


def _disagreements(deadline: Deadline, issued: date) -> list[tuple[str, str]]:
    found = []
    if deadline.kind == "within_days" and deadline.event == "issuance" and deadline.stated and deadline.days:
        counted = issued + timedelta(days=deadline.days)
        if counted != deadline.stated:
            says = f"{deadline.days} days after {day_in_words(issued)} is {day_in_words(counted)}"
            found.append((f"{says}, and the stated day is {day_in_words(deadline.stated)}.", "Ask the Law Department."))
    first = deadline.first
    if first and (first.month, first.day) != (deadline.month, deadline.day):
        found.append(("the first day does not fall on the day that comes round.", "Correct 'first', 'month' or 'day'."))
    for written in dates_in(deadline.words):
        if written not in (deadline.stated, deadline.first):
            found.append((f"its words say {day_in_words(written)}, its data another day.", "Correct 'stated'."))
    return found


def dates_of_text(order: Order) -> list[Finding]:
    """Every day and every count of days the clauses write out is a duty's, and a stated day stands in its clause."""
    found: list[Finding] = []
    mentions = {home.clause: home.mentions for home in order.homes}
    for clause in order.clauses:
        if clause.kind == "recital":
            continue
        duties = [duty for duty in order.duties if duty.clause == clause.id]
        stated, counts = {d.deadline.stated for d in duties}, {d.deadline.days for d in duties}
        written = dates_in(clause.text)
        where = f"{order.slug}, clause {clause.id}"
        for day in written:
            if day not in stated and day not in mentions.get(clause.id, ()):
                found.append(Finding(where, f"no duty states {day_in_words(day)}.", "Add it to the duty."))
        for count in DAYS_IN_TEXT.findall(clause.text):
            if int(count) not in counts:
                found.append(Finding(where, f"no duty counts {count} days.", "Add it to the duty."))
        for day in sorted(day for day in stated if day and day not in written):
            found.append(Finding(where, f"the clause does not state {day_in_words(day)}.", "Correct the duty."))
    return found
