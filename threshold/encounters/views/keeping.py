"""Keeping the rota, links for staff, approvals to cross, and deciding of what lies under seal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.accounts.web import refuse_on, signed_in
from threshold.agencies.actions.crossings import Approved, approve_crossing, end_crossing
from threshold.agencies.models import Body
from threshold.agencies.permissions.crossings import APPROVE
from threshold.agencies.queries.crossings import crossings_of
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import NotAllowed, OutOfSight, Refused, require
from threshold.encounters.actions.holding import decide_held
from threshold.encounters.actions.links import For, make_link, revoke_link
from threshold.encounters.actions.rota import Turn, add_shift, set_practice, withdraw_shift
from threshold.encounters.forms.keeping import CrossingForm, HeldForm, LinkForm, PracticeForm, TurnForm
from threshold.encounters.permissions.encounters import LINKS, PLACE, ROTA, SEE, can_decide_held
from threshold.encounters.queries.held import find_held, held_in_sight
from threshold.encounters.queries.reporters import links_of
from threshold.encounters.queries.rota import counsel_of, gaps, practice_of, shifts_of
from threshold.encounters.shapes import WHY_HELD
from threshold.ui.forms import PlainForm

DAYS = 14


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rota(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Who is on call for an agency in the coming days, where nobody is, and its practice."""
    body, now = _body(request, rights, ROTA), timezone.now()
    act = request.POST.get("act", "")
    turn = TurnForm(counsel_of(body.pk, now), request.POST if act == "add" else None)
    held = practice_of(body.pk)
    practice = PracticeForm(
        request.POST if act == "practice" else None, initial={"climb_minutes": held.climb_minutes, "note": held.note}
    )
    if act == "withdraw":
        withdraw_shift(by=rights.who, shift=_number(request))
        return redirect(f"/encounters/rota/?body={body.pk}")
    if _done(turn, lambda: add_shift(by=rights.who, body=body.pk, turn=_turn(turn))) or _done(
        practice, lambda: set_practice(by=rights.who, body=body.pk, **practice.cleaned_data)
    ):
        return redirect(f"/encounters/rota/?body={body.pk}")
    shifts = shifts_of(body.pk, now, DAYS)
    context = {
        "body": body, "shifts": shifts, "gaps": gaps(shifts, now, DAYS), "turn": turn, "practice": practice,
        "bodies": _bodies(rights, ROTA), "days": DAYS,
    }  # fmt: skip
    return render(request, "encounters/rota.html", context, status=422 if turn.is_bound or practice.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def links(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The links of an agency's staff; a new one is shown this once."""
    body, made = _body(request, rights, LINKS), None
    form = LinkForm(request.POST if request.POST.get("act") == "make" else None)
    if request.POST.get("act") == "revoke":
        try:
            revoke_link(by=rights.who, link=_number(request))
        except Refused as refused:
            return _again(request, refused, f"/encounters/links/?body={body.pk}")
        return redirect(f"/encounters/links/?body={body.pk}")
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        until = timezone.make_aware(datetime.combine(given["until"], time(23, 59)))
        try:
            made = make_link(by=rights.who, whom=For(body.pk, until, given["site"], given["capacity"]))
        except Refused as refused:
            refuse_on(form, refused)
        except OutOfSight:
            form.add_error("site", _("No site of this agency has this lot number."))
    status = 422 if form.is_bound and made is None else 200
    context = {
        "body": body, "bodies": _bodies(rights, LINKS), "links": links_of(rights, body.pk), "form": form, "made": made,
        "now": timezone.now(),
    }  # fmt: skip
    return render(request, "encounters/links.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def crossings(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Approvals under which an agency's records cross to another body (23-1202(c)), by its privacy officer."""
    body, today = _body(request, rights, APPROVE), timezone.localdate()
    others = [(one.pk, one.name) for one in Body.objects.exclude(pk=body.pk).order_by("name").only("id", "name")]
    others.sort(key=lambda pair: pair[0] != "law")
    if request.POST.get("act") == "end":
        end_crossing(by=rights.who, crossing=_number(request), until=today)
        return redirect(f"/encounters/crossings/?body={body.pk}")
    form = CrossingForm(others, request.POST if request.POST.get("act") == "approve" else None)
    if _done(form, lambda: approve_crossing(by=rights.who, from_body=body.pk, approved=Approved(**form.cleaned_data))):
        return redirect(f"/encounters/crossings/?body={body.pk}")
    context = {
        "body": body, "bodies": _bodies(rights, APPROVE), "crossings": crossings_of(body.pk), "form": form,
        "today": today,
    }  # fmt: skip
    return render(request, "encounters/crossings.html", context, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def held(request: HttpRequest, rights: Rights) -> HttpResponse:
    """What lies under seal: that it is there and why, never what it is."""
    if not rights.anywhere(SEE) and not rights.anywhere(PLACE):
        raise NotAllowed(rights.can(SEE).reason)
    rows = [(one, WHY_HELD[one.why]) for one in held_in_sight(rights).order_by("-pk")[:100]]
    return render(request, "encounters/held_list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def held_one(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """One thing under seal, and counsel's word on it."""
    found = find_held(rights, in_range(number))
    decides = can_decide_held(rights, found.body_id or CITYWIDE)
    if request.method == "POST":
        require(decides)
    form = HeldForm(request.POST or None)

    def act() -> str:
        decide_held(by=rights.who, held=found.pk, **form.cleaned_data)
        return "/encounters/held/"

    told = {"template": "encounters/held.html", "held": found, "why": WHY_HELD[found.why], "decides": bool(decides)}
    return answered(request, form, act, told)


def _body(request: HttpRequest, rights: Rights, ability: str) -> Body:
    """The agency looked at: the one asked for, or the first this person may keep. Raises NotAllowed, OutOfSight."""
    if not rights.anywhere(ability):
        raise NotAllowed(rights.can(ability).reason)
    wanted = request.GET.get("body", "")
    found = [one for one in _bodies(rights, ability) if not wanted or one.pk == wanted]
    if not found:
        raise OutOfSight("body")
    return found[0]


def _bodies(rights: Rights, ability: str) -> list[Body]:
    found = Body.objects.filter(set_up_on__isnull=False)
    if not rights.may(ability):
        found = found.filter(pk__in=rights.agencies_with(ability) - {CITYWIDE})
    return list(found.order_by("name"))


def _done(form: PlainForm, act: Callable[[], object]) -> bool:
    """Whether a form was sent, in order, and done."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        refuse_on(form, refused)
        return False
    return True


def _turn(form: TurnForm) -> Turn:
    given = form.cleaned_data
    return Turn(int(given["person"]), given["place"], given["since"], given["until"])


def _number(request: HttpRequest) -> int:
    """The number a button sends. Raises OutOfSight."""
    sent = request.POST.get("number", "")
    if not (sent.isascii() and sent.isdigit()):
        raise OutOfSight("number")
    return in_range(int(sent[:19]))


def _again(request: HttpRequest, refused: Refused, back: str) -> HttpResponse:
    return render(request, "encounters/refused.html", {"refused": refused, "back": back}, status=422)
