"""The law in time: what differs between two editions, and which clauses and duties hold on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from threshold.core.law import Change, Clause, Duty, Law, Order
from threshold.core.orders import find_clause, parents, plain


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
        return InForce(holds=False)
    line = [clause.id for clause in parents(order, clause_id)] + [find_clause(order, clause_id).id]
    for name in line:
        change = _stilled(order, name, day)
        if change is not None:
            return InForce(holds=False, change=change)
    return InForce(holds=True)


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


def find_edition(law: Law, name: str) -> Order:
    """The edition called `eo-13-2026@2026-02-06`, or `eo-13-2026` for the one that holds now.

    Raises LookupError naming the editions there are.
    """
    slug, _, edition = name.partition("@")
    for order in (*law.orders, *law.past):
        if order.slug == slug and edition in ("", order.edition):
            return order
    known = ", ".join(f"{order.slug}@{order.edition}" for order in (*law.orders, *law.past))
    raise LookupError(f"No edition is called '{name}', and no such folder holds an order. There are: {known}.")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `what` is clause, duty, norm or page; `how` is added, taken out or changed."""

    what: str
    name: str
    how: str

    def __str__(self) -> str:
        return f"{self.what} {self.name}: {self.how}"


@dataclass(frozen=True, slots=True)
class Diff:
    """What a new edition changes, and what it touches."""

    a: str
    b: str
    clauses: tuple[Difference, ...]
    duties: tuple[Difference, ...]
    norms: tuple[Difference, ...]
    pages: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether the two editions say the same."""
        return not (self.clauses or self.duties or self.norms)

    def __str__(self) -> str:
        if self.empty:
            return f"{self.a} and {self.b} say the same."
        lines = [f"From {self.a} to {self.b}:"]
        lines += [str(one) for one in (*self.clauses, *self.duties, *self.norms)]
        return "\n".join(lines + [f"page {page}" for page in self.pages])


def diff(a: Order, b: Order, norms: Iterable[tuple[str, str]] = ()) -> Diff:
    """What differs from edition `a` to `b`: clauses, duties, the norms that quote them, and the pages to look at.

    `norms` are pairs of a clause id and the cite of a norm that quotes its words.
    """
    clauses = _differences("clause", _words(a.clauses), _words(b.clauses))
    touched = {one.name for one in clauses}
    duties = _duties(a, b, touched)
    quoting = sorted({cite for clause, cite in norms if clause in touched})
    moved = tuple(Difference("norm", cite, "quotes a changed clause") for cite in quoting)
    pages = [f"/order/{one.name}/" for one in clauses] + [f"/duties/{one.name}/" for one in duties]
    return Diff(_name(a), _name(b), clauses, duties, moved, tuple(["/"] * bool(pages) + pages))


def _name(order: Order) -> str:
    return f"{order.slug}@{order.edition}"


def _words(clauses: Iterable[Clause]) -> dict[str, str]:
    return {clause.id: plain(f"{clause.heading} {clause.text} {clause.tail}") for clause in clauses}


def _differences(what: str, before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Difference, ...]:
    """Each name with another value, in the new sequence, those taken out last."""
    names = [name for name in after if before.get(name) != after[name]] + [n for n in before if n not in after]
    return tuple(Difference(what, name, _how(name, before, after)) for name in names)


def _how(name: str, before: Mapping[str, object], after: Mapping[str, object]) -> str:
    if name not in before:
        return "added"
    return "changed" if name in after else "taken out"


def _duties(a: Order, b: Order, touched: Iterable[str]) -> tuple[Difference, ...]:
    """Duties that differ themselves, then those that stand in a changed clause."""
    found = _differences("duty", {d.number: d for d in a.duties}, {d.number: d for d in b.duties})
    named = {one.name for one in found}
    beside = [d.number for d in b.duties if d.clause in set(touched) and d.number not in named]
    return found + tuple(Difference("duty", number, "stands in a changed clause") for number in beside)
