"""The outbox, sending again, endpoints, and putting notices aside."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.accounts.web import refuse_on, signed_in
from threshold.core.answers import Refused, require
from threshold.jobs.queries import latest_runs, worker_state
from threshold.notices import actions, permissions, queries
from threshold.notices.forms import EndpointForm
from threshold.notices.labels import CHANNELS, OUTCOMES, STATES
from threshold.notices.messages import HERE
from threshold.notices.models import Delivery
from threshold.notices.queries import Asked
from threshold.notices.ways_out import FAULTS
from threshold.ui.templatetags.threshold import say

SEE_PEOPLE = "people.see"
MOST_DIGITS = 18  # of a record number


@dataclass(frozen=True, slots=True)
class Row:
    """One message as the page shows it."""

    delivery: Delivery
    channel: str
    state: str
    fault: str
    name: str  # "" where this person may not see who it goes to
    again: bool


@require_safe
@signed_in
def outbox(request: HttpRequest, rights: Rights) -> HttpResponse:
    """What was told and whether it went, newest first; how the worker is; for the City, what came round."""
    return _outbox(request, rights)


def _outbox(request: HttpRequest, rights: Rights, problem: str = "") -> HttpResponse:
    require(permissions.can_see_outbox(rights))
    asked = _asked(request)
    page = queries.outbox(rights, asked)
    worker = worker_state()
    context: dict[str, object] = {
        "rows": [_row(one, rights) for one in page.deliveries],
        "next": page.before,
        "asked": asked,
        "states": STATES,
        "channels": CHANNELS,
        "worker": worker,
        "works": worker.works(timezone.now()),
        "to_folder": settings.MAIL_CHANNEL == "file",
        "problem": problem,
        "city": rights.may(permissions.SEE),
        "may_set": permissions.can_set_endpoints(rights).yes,
    }
    if rights.may(permissions.SEE):
        context["runs"] = [(run, OUTCOMES[run.outcome]) for run in latest_runs()]
        context["letters"] = [
            (one, STATES[one.state], FAULTS.get(one.last_error, "")) for one in queries.latest_letters()
        ]
    return render(request, "notices/outbox.html", context, status=409 if problem else 200)


def _asked(request: HttpRequest) -> Asked:
    """What was asked for; what is no state, channel or key is left out."""
    state, channel = request.GET.get("state", ""), request.GET.get("channel", "")
    agency = request.GET.get("agency", "").replace("\0", "")[:80]
    before = _number(request.GET.get("before", ""))
    return Asked(state if state in STATES else "", channel if channel in CHANNELS else "", agency, before)


def _number(text: str) -> int | None:
    """The record number in a text, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


def _row(delivery: Delivery, rights: Rights) -> Row:
    known = delivery.person is not None and rights.may(SEE_PEOPLE, delivery.agency_id)
    return Row(
        delivery=delivery,
        channel=CHANNELS[delivery.channel],
        state=STATES[delivery.state],
        fault=FAULTS.get(delivery.last_error, ""),
        name=delivery.person.name if delivery.person and known else "",
        again=delivery.state in actions.RETRIED and permissions.can_retry(rights, delivery.agency_id).yes,
    )


@require_POST
@signed_in
def retry(request: HttpRequest, rights: Rights, delivery: int) -> HttpResponse:
    """Send a message again."""
    try:
        actions.retry(by=rights.who, delivery=delivery)
    except Refused as refused:
        return _outbox(request, rights, say(refused.reason))
    return redirect("outbox")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def endpoints(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Where agencies' own systems are told; the secret of one just set is shown this once."""
    require(permissions.can_set_endpoints(rights))
    form = EndpointForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            secret = actions.set_endpoint(by=rights.who, **form.cleaned_data)
            form = EndpointForm()
        except Refused as refused:
            refuse_on(form, refused)
    context = {"form": form, "secret": secret, "endpoints": queries.endpoints()}
    return render(request, "notices/endpoints.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def endpoint_off(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Post nothing more to an agency's system."""
    actions.switch_off_endpoint(by=rights.who, agency=request.POST.get("agency", CITYWIDE).replace("\0", ""))
    return redirect("endpoints")


@require_POST
@signed_in
def seen(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Put notices aside, then back to the page they were on."""
    numbers = [number for one in request.POST.getlist("notice") if (number := _number(one)) is not None]
    actions.mark_seen(by=rights.who, notices=numbers)
    return redirect(HERE)
