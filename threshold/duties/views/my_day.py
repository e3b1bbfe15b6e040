"""My day: one list by urgency, each row a verb."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.core.loader import load_law
from threshold.duties.asked import read_after, written
from threshold.duties.my_day import MyDay, my_day
from threshold.duties.queries import worklist
from threshold.duties.queries.worklist import Key, Part
from threshold.duties.rooms import rooms

MOST = worklist.PER_PAGE
ONLY: dict[str, Callable[[Rights, Key | None], Part]] = {
    "review": lambda rights, after: worklist.to_review(rights, after, MOST),
    "prove": lambda rights, after: worklist.to_prove(rights, after, MOST),
    "amend": lambda rights, after: worklist.to_amend(rights, MOST),
    "answer": lambda rights, after: worklist.to_answer(rights, MOST),
}


@require_safe
@signed_in
def page(request: HttpRequest, rights: Rights) -> HttpResponse:
    """What waits for whoever signed in; `?only=prove` pages through one kind."""
    today = timezone.localdate()
    only = request.GET.get("only", "")
    told: dict[str, object] = {"today": today, "acts": {duty.number: duty.act for duty in load_law().duties}}
    if only in ONLY:
        return render(request, "duties/my_day.html", told | one_kind(rights, only, request.GET.get("after", "")))
    told |= {"day": my_day(rights, today), "rooms": rooms(rights), "only": ""}
    return render(request, "duties/my_day.html", told)


def one_kind(rights: Rights, only: str, after: str) -> dict[str, object]:
    """One page of one kind; what this person may not do shows nothing."""
    may = worklist.can_do(rights, only)
    part = ONLY[only](rights, read_after(after)) if may else Part((), more=False)
    follows = f"?only={only}&after={written(part.rows[-1].key)}" if part.more and only in {"review", "prove"} else ""
    dated = tuple(one for one in part.rows if one.day)
    return {
        "day": MyDay(dated, tuple(one for one in part.rows if not one.day), (), 0, 0, ()),
        "only": only,
        "first": f"?only={only}" if after else "",
        "next": follows,
    }
