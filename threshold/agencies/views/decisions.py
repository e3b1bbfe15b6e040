"""The pages on which an official decides whom an unclear clause binds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.actions.decisions import decide_bound
from threshold.agencies.forms.decisions import DecideForm
from threshold.agencies.permissions.decisions import can_decide_bound
from threshold.agencies.queries.bodies import roster
from threshold.agencies.queries.decisions import Unclear, decisions_of, unclear_pairs
from threshold.agencies.views.common import answered
from threshold.core.answers import OutOfSight, require
from threshold.core.loader import load_law
from threshold.ui.days import read_day

PER_PAGE = 50


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Every pair of a clause's circle and a body that the law leaves unclear, with the open question beside it."""
    require(can_decide_bound(rights))
    known, law = roster(), load_law()
    day, problem = read_day(request.GET.get("as_of", ""), timezone.localdate())
    pairs = unclear_pairs(law, known.bodies, known.decided, day)
    words = request.GET.get("words", "")[:200].casefold()
    group = request.GET.get("group", "")
    found = [pair for pair in pairs if group in {"", pair.group.id} and words in _called(pair)]
    start = _place(found, request.GET.get("after", ""))
    shown = found[start : start + PER_PAGE]
    context = {
        "pairs": shown, "count": len(found), "as_of": day, "problem": problem, "words": words, "group": group,
        "groups": list({pair.group.id: pair.group for pair in pairs}.values()), "start": start,
        "after": _key(shown[-1]) if start + PER_PAGE < len(found) else "",
    }  # fmt: skip
    return render(request, "agencies/unclear.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decided(request: HttpRequest, rights: Rights, group: str, body_id: str) -> HttpResponse:
    """Decide one pair, with a reason and a day."""
    known = roster()
    pairs = unclear_pairs(load_law(), known.bodies, known.decided, timezone.localdate())
    pair = next((one for one in pairs if (one.group.id, one.body.id) == (group, body_id)), None)
    if pair is None:
        raise OutOfSight(body_id)
    require(can_decide_bound(rights))
    form = DecideForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        decide_bound(
            by=rights.who, group=group, body=body_id, verdict=given["verdict"], reason=given["reason"], day=given["day"]
        )
        return f"/unclear/{group}/{body_id}/"

    told = {
        "template": "agencies/decide.html", "pair": pair, "title": _("Decide whom an unclear clause binds"),
        "verb": _("Decide"), "back": "/unclear/", "back_words": _("Unclear clauses"),
        "earlier": list(decisions_of(body_id).filter(group=group)),
    }  # fmt: skip
    return answered(request, form, act, told)


def _called(pair: Unclear) -> str:
    return f"{pair.body.name} {pair.body.acronym} {pair.group.name}".casefold()


def _key(pair: Unclear) -> str:
    return f"{pair.group.id}~{pair.body.id}"


def _place(found: list[Unclear], after: str) -> int:
    """Where a page begins: after the pair named, or at the beginning."""
    return next((at + 1 for at, pair in enumerate(found) if after and _key(pair) == after), 0)
