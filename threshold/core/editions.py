"""The law in time: what differs between two editions, and which clauses and duties hold on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from threshold.core.law import Change, Duty, Law, Order
from threshold.core.orders import find_clause, parents


@dataclass(frozen=True, slots=True)
class InForce:
    """Whether a clause holds on a day; when it does not, `change` is the instrument that says so."""

    holds: bool
    change: Change | None = None


def in_force(order: Order, clause_id: str, day: date) -> InForce:
    """Whether a clause holds on `day`. A clause falls silent with any clause it stands in.

    Raises UnknownClause when the order has no such clause.
    """
    if day < order.effective:
        return InForce(False)
    line = [clause.id for clause in parents(order, clause_id)] + [find_clause(order, clause_id).id]
    for name in line:
        change = _stilled(order, name, day)
        if change is not None:
            return InForce(False, change)
    return InForce(True)


def _stilled(order: Order, clause_id: str, day: date) -> Change | None:
    """The change that stills a clause on `day`, or None: the last change that reaches the day governs."""
    reaching = [c for c in order.changes if c.clause == clause_id and c.since <= day]
    last = max(reaching, key=lambda change: change.since, default=None)
    if last is None or last.kind == "revived" or (last.until is not None and day > last.until):
        return None
    return last


def duties_on(law: Law, day: date) -> tuple[Duty, ...]:
    """Every duty in force on `day`: the orders' own first, then the neighbouring laws'."""
    return tuple(duty for duty in law.duties if _holds(law, duty, day))


def _holds(law: Law, duty: Duty, day: date) -> bool:
    if (duty.since and day < duty.since) or (duty.until and day > duty.until):
        return False
    orders = [order for order in law.orders if order.slug == duty.order]
    return all(in_force(order, duty.clause, day).holds for order in orders)


def edition_on(law: Law, slug: str, day: date) -> Order | None:
    """The edition of an order that held on `day`: the latest one in effect by then, or None before the first."""
    editions = [order for order in (*law.past, *law.orders) if order.slug == slug and order.effective <= day]
    return max(editions, key=lambda order: order.effective, default=None)
