"""The pages of posts: the list, one holding with its history, and what can be done with it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.actions.posts import correct_event, designate, hand_over, vacate
from threshold.agencies.forms.posts import CorrectForm, DesignateForm, HandOverForm, VacateForm
from threshold.agencies.permissions.posts import MANAGE, SEE, can_manage_posts, can_see_holders, can_see_posts
from threshold.agencies.post_list import posts
from threshold.agencies.queries.bodies import has_demonstration
from threshold.agencies.queries.posts import (
    MOST_ON_A_PAGE,
    STATES,
    Asking,
    SeatOn,
    bodies_with,
    find_event,
    find_holding,
    history,
    holders_of,
    seats_on,
)
from threshold.agencies.seats import Seat
from threshold.agencies.views.common import Purpose, answered, in_range, people
from threshold.core.answers import NotAllowed, require
from threshold.ui.days import read_day
from threshold.ui.downloads import download, unformula

COLUMNS = (
    "as_of", "body", "post", "seat", "state", "holder", "contact", "since", "vacant_since", "days_vacant",
    "demonstration",
)  # fmt: skip


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The posts of the bodies in sight as they stand on a day; as a page, or whole as CSV or JSON."""
    if not (rights.anywhere(SEE) or rights.anywhere(MANAGE)):
        raise NotAllowed(can_see_posts(rights).reason)
    today = timezone.localdate()
    day, problem = read_day(request.GET.get("as_of", ""), today)
    asking = _asked(request)
    if request.GET.get("as") in EXPORTS:
        return EXPORTS[request.GET["as"]](list(_every(rights, day, asking)), day)
    after = request.GET.get("after", "")[:200]
    try:
        page = seats_on(rights, day, asking, after)
    except LookupError:
        page, after = seats_on(rights, day, asking), ""
    context = {
        "page": page, "asking": asking, "as_of": day, "today": today, "problem": problem, "after": after,
        "posts": posts().values(), "states": STATES, "bodies": bodies_with(rights, SEE, MANAGE),
        "may_designate": rights.anywhere(MANAGE),
        "query": urlencode({"as_of": day.isoformat(), **asdict(asking)}),
    }  # fmt: skip
    return render(request, "agencies/posts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, rights: Rights, holding: int) -> HttpResponse:
    """One holding: who, from when to when, by which letter, and everything recorded of its seat."""
    held = find_holding(rights, in_range(holding))
    may_see = can_see_holders(rights, held.body_id)
    opening = Purpose(request, rights, "holding", held.pk) if not may_see and held.sealed else None
    events = list(history(Seat(held.body_id, held.post, held.seat)))
    context = {
        "held": held, "post": posts()[held.post], "events": events, "as_of": timezone.localdate(),
        "holder": holders_of(rights, [held.pk], opened=bool(opening and opening.stated)).get(held.pk),
        "may_see": may_see, "opening": opening,
        "may_manage": can_manage_posts(rights, held.body_id).yes,
        "open": held.until is None and not held.withdrawn,
    }  # fmt: skip
    return render(request, "agencies/holding.html", context, status=opening.status if opening else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def designated(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Record who holds a post."""
    if not rights.anywhere(MANAGE):
        raise NotAllowed(can_manage_posts(rights).reason)
    wished = {name: request.GET.get(name, "")[:80] for name in ("body", "post") if name in request.GET}
    form = DesignateForm(
        request.POST or None, initial=wished, bodies=bodies_with(rights, MANAGE), people=people(rights)
    )

    def act() -> str:
        given = form.cleaned_data
        event = designate(
            by=rights.who, seat=Seat(given["body"], given["post"], given["seat"]), holder=form.holder,
            since=given["since"], until=given["until"], instrument=given["instrument"],
        )  # fmt: skip
        return f"/posts/{event.holding_id}/"

    told = {"title": _("Record who holds a post"), "verb": _("Designate"), "back": "/posts/", "back_words": _("Posts")}
    return answered(request, form, act, told)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def vacated(request: HttpRequest, rights: Rights, holding: int) -> HttpResponse:
    """Record that a post is held no longer."""
    held = find_holding(rights, in_range(holding))
    require(can_manage_posts(rights, held.body_id))
    form = VacateForm(request.POST or None)

    def act() -> str:
        vacate(by=rights.who, holding=held.pk, on=form.cleaned_data["on"], reason=form.cleaned_data["reason"])
        return f"/posts/{held.pk}/"

    return answered(request, form, act, _of(held, _("Record that the post is held no longer"), _("Record it")))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def handed_over(request: HttpRequest, rights: Rights, holding: int) -> HttpResponse:
    """Hand a post over to a successor in one step."""
    held = find_holding(rights, in_range(holding))
    require(can_manage_posts(rights, held.body_id))
    form = HandOverForm(request.POST or None, people=people(rights))

    def act() -> str:
        given = form.cleaned_data
        done = hand_over(
            by=rights.who, holding=held.pk, holder=form.holder, on=given["on"], instrument=given["instrument"]
        )
        return f"/posts/{done.begun.holding_id}/"

    return answered(request, form, act, _of(held, _("Hand the post over to a successor"), _("Hand over")))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def corrected(request: HttpRequest, rights: Rights, event: int) -> HttpResponse:
    """Correct what was recorded of a post."""
    wrong = find_event(rights, in_range(event))
    require(can_manage_posts(rights, wrong.body_id))
    form = CorrectForm(request.POST or None)

    def act() -> str:
        done = correct_event(by=rights.who, event=wrong.pk, on=form.day, reason=form.cleaned_data["reason"])
        return f"/posts/{done.holding_id}/"

    told = _of(wrong.holding, _("Correct what was recorded"), _("Correct")) | {"wrong": wrong}
    return answered(request, form, act, told)


def _asked(request: HttpRequest) -> Asking:
    given = {name: request.GET.get(name, "")[:200].replace("\0", "") for name in ("body", "post", "words", "state")}
    return Asking(
        body=given["body"],
        post=given["post"] if given["post"] in posts() else "",
        words=given["words"],
        state=given["state"] if given["state"] in STATES else "",
    )


def _of(held: Any, title: str, verb: str) -> dict[str, Any]:
    back = f"/posts/{held.pk}/"
    words = f"{_(posts()[held.post].name)}, {held.body}"
    return {"title": title, "verb": verb, "back": back, "back_words": words}


def _every(rights: Rights, day: date, asking: Asking) -> Iterator[SeatOn]:
    after, more = "", True
    while more:
        page = seats_on(rights, day, asking, after, MOST_ON_A_PAGE)
        yield from page.seats
        after, more = page.after, bool(page.after)


def _values(seat: SeatOn, day: date) -> tuple[object, ...]:
    holder = seat.holder
    return (
        day.isoformat(), seat.body, seat.post.slug, seat.seat, seat.state, holder.name if holder else "",
        holder.contact if holder else "", seat.since or "", seat.vacant_since or "",
        "" if seat.days is None else seat.days, "yes" if seat.body.startswith("demo-") else "no",
    )  # fmt: skip


def _csv(seats: list[SeatOn], day: date) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for seat in seats:
        writer.writerow([unformula(str(value)) for value in _values(seat, day)])
    return download("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", f"posts-{day}.csv")


def _json(seats: list[SeatOn], day: date) -> HttpResponse:
    rows = [dict(zip(COLUMNS, _values(seat, day), strict=True)) for seat in seats]
    told = {"as_of": day.isoformat(), "demonstration": has_demonstration(), "posts": rows}
    words = json.dumps(told, ensure_ascii=False, default=str, indent=1)
    return download(words, "application/json", f"posts-{day}.json")


EXPORTS = {"csv": _csv, "json": _json}
