"""Requests between offices and agencies under section 8: the list, a new one, and one with its answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.models import Body
from threshold.core.answers import Answer, require
from threshold.duties import permissions
from threshold.duties.actions import answer_request, make_request
from threshold.duties.actions.requesting import Asking
from threshold.duties.forms import AnswerForm, RequestForm
from threshold.duties.models import Request
from threshold.duties.queries.law import find_duty
from threshold.duties.queries.requests import ASKING_GROUPS, askers_of, find_request, requests_before, responses_to
from threshold.duties.views.answering import done, in_range, said, shown
from threshold.duties.words import ANSWERS
from threshold.ui.templatetags.threshold import words

PER_PAGE = 50


@require_safe
@signed_in
def requests(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The requests within sight, newest first."""
    given = request.GET.get("before", "")
    before = int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else None
    rows = requests_before(rights, before, PER_PAGE + 1)
    more = rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None
    told = {"rows": rows[:PER_PAGE], "before": before, "more": more, "may": rights.anywhere(permissions.ASK)}
    return render(request, "duties/requests.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Ask a body for cooperation or resources."""
    require(_can_ask_any(rights))
    form = RequestForm(request.POST if request.method == "POST" else None, **_choices(rights))
    made: list[Request] = []

    def act(data: dict[str, Any]) -> object:
        made.append(make_request(by=rights.who, asking=Asking(**data), today=timezone.localdate()))
        return made

    if form.is_bound and done(form, act):
        return said(request, _("The request was made, and is owed by the body asked."), f"/requests/{made[0].pk}/")
    return shown(request, "duties/request_new.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """One request with its answers, and the form to answer or reply."""
    found = find_request(rights, in_range(number))
    kinds = [(kind, _(ANSWERS[kind]).capitalize()) for kind in kinds_for(rights, found)]
    form = AnswerForm(request.POST if request.method == "POST" else None, kinds=kinds)

    def act(data: dict[str, Any]) -> object:
        return answer_request(
            by=rights.who, request=found.pk, kind=data["kind"], words=data["words"], today=timezone.localdate()
        )

    if form.is_bound:
        if not kinds:
            require(permissions.can_answer(rights, found.to_body_id))
        if done(form, act):
            return said(request, _("Your answer was recorded."), f"/requests/{found.pk}/")
    told = {"one": found, "responses": responses_to(found), "duty": find_duty(found.clause), "may": bool(kinds)}
    return shown(request, "duties/request.html", form, **told)


def kinds_for(rights: Rights, found: Request) -> list[str]:
    """What this person can say to a request: the asked body answers, the asking one replies."""
    kinds = ["done", "part", "cannot", "question"] if permissions.can_answer(rights, found.to_body_id) else []
    return [*kinds, *(["reply"] if permissions.can_ask(rights, found.from_body_id) else [])]


def _can_ask_any(rights: Rights) -> Answer:
    agencies = rights.agencies_with(permissions.ASK)
    return permissions.can_ask(rights, min(agencies, default=""))


def _choices(rights: Rights) -> dict[str, list[tuple[str, str]]]:
    """What a new request can be made under, by whom and of whom."""
    askers = {body for duty in ASKING_GROUPS for body in askers_of(duty) if permissions.can_ask(rights, body)}
    known = {body.pk: body for body in Body.objects.order_by("name")}
    return {
        "duties": [(duty, f"{duty} {words(find_duty(duty).act)}") for duty in ASKING_GROUPS],
        "askers": [(pk, body.name) for pk, body in known.items() if pk in askers],
        "asked": [(pk, body.name) for pk, body in known.items() if body.set_up_on],
    }
