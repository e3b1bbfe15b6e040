"""Synthetic law for the tests: an amended edition and a suspension that nobody has made. No court or mayor did this."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from threshold.core.law import Change, Duty, Law, Order
from threshold.core.orders import read_clauses

AMENDED_FROM = date(2027, 3, 1)
IMMEDIATELY = "§ 9. Effective Date. This Order shall take effect immediately."
REWORDED = (
    (
        "within ninety (90) days of the date of this Order, by no later than May 7, 2026",
        "within one hundred and twenty (120) days of the date of this Order",
    ),
    (
        "- b. Such personnel present a judicial warrant;",
        "- b. Such personnel present the original of a judicial warrant;",
    ),
    (IMMEDIATELY, f"{IMMEDIATELY}\n\n§ 10. Synthetic Section. The Committee shall meet each month."),
)


def with_text(order: Order, text: str) -> Order:
    """The same order with another text, read and sealed anew."""
    seal = hashlib.sha256(text.encode()).hexdigest()
    return replace(order, text=text, seal=seal, clauses=read_clauses(text, order.signature))


def amended(order: Order) -> Order:
    """A synthetic edition: the report within 120 days, no paragraph 5(c), other words in 3(b), a new section 10."""
    text = order.text
    for old, new in REWORDED:
        if old not in text:
            raise ValueError(f"The order does not say: {old}")
        text = text.replace(old, new)
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("- d. Information regarding")]
    edition = with_text(order, "".join(lines))
    return replace(edition, edition="2027-03-01", effective=AMENDED_FROM, duties=_duties(order))


def _duties(order: Order) -> tuple[Duty, ...]:
    kept = [duty for duty in order.duties if duty.number != "5.d"]
    report = next(duty for duty in kept if duty.number == "2-3")
    later = replace(report, deadline=replace(report.deadline, days=120, stated=None, words=""))
    return tuple(later if duty is report else duty for duty in kept)


def suspended(law: Law, clause: str, *changes: Change) -> Law:
    """The law with a synthetic suspension of one clause from 1 September 2026, and what changes come after."""
    first = Change(clause, "suspended", date(2026, 9, 1), "Synthetic court order, no such case")
    return replace(law, orders=(replace(law.order, changes=(first, *changes)), *law.orders[1:]))
