"""Everything the pages read, put together from the law and from one look at the bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from threshold.agencies.queries import Roster
from threshold.core.bodies import Bound, bound_by, group, roll
from threshold.core.deadlines import Due, due, issued_for
from threshold.core.editions import InForce, duties_on, in_force
from threshold.core.law import Ambiguity, Body, Clause, Decided, Duty, Home, Law, Member, Neighbour
from threshold.core.loader import load_law
from threshold.core.orders import children, parents
from threshold.core.standings import Recorded, Standing, standing
from threshold.duties.queries.standings import Counts, counts_on, pairs_on
from threshold.reports.asked import Asked

UNRECORDED = frozenset({Standing.NOTHING_HERE, Standing.OPEN_QUESTION})


@dataclass(frozen=True, slots=True)
class Owed:
    """One body a duty binds or may bind: why, and how it stands."""

    body: Body
    member: Member
    standing: Standing


@dataclass(frozen=True, slots=True)
class Owing:
    """One duty on one day: its date with the arithmetic, how many bodies stand how, and where asked each of them."""

    duty: Duty
    due: Due
    groups: tuple[str, ...]
    counted: Counter[Standing]
    bound: tuple[Owed, ...] = ()

    @property
    def counts(self) -> tuple[tuple[Standing, int], ...]:
        """How many bodies stand how, in the order of the standings."""
        return tuple((one, self.counted[one]) for one in Standing if self.counted[one])

    @property
    def is_recorded(self) -> bool:
        """Whether anything is recorded here of any body: only then is there more to read."""
        return any(one not in UNRECORDED for one, _ in self.counts)

    @property
    def size(self) -> int:
        """How many bodies it binds or may bind."""
        return self.counted.total()


@dataclass(frozen=True, slots=True)
class GroupDecided:
    """A circle of bodies by its name, and what was decided of one body."""

    group: str
    decision: Decided


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause and everything that stands about it."""

    clause: Clause
    depth: int
    owing: tuple[Owing, ...]
    questions: tuple[Ambiguity, ...]
    neighbours: tuple[Neighbour, ...]
    home: Home | None
    state: InForce


def owing_on(law: Law, roster: Roster, asked: Asked) -> tuple[Owing, ...]:
    """Every duty in force that day, of the kind and for the body asked for; the bodies counted, not listed."""
    duties = [duty for duty in duties_on(law, asked.as_of) if matches_kind(duty, asked.kind)]
    if asked.body:
        rows = listed(law, duties, roster, asked)
        return tuple(row for row in rows if row.size)
    members, counts = roll(law, roster.bodies, roster.decided_on(asked.as_of)), counts_on(asked.as_of, asked.today)
    return tuple(_counted(law, duty, bound_by(members, duty), roster, counts, asked) for duty in duties)


def listed(law: Law, duties: Sequence[Duty], roster: Roster, asked: Asked) -> tuple[Owing, ...]:
    """Duties with every body each binds or may bind, or with the one that is asked for."""
    looked_at = (asked.body,) if asked.body else roster.bodies
    body, duty = asked.body.id if asked.body else None, duties[0].number if len(duties) == 1 else None
    recorded = pairs_on(asked.as_of, asked.today, body=body, duty=duty)
    members = roll(law, looked_at, roster.decided_on(asked.as_of))
    return tuple(_listed(law, duty, bound_by(members, duty), roster, recorded, asked) for duty in duties)


def matches_kind(duty: Duty, kind: str) -> bool:
    """Whether a duty is of the kind asked for; all are when none is asked for."""
    return not kind or duty.modality.value == kind


def _listed(law: Law, duty: Duty, bound: Sequence[Bound], roster: Roster, recorded: Recorded, asked: Asked) -> Owing:
    owed = tuple(
        Owed(body, member, standing(
            duty.number, body.id, recorded, verdict=member.verdict, set_up=body.id in roster.set_up
        ))
        for body, member in bound
    )  # fmt: skip
    counted = Counter(one.standing for one in owed)
    return Owing(duty, _due(law, duty, asked), _groups(law, duty), counted, owed)


def _counted(law: Law, duty: Duty, bound: Sequence[Bound], roster: Roster, counts: Counts, asked: Asked) -> Owing:
    """The same from counts: of the bodies bound here, those with nothing assigned have nothing recorded."""
    counted = Counter(counts.get(duty.number, {}))
    left = max(0, len(bound) - counted.total())
    unclear = min(left, sum(member.verdict == "unclear" for _, member in bound))
    counted[Standing.OPEN_QUESTION] += unclear
    counted[Standing.NOTHING_HERE] += left - unclear
    return Owing(duty, _due(law, duty, asked), _groups(law, duty), counted)


def _due(law: Law, duty: Duty, asked: Asked) -> Due:
    return due(duty, issued_for(law.orders, duty), asked.as_of, law.holidays)


def _groups(law: Law, duty: Duty) -> tuple[str, ...]:
    return tuple(group(law, name).name for name in duty.bound)


def order_page(law: Law, roster: Roster, asked: Asked) -> tuple[ClauseView, ...]:
    """The whole order in reading order, each clause with what stands about it."""
    by_clause: dict[str, list[Owing]] = {}
    for row in owing_on(law, roster, asked):
        if row.duty.order == law.order.slug:
            by_clause.setdefault(row.duty.clause, []).append(row)
    return tuple(clause_view(law, clause, by_clause.get(clause.id, ()), asked.as_of) for clause in law.order.clauses)


def clause_view(law: Law, clause: Clause, rows: Iterable[Owing], as_of: date) -> ClauseView:
    """One clause with its duties as given, and what the law's data says about it."""
    order = law.order
    return ClauseView(
        clause=clause,
        depth=len(parents(order, clause.id)),
        owing=tuple(rows),
        questions=tuple(q for q in order.ambiguities if clause.id in q.clauses),
        neighbours=tuple(n for n in law.neighbours if clause.id in n.read_with and reads_on(n, as_of)),
        home=next((home for home in order.homes if home.clause == clause.id), None),
        state=in_force(order, clause.id, as_of),
    )


def reads_on(neighbour: Neighbour, day: date) -> bool:
    """Whether a neighbouring law, in this version, was in force on a day; undated ones are always shown."""
    return (neighbour.since is None or neighbour.since <= day) and (neighbour.until is None or day <= neighbour.until)


def one_clause(law: Law, clause: Clause, roster: Roster, asked: Asked) -> ClauseView:
    """One clause for its own page, each of its duties with the bodies it binds."""
    here = [
        duty
        for duty in duties_on(law, asked.as_of)
        if (duty.order, duty.clause) == (law.order.slug, clause.id) and matches_kind(duty, asked.kind)
    ]
    rows = [row for row in listed(law, here, roster, asked) if asked.body is None or row.size]
    return clause_view(law, clause, rows, asked.as_of)


def decided_of(law: Law, roster: Roster, asked: Asked, body: str) -> tuple[GroupDecided, ...]:
    """What officials decided of one body and holds on the day, each with the name of the circle it is about."""
    mine = [one for one in roster.decided_on(asked.as_of).values() if one.body == body]
    return tuple(GroupDecided(group(law, one.group).name, one) for one in mine)


def around(law: Law, clause: Clause) -> tuple[Clause | None, Clause | None]:
    """The clauses before and after one, in reading order."""
    clauses = law.order.clauses
    at = clauses.index(clause)
    return (clauses[at - 1] if at else None), (clauses[at + 1] if at + 1 < len(clauses) else None)


def below(law: Law, clause: Clause) -> tuple[Clause, ...]:
    """The clauses directly under one."""
    return children(law.order, clause.id)


def find_duty(number: str) -> Duty | None:
    """The duty with this number, whatever the day."""
    return next((duty for duty in load_law().duties if duty.number == number), None)


def find_neighbours(cite: str) -> tuple[Neighbour, ...]:
    """Every version of the neighbouring law with this citation."""
    return tuple(n for n in load_law().neighbours if n.cite == cite)
