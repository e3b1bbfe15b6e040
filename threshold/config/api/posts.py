"""Posts through the API: the list and the same four acts as the pages, with what follows for the duties."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.params.functions import Query
from pydantic import Field

from threshold.accounts.rights import Rights
from threshold.agencies.actions.posts import correct_event, designate, hand_over, vacate
from threshold.agencies.models import Event
from threshold.agencies.permissions.posts import MANAGE, SEE, can_see_posts
from threshold.agencies.post_list import posts as known_posts
from threshold.agencies.queries.posts import MOST_ON_A_PAGE, STATES, Asking, SeatOn, seats_on
from threshold.agencies.seats import Holder, Seat
from threshold.config.api.asked import a_day, words
from threshold.config.api.order import AS_OF, Day
from threshold.config.api.problems import Problem
from threshold.config.api.sent import Day as SentDay
from threshold.config.api.sent import Number, Sent, Short
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.answers import NotAllowed
from threshold.core.words import gettext_noop
from threshold.duties.daily import follow

router = Router(tags=["posts"], auth=signed_in)
WRONG = dict.fromkeys((400, 401, 403, 404, 422), ProblemOut)


class Asked(Schema):
    """What the list is narrowed to; empty means all of it."""

    body: str = Field("", description="The id of a body.")
    post: str = Field("", description="One of: " + ", ".join(known_posts()) + ".")
    state: str = Field("", description="One of: " + ", ".join(STATES) + ".")
    q: str = Field("", description="Words that stand in the body's name or acronym.")
    after: str = Field("", description="The `after` of the page before.")
    limit: int = Field(50, ge=1, le=MOST_ON_A_PAGE)

    def asking(self) -> Asking:
        """As the query takes it. Raises Problem for what there is not."""
        for name, given, known in (("post", self.post, known_posts()), ("state", self.state, STATES)):
            if given and given not in known:
                raise Problem(422, f"There is no such {name}.", f"Ask for one of: {', '.join(known)}.")
        return Asking(words(self.body, "body"), self.post, words(self.q, "q"), self.state)


class SeatOut(Schema):
    """One seat of a post on the day. Holder and contact are empty where you may not see them."""

    body: str
    post: str
    seat: int
    state: Literal["held", "vacant", "nobody"]
    holding: int | None
    holder: str
    contact: str
    since: date | None
    vacant_since: date | None
    days_vacant: int | None
    demonstration: bool


class SeatsOut(Schema):
    """One page of seats. `after` is where the next page begins, empty on the last."""

    posts: list[SeatOut]
    after: str


class EventOut(Schema):
    """What happened to a post, as it is recorded."""

    number: int
    kind: Literal["designation", "vacancy", "ended", "withdrawn"]
    body: str
    post: str
    seat: int
    on: date
    holding: int
    corrects: int | None


class HolderIn(Sent):
    """Who holds: a person who signs in, by their mark, or staff by name and contact; neither for an office."""

    person: Annotated[Short, Field(max_length=16)] = ""
    name: Annotated[Short, Field(max_length=200)] = ""
    contact: Short = ""

    @property
    def holder(self) -> Holder:
        """The holder as the action takes it."""
        return Holder(self.person, self.name, self.contact)


class DesignationIn(HolderIn):
    """A designation by letter or order."""

    body: Short
    post: Short
    seat: Annotated[int, Field(ge=1, le=999)] = 1
    since: SentDay
    until: SentDay | None = None
    instrument: Short


class VacancyIn(Sent):
    """The first day a post is no longer held."""

    holding: Number
    on: SentDay
    reason: Short


class HandoverIn(HolderIn):
    """A post passes to a successor on a day."""

    holding: Number
    on: SentDay
    instrument: Short


class CorrectionIn(Sent):
    """The right day of something recorded; null when it never happened."""

    event: Number
    on: SentDay | None
    reason: Short


@router.get("/posts", response={200: SeatsOut, **WRONG}, summary=gettext_noop("Posts and who holds them on a day"))
def posts(
    request: HttpRequest,
    response: HttpResponse,
    as_of: Day = AS_OF,
    asked: Asked = Query(...),  # noqa: B008  how the framework asks
) -> Any:
    """The seats of the bodies in sight; `after` of the answer asks for the next page."""
    day, asking = a_day(as_of), asked.asking()
    response["Threshold-As-Of"] = day.isoformat()
    with within_reach(request) as rights:
        if not (rights.anywhere(SEE) or rights.anywhere(MANAGE)):
            raise NotAllowed(can_see_posts(rights).reason)
        try:
            page = seats_on(rights, day, asking, words(asked.after, "after"), asked.limit)
        except LookupError:
            raise Problem(422, "No page begins there any more.", "Ask again without “after”.") from None
    return {"posts": [_seat(seat) for seat in page.seats], "after": page.after}


@router.post("/designations", response={201: EventOut, **WRONG}, summary=gettext_noop("Record who holds a post"))
def designation(request: HttpRequest, sent: DesignationIn) -> Any:
    """From a day, by a letter or order."""
    seat = Seat(sent.body, sent.post, sent.seat)
    with _followed(request) as rights:
        made = designate(
            by=rights.who, seat=seat, holder=sent.holder, since=sent.since, until=sent.until, instrument=sent.instrument
        )
    return Status(201, _event(made))


@router.post(
    "/vacancies", response={201: EventOut, **WRONG}, summary=gettext_noop("Record that a post is held no longer")
)
def vacancy(request: HttpRequest, sent: VacancyIn) -> Any:
    """A vacancy, unless a successor begins that day."""
    with _followed(request) as rights:
        made = vacate(by=rights.who, holding=sent.holding, on=sent.on, reason=sent.reason)
    return Status(201, _event(made))


@router.post("/handovers", response={201: EventOut, **WRONG}, summary=gettext_noop("Hand a post over to a successor"))
def handover(request: HttpRequest, sent: HandoverIn) -> Any:
    """Ends the one and begins the other on the day; the successor's designation is answered."""
    with _followed(request) as rights:
        done = hand_over(
            by=rights.who, holding=sent.holding, holder=sent.holder, on=sent.on, instrument=sent.instrument
        )
    return Status(201, _event(done.begun))


@router.post(
    "/corrections", response={201: EventOut, **WRONG}, summary=gettext_noop("Correct what was recorded of a post")
)
def correction(request: HttpRequest, sent: CorrectionIn) -> Any:
    """By a new line that names the old one."""
    with _followed(request) as rights:
        made = correct_event(by=rights.who, event=sent.event, on=sent.on, reason=sent.reason)
    return Status(201, _event(made))


@contextmanager
def _followed(request: HttpRequest) -> Iterator[Rights]:
    """An act with what follows from it for the duties: all of it or nothing."""
    with within_reach(request) as rights:
        yield rights
        follow(timezone.localdate())


def _seat(seat: SeatOn) -> dict[str, object]:
    holder = seat.holder
    return {
        "body": seat.body, "post": seat.post.slug, "seat": seat.seat, "state": seat.state, "holding": seat.holding,
        "holder": holder.name if holder else "", "contact": holder.contact if holder else "", "since": seat.since,
        "vacant_since": seat.vacant_since, "days_vacant": seat.days, "demonstration": seat.body.startswith("demo-"),
    }  # fmt: skip


def _event(event: Event) -> dict[str, object]:
    columns = {name: getattr(event, name) for name in ("kind", "post", "seat", "on")}
    return columns | {
        "number": event.pk, "body": event.body_id, "holding": event.holding_id, "corrects": event.corrects_id,
    }  # fmt: skip
