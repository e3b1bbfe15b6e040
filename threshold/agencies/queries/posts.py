"""Every read of posts: who holds what on a day, what is vacant and for how long, and the history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Q, QuerySet

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.agencies.models import Approval, Body, Event, Holding
from threshold.agencies.permissions.posts import MANAGE, SEE, can_see_holders, can_see_posts
from threshold.agencies.post_list import Post, posts
from threshold.agencies.seats import Named, Seat, named
from threshold.core.answers import OutOfSight
from threshold.core.posts import Tenure, days_vacant

MOST_ON_A_PAGE = 100
STATES: Final = ("held", "vacant", "nobody")

SEATS = """
select b.id, b.name, b.acronym, p.slug, s.seat, h.id, h.since, case when p.vacancy then gone.until end, gone.id
from agencies_body b
cross join unnest(%(posts)s::text[], %(expected)s::bool[], %(vacancy)s::bool[]) with ordinality
    as p(slug, expected, vacancy, place)
cross join lateral (
    select seat from agencies_holding
    where body_id = b.id and post = p.slug and not withdrawn and (p.vacancy or until is null or until > %(day)s)
    group by seat
    union select 1 where p.expected and b.set_up_on is not null
) s
left join lateral (
    select id, since from agencies_holding
    where body_id = b.id and post = p.slug and seat = s.seat and not withdrawn
        and since <= %(day)s and (until is null or until > %(day)s)
) h on true
left join lateral (
    select id, until from agencies_holding
    where body_id = b.id and post = p.slug and seat = s.seat and not withdrawn and until <= %(day)s
    order by until desc limit 1
) gone on h.id is null
where (%(bodies)s::text[] is null or b.id = any(%(bodies)s::text[]))
    and (%(words)s::text = '' or b.name ilike %(words)s or b.acronym ilike %(words)s)
    and (%(state)s::text = '' or %(state)s = case when h.id is not null then 'held'
        when p.vacancy and gone.until is not null then 'vacant' else 'nobody' end)
    and (%(name)s::text is null or (b.name, b.id, p.place, s.seat) > (%(name)s, %(id)s, %(place)s, %(seat)s))
order by b.name, b.id, p.place, s.seat
limit %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a list of posts is narrowed to; empty means all of them."""

    body: str = ""
    post: str = ""
    words: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class SeatOn:
    """One seat on one day: held since, vacant for so many days, or nobody recorded."""

    body: str
    body_name: str
    acronym: str
    post: Post
    seat: int
    holding: int | None
    since: date | None
    vacant_since: date | None
    days: int | None  # of the vacancy
    holder: Named | None  # None also where the viewer may not see names
    before: int | None  # the holding that ended last, where nobody holds it now

    @property
    def state(self) -> str:
        """One of STATES."""
        if self.holding is not None:
            return "held"
        return "vacant" if self.vacant_since is not None else "nobody"

    @property
    def key(self) -> str:
        """Where a page that begins after this row begins."""
        return f"{self.body}~{self.post.slug}~{self.seat}"


@dataclass(frozen=True, slots=True)
class SeatsPage:
    """One page of seats, and where the next one begins ("" when this is the last)."""

    seats: tuple[SeatOn, ...]
    after: str


def seats_on(rights: Rights, day: date, asking: Asking, after: str = "", limit: int = 50) -> SeatsPage:
    """The seats of the bodies in sight as they stand on a day, in pages. Raises LookupError for an unknown `after`."""
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    listed = [post for post in posts().values() if asking.post in {"", post.slug}]
    where = {
        "posts": [post.slug for post in listed],
        "expected": [post.expected for post in listed],
        "vacancy": [post.leaves_vacancy for post in listed],
        "day": day,
        "bodies": _bodies_in_sight(rights, asking.body),
        "words": f"%{_plain(asking.words)}%" if asking.words else "",
        "state": asking.state,
        "limit": limit + 1,
        **_beginning(after, [post.slug for post in listed]),
    }
    with connection.cursor() as cursor:
        cursor.execute(SEATS, where)
        rows = cursor.fetchall()
    holders = holders_of(rights, [row[5] for row in rows[:limit] if row[5] is not None])
    seats = tuple(_seat_on(row, day, holders) for row in rows[:limit])
    return SeatsPage(seats, seats[-1].key if len(rows) > limit else "")


def vacancies_on(rights: Rights, day: date, body: str = "") -> tuple[SeatOn, ...]:
    """Every post in sight that is vacant on a day, with the days it has been so."""
    found: list[SeatOn] = []
    after, more = "", True
    while more:
        page = seats_on(rights, day, Asking(body=body, state="vacant"), after, MOST_ON_A_PAGE)
        found += page.seats
        after, more = page.after, bool(page.after)
    return tuple(found)


def holders_of(rights: Rights, holdings: Iterable[int], *, opened: bool = False) -> dict[int, Named]:
    """Who holds, for those holdings whose names this person may see; `opened` once a purpose was stated."""
    rows = Holding.objects.filter(pk__in=list(holdings)).select_related("person")
    shown = ((row.pk, named(row)) for row in rows if opened or can_see_holders(rights, row.body_id))
    return {pk: holder for pk, holder in shown if holder is not None}


def find_holding(rights: Rights, holding: int) -> Holding:
    """One holding. Raises OutOfSight."""
    found = Holding.objects.select_related("body", "person").filter(pk=holding).first()
    if found is None or not can_see_posts(rights, found.body_id):
        raise OutOfSight(str(holding))
    return found


def find_event(rights: Rights, event: int) -> Event:
    """One event. Raises OutOfSight."""
    found = Event.objects.select_related("holding", "holding__person").filter(pk=event).first()
    if found is None or not can_see_posts(rights, found.body_id):
        raise OutOfSight(str(event))
    return found


def history(seat: Seat) -> QuerySet[Event]:
    """Everything that was recorded of one seat, corrections included, the newest first."""
    mine = Event.objects.filter(body_id=seat.body, post=seat.post, seat=seat.number)
    return mine.select_related("holding", "corrects", "corrected").order_by("-id")


def current_events(seat: Seat) -> QuerySet[Event]:
    """What stands of one seat: events that no later one corrects."""
    mine = Event.objects.filter(body_id=seat.body, post=seat.post, seat=seat.number, corrected__isnull=True)
    return mine.exclude(kind="withdrawn").order_by("on", "id")


def tenures(seat: Seat) -> list[Tenure]:
    """The holdings of one seat that stand, by their beginning."""
    rows = Holding.objects.filter(body_id=seat.body, post=seat.post, seat=seat.number, withdrawn=False)
    return [Tenure(row.pk, row.since, row.until) for row in rows.order_by("since")]


def holdings_on(body: str, post: str, day: date) -> QuerySet[Holding]:
    """Who holds a post at a body on a day, by seat."""
    held = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))
    mine = Holding.objects.filter(held, body_id=body, post=post, withdrawn=False)
    return mine.select_related("person").order_by("seat")


def approvals_of(body: str) -> QuerySet[Approval]:
    """The approvals under which a body was set up, and when they were taken back, the newest first."""
    return Approval.objects.filter(body_id=body).order_by("-id")


def bodies_with(rights: Rights, *abilities: str) -> QuerySet[Body]:
    """The bodies set up here for which this person holds one of some abilities, by name."""
    known = Body.objects.filter(set_up_on__isnull=False).order_by("name", "id")
    if any(rights.may(ability) for ability in abilities):
        return known
    return known.filter(id__in=frozenset().union(*(rights.agencies_with(ability) for ability in abilities)))


def _bodies_in_sight(rights: Rights, body: str) -> list[str] | None:
    """The bodies whose posts this person may see, or None for all of them."""
    if rights.may(SEE) or rights.may(MANAGE):
        return [body] if body else None
    seen = (rights.agencies_with(SEE) | rights.agencies_with(MANAGE)) - {CITYWIDE}
    return sorted(seen & {body} if body else seen)


def _beginning(after: str, listed: list[str]) -> dict[str, Any]:
    """The row after which a page begins. Raises LookupError when there is none such."""
    if not after:
        return dict.fromkeys(("name", "id", "place", "seat"))
    body, post, seat = ([*after.split("~"), "", ""])[:3]
    name = Body.objects.filter(id=body).values_list("name", flat=True).first() if "\0" not in body else None
    if name is None or post not in listed or not seat.isdecimal() or len(seat) > 4:
        raise LookupError(after)
    return {"name": name, "id": body, "place": listed.index(post) + 1, "seat": int(seat)}


def _seat_on(row: tuple[Any, ...], day: date, holders: dict[int, Named]) -> SeatOn:
    body, name, acronym, post, seat, holding, since, vacant_since, before = row
    return SeatOn(
        body=body,
        body_name=name,
        acronym=acronym,
        post=posts()[post],
        seat=seat,
        holding=holding,
        since=since,
        vacant_since=vacant_since,
        days=days_vacant(vacant_since, day) if vacant_since else None,
        holder=holders.get(holding) if holding else None,
        before=before,
    )


def _plain(words: str) -> str:
    """Words to look for, without what a pattern would take for its own signs."""
    kept = words.replace("\0", "")[:200]
    return kept.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
