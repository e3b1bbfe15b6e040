"""The list of one person's day, put together: what has passed or comes soon by its day, then what has no day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from threshold.accounts.rights import Rights
from threshold.agencies.models import Body
from threshold.agencies.queries import bodies
from threshold.agencies.queries.decisions import decisions, unclear_pairs
from threshold.core.loader import load_law
from threshold.core.words import gettext_noop
from threshold.duties import permissions
from threshold.duties.queries import worklist
from threshold.duties.queries.worklist import Part, Todo
from threshold.notices.kinds import page_of
from threshold.notices.models import Notice
from threshold.notices.queries import waiting_for

NOTHING = Part((), more=False)
RECORDS = {  # the kinds are words as well, which the outbox shows
    gettext_noop("assignment"): "/owed/{}/",
    gettext_noop("proof"): "/proofs/{}/",
    gettext_noop("request"): "/requests/{}/",
}
DECIDE = "bodies.decide_bound"


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that waits: its kind, number and day, and where its record is (empty when nowhere)."""

    kind: str
    number: str
    day: date | None
    to: str


@dataclass(frozen=True, slots=True)
class MyDay:
    """Everything that waits for one person, each kind cut short; `more` names the kinds of which there is more."""

    soon: tuple[Todo, ...]
    some_day: tuple[Todo, ...]
    notices: tuple[Told, ...]
    to_set_up: int
    unclear: int
    more: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.soon or self.some_day or self.notices or self.to_set_up or self.unclear)


def my_day(rights: Rights, today: date) -> MyDay:
    """What waits for this person today; only what they may do is asked for."""
    may = {kind: worklist.can_do(rights, kind) for kind in ("review", "prove", "answer", "amend")}
    amend = worklist.to_amend(rights) if may["amend"] else NOTHING
    parts = {
        "review": worklist.to_review(rights) if may["review"] else NOTHING,
        "prove": worklist.to_prove_soon(rights, today) if may["prove"] else NOTHING,
        "answer": worklist.to_answer(rights) if may["answer"] else NOTHING,
        "amend": amend,
    }
    some_day = worklist.to_prove_some_day(rights, today) if may["prove"] else NOTHING
    again = {(one.duty, one.body, one.period) for one in amend.rows}
    soon = [one for part in parts.values() for one in part.rows if one.kind == "amend" or _key(one) not in again]
    more = [kind for kind, part in parts.items() if part.more]
    return MyDay(
        soon=tuple(sorted(soon, key=lambda one: (one.day or date.max, one.kind, one.number))),
        some_day=tuple(one for one in some_day.rows if _key(one) not in again),
        notices=notices(rights, [*soon, *some_day.rows]),
        to_set_up=_to_set_up(rights),
        unclear=_unclear(rights, today),
        more=(*more, *(["prove"] if some_day.more and "prove" not in more else [])),
    )


def notices(rights: Rights, beside: list[Todo]) -> tuple[Told, ...]:
    """The notices that wait and say more than the rows they would stand beside."""
    listed = {_address(one) for one in beside}
    told = [_told(row) for row in waiting_for(rights)[: worklist.OF_EACH]]
    return tuple(one for one in told if not one.to or one.to not in listed)


def _told(row: Notice) -> Told:
    where = RECORDS.get(row.about_kind, "").format(row.about_number) or page_of(row.kind, row.about_number)
    return Told(row.kind, row.about_number, row.day, where)


def _address(one: Todo) -> str:
    where = {"review": "proof", "amend": "proof", "answer": "request", "reply": "request"}
    return RECORDS[where.get(one.kind, "assignment")].format(one.number)


def _key(one: Todo) -> tuple[str, str, str]:
    return one.duty, one.body, one.period


def _to_set_up(rights: Rights) -> int:
    """How many bodies are not set up here, for an administrator, whose power may be asleep."""
    if not (rights.may(permissions.ASSIGN) or permissions.ASSIGN in rights.asleep):
        return 0
    return Body.objects.filter(set_up_on__isnull=True, status="active").count()


def _unclear(rights: Rights, today: date) -> int:
    """Of how many bodies it is unclear whether a clause binds them, and nobody has decided."""
    if not (rights.may(DECIDE) or DECIDE in rights.asleep):
        return 0
    pairs = unclear_pairs(load_law(), bodies(), decisions(), today)
    return sum(pair.decided is None for pair in pairs)
