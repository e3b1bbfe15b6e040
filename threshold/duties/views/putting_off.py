"""Extending, pausing, resuming and withdrawing; the diary of efforts; the event that starts a clock."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.core.answers import require
from threshold.duties import permissions
from threshold.duties.actions import put_off, start_clock, write_diary
from threshold.duties.actions.putting_off import Grounds
from threshold.duties.clocks import can_start_any, clocks, event_named, own_bodies
from threshold.duties.forms import ClockForm, DiaryForm, PutOffForm
from threshold.duties.models import Assignment
from threshold.duties.queries.assignments import find_assignment
from threshold.duties.queries.law import explained, find_duty
from threshold.duties.queries.proofs import puttings_of
from threshold.duties.views.answering import done, in_range, said, shown
from threshold.ui.templatetags.threshold import words

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@signed_in
def putting_off(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Record what puts a day off, with its authority and reason; the law's own day stays beside it."""
    owed = find_assignment(in_range(number))
    require(permissions.can_put_off(rights))
    form = PutOffForm(request.POST if request.method == "POST" else None)

    def act(data: dict[str, Any]) -> object:
        return put_off(
            by=rights.who, assignment=owed.pk, kind=data["kind"], until=data["until"], today=timezone.localdate(),
            grounds=Grounds(data["authority"], data["reason"]),
        )  # fmt: skip

    if form.is_bound and done(form, act):
        return said(request, _("It stands in the record, with its authority and reason."), _page(owed))
    told = {"owed": owed, "duty": find_duty(owed.duty), "due": explained(owed), "puttings": puttings_of(owed)}
    return shown(request, "duties/put_off.html", form, **told)


@require_http_methods(FORM)
@signed_in
def diary(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Write of an effort or a consultation where the law asks for them."""
    owed, today = find_assignment(in_range(number)), timezone.localdate()
    require(permissions.can_write_diary(rights, owed.body_id))
    form = DiaryForm(request.POST) if request.method == "POST" else DiaryForm(initial={"on": today})

    def act(data: dict[str, Any]) -> object:
        return write_diary(
            by=rights.who, assignment=owed.pk, kind=data["kind"], on=data["on"], words=data["words"], today=today
        )

    if form.is_bound and done(form, act):
        return said(request, _("It stands in the diary."), _page(owed))
    return shown(request, "duties/diary.html", form, owed=owed, duty=find_duty(owed.duty))


@require_http_methods(FORM)
@signed_in
def clock(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Record that something happened which starts a clock: a policy changed, a breach was found."""
    require(can_start_any(rights))
    choices = {
        "bodies": [(body.pk, body.name) for body in own_bodies(rights)],
        "duties": [(duty.number, f"{words(duty.trigger)} {duty.number}: {words(duty.act)}") for duty in clocks()],
    }
    sent = request.method == "POST"
    form = ClockForm(request.POST, **choices) if sent else ClockForm(initial={"on": timezone.localdate()}, **choices)
    started: list[Assignment] = []

    def act(data: dict[str, Any]) -> object:
        require(permissions.can_give(rights, data["body"]))
        event = event_named(data["duty"], data["body"], data["on"], data["name"])
        started.append(
            start_clock(
                by=rights.who, duty=data["duty"], body=data["body"], event=event, today=timezone.localdate()
            )
        )  # fmt: skip
        return started

    if sent and done(form, act):
        return said(request, _("The clock was started."), _page(started[0]))
    return shown(request, "duties/clock.html", form)


def _page(owed: Assignment) -> str:
    return f"/owed/{owed.pk}/"
