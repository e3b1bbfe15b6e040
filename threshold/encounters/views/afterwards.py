"""The pages of referrals and of looking back at an encounter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import refuse_on, signed_in
from threshold.agencies.queries.crossings import crossing_on
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import Refused, require
from threshold.encounters.actions.afterwards import (
    Looking,
    acknowledge_referral,
    close_follow_up,
    look_back,
    refer,
    set_follow_up,
)
from threshold.encounters.actions.calling import LAW_DEPARTMENT
from threshold.encounters.afterwards.choices import (
    ACTIONS,
    FINDINGS,
    OWNERS,
    PROMPTS,
    REFER_BY_LAW,
    REFER_TO,
    REFER_WHY,
)
from threshold.encounters.forms.afterwards import FollowUpForm, LookBackForm, ReferForm
from threshold.encounters.permissions.afterwards import can_acknowledge, can_look_back, can_refer, can_see_referrals
from threshold.encounters.queries.afterwards import (
    find_referral,
    follow_ups_of,
    notes_of,
    referrals_in_sight,
    referrals_of,
)
from threshold.encounters.queries.encounters import find_encounter
from threshold.ui.templatetags.threshold import say


@require_safe
@signed_in
def referrals(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The referrals of one's agencies and those to one's office."""
    require(can_see_referrals(rights))
    rows = [(one, can_acknowledge(rights, one).yes) for one in referrals_in_sight(rights)]
    return render(request, "encounters/referrals.html", {"rows": rows, "to": REFER_TO, "why": REFER_WHY})


@require_POST
@signed_in
def acknowledged(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """The side it went to has it."""
    found = find_referral(rights, in_range(number))
    require(can_acknowledge(rights, found))
    try:
        acknowledge_referral(by=rights.who, referral=found.pk)
    except Refused as refused:
        messages.warning(request, say(refused.reason))
    return redirect("/encounters/referrals/")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def referred(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Refer one encounter, to somebody of a closed list."""
    found = find_encounter(rights, in_range(number))
    require(can_refer(rights, found))
    form = ReferForm(request.POST if request.method == "POST" else None)
    context = {
        "template": "encounters/refer.html", "one": found, "referrals": referrals_of(found), "to": REFER_TO,
        "why": REFER_WHY, "by_law": REFER_BY_LAW,
        "crossing": crossing_on(found.body_id or "", LAW_DEPARTMENT, timezone.now()),
    }  # fmt: skip

    def act() -> str:
        refer(by=rights.who, encounter=found.pk, to=form.cleaned_data["to"], why=form.cleaned_data["why"])
        return f"/encounters/{found.pk}/refer/"

    return answered(request, form, act, context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def looked_back(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """How one encounter went, and what is to be done: a draft for deliberation, for counsel alone."""
    found = find_encounter(rights, in_range(number))
    require(can_look_back(rights, found))
    sent = request.POST if request.method == "POST" else None
    notes = LookBackForm(sent if sent and "prompt" in sent else None)
    todo = FollowUpForm(sent if sent and "what" in sent else None)
    if notes.is_bound and notes.is_valid():
        given = notes.cleaned_data
        said = Looking(given["prompt"], given["finding"], given["words"])
        if _done(notes, lambda: look_back(by=rights.who, encounter=found.pk, said=said)):
            return redirect(f"/encounters/{found.pk}/afterwards/")
    if todo.is_bound and todo.is_valid():
        given = todo.cleaned_data
        if _done(todo, lambda: set_follow_up(
            by=rights.who, encounter=found.pk, what=given["what"], owner=given["owner"], due=given["due"],
            today=timezone.localdate(),
        )):  # fmt: skip
            return redirect(f"/encounters/{found.pk}/afterwards/")
    context = {
        "one": found, "notes": notes_of(found), "todo": follow_ups_of(found), "form": notes, "todo_form": todo,
        "prompts": PROMPTS, "findings": FINDINGS, "actions": ACTIONS, "owners": OWNERS,
    }  # fmt: skip
    return render(request, "encounters/afterwards.html", context, status=422 if sent is not None else 200)


@require_POST
@signed_in
def closed(request: HttpRequest, rights: Rights, number: int, follow_up: int) -> HttpResponse:
    """Something that was to be done is done."""
    found = find_encounter(rights, in_range(number))
    require(can_look_back(rights, found))
    try:
        close_follow_up(by=rights.who, encounter=found.pk, follow_up=in_range(follow_up))
    except Refused as refused:
        messages.warning(request, say(refused.reason))
    else:
        messages.success(request, _("It was closed."))
    return redirect(f"/encounters/{found.pk}/afterwards/")


def _done(form: LookBackForm | FollowUpForm, act: Any) -> bool:
    """Whether the action did what was asked; else the form says why not."""
    try:
        act()
    except Refused as refused:
        refuse_on(form, refused)
        return False
    return True
