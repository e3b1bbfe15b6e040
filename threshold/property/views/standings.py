"""How an agency's sites stand on signs, and its report with the list of sites, for those who see its records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.models import Body
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import NotAllowed, require
from threshold.duties.queries.law import find_duty
from threshold.property.actions.reports import Sending, send_report
from threshold.property.exports import as_csv
from threshold.property.forms.reports import SendForm
from threshold.property.permissions.records import SEE_RECORD, can_send_report
from threshold.property.queries.reports import (
    AREAS,
    COLUMNS,
    POSTING,
    find_report,
    owed_report,
    sent_reports,
    when_due,
    written,
)
from threshold.property.queries.signs import STATES, Standings, Wanted, bodies_in_sight, narrowed, standings, totals
from threshold.property.record_words import STATES as STATES_CALLED
from threshold.property.views.records import BOTH
from threshold.ui.downloads import download

LISTED = (
    "bbl", "site", "address", "agency", "proposed_1a", "proposed_1b", "central_sign_posted_on", "non_public_areas",
    "areas_with_a_sign", "as_of", "demonstration",
)  # fmt: skip


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The sites of one agency as of a day, with totals; or, without those that are sensitive, as CSV."""
    bodies, body = _body(request, rights)
    day, problem = _day(request)
    state = request.GET.get("state", "")
    wanted = Wanted(body.pk if body else "", day, state if state in STATES else "")
    if request.GET.get("as") == "csv" and body:
        return download(as_csv(LISTED, _rows(wanted, body)), "text/csv; charset=utf-8", f"signs-{day.isoformat()}.csv")
    after = request.GET.get("after", "")[:10]
    page, after = _page(wanted, after)
    counts = totals(body.pk, day) if body else {}
    context = {
        "bodies": bodies, "body": body, "wanted": wanted, "problem": problem, "page": page, "after": after,
        "totals": counts, "by_state": [(words, counts.get(slug, 0)) for slug, words in STATES_CALLED.items()],
        "states": STATES_CALLED, "today": timezone.localdate(),
        "query": urlencode({"body": wanted.body, "state": wanted.state, "as_of": day.isoformat()}),
        "duties": [(find_duty(number), when_due(number, day)) for number in (POSTING, AREAS)],
    }  # fmt: skip
    return render(request, "property/signs.html", context)


@require_safe
@signed_in
def report(request: HttpRequest, rights: Rights) -> HttpResponse:
    """An agency's report as the record writes it for a day: a page to read and print, CSV or JSON."""
    bodies, body = _body(request, rights)
    day, problem = _day(request)
    if body is None:
        return render(request, "property/sign_report.html", {"bodies": bodies, "body": None, "problem": problem})
    sensitive = request.GET.get("sensitive") == "yes"
    made = written(body, day, sensitive=sensitive)
    if request.GET.get("as") in {"csv", "json"}:
        return _kept(request.GET["as"], made.rows, made.counts, f"sign-report-{day.isoformat()}")
    context = {
        "bodies": bodies, "body": body, "report": made, "problem": problem, "sensitive": sensitive,
        "owed": owed_report(body.pk), "sent": sent_reports(body.pk), "may_send": can_send_report(rights, body.pk).yes,
        "query": urlencode({"body": body.pk, "as_of": day.isoformat()}), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "property/sign_report.html", context)


@BOTH
@signed_in
def sent(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Record that a report was sent, and where confirmed give it as proof."""
    _bodies, body = _body(request, rights)
    if body is None:
        return redirect("/sites/signs/report/")
    require(can_send_report(rights, body.pk))
    day, _problem = _day(request)
    sensitive = request.GET.get("sensitive") == "yes"
    made, owed = written(body, day, sensitive=sensitive), owed_report(body.pk)
    form = SendForm(request.POST or None, initial={"seen": made.hash, "sent_on": timezone.localdate()})

    def act() -> str:
        given = form.cleaned_data
        sending = Sending(
            day, given["sent_on"], given["receipt"], given["seen"], sensitive, given["crossing"], given["proof"]
        )
        done = send_report(by=rights.who, body=body.pk, sending=sending, today=timezone.localdate())
        return f"/sites/signs/reports/{done.pk}/"

    query = urlencode({"body": body.pk, "as_of": day.isoformat()} | ({"sensitive": "yes"} if sensitive else {}))
    told = {"template": "property/sign_report_send.html", "body": body, "report": made, "owed": owed, "query": query}
    return answered(request, form, act, told | {"sensitive": sensitive})


@require_safe
@signed_in
def as_sent(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """A report exactly as it was sent."""
    found = find_report(rights, in_range(number))
    if request.GET.get("as") in {"csv", "json"}:
        return _kept(request.GET["as"], found.rows, found.counts, f"sign-report-{found.as_of.isoformat()}")
    return render(request, "property/sign_report_sent.html", {"report": found, "duty": find_duty(found.duty)})


def _body(request: HttpRequest, rights: Rights) -> tuple[list[Body], Body | None]:
    """The agencies to choose from, and the one chosen: the only one, or the one asked for. Raises NotAllowed."""
    if not rights.anywhere(SEE_RECORD):
        raise NotAllowed(rights.can(SEE_RECORD).reason)
    bodies = bodies_in_sight(rights)
    wanted = request.GET.get("body", "")
    chosen = next((one for one in bodies if one.pk == wanted), None)
    return bodies, chosen or (bodies[0] if len(bodies) == 1 else None)


def _day(request: HttpRequest) -> tuple[date, str]:
    """The day asked for, today where there is none or it cannot be read, which is said."""
    today, given = timezone.localdate(), request.GET.get("as_of", "")
    if not given:
        return today, ""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return today, _("That day cannot be read; today is shown instead.")
    return (day, "") if 1990 <= day.year <= 2100 else (today, _("That day cannot be read; today is shown instead."))


def _page(wanted: Wanted, after: str) -> tuple[Standings, str]:
    if not wanted.body:
        return Standings((), ""), ""
    try:
        return standings(wanted, after), after
    except LookupError:
        return standings(wanted), ""


def _rows(wanted: Wanted, body: Body) -> list[dict[str, Any]]:
    """The sites asked for as an export says them: none that is sensitive."""
    sites: Iterator[Any] = narrowed(wanted).filter(sensitive=False).iterator(2000)
    return [
        {
            "bbl": site.bbl, "site": site.called, "address": site.address, "agency": body.name,
            "proposed_1a": site.lot, "proposed_1b": site.property, "central_sign_posted_on": site.central_on,
            "non_public_areas": site.area_count, "areas_with_a_sign": site.signed_count, "as_of": wanted.day,
            "demonstration": site.demonstration,
        }
        for site in sites
    ]  # fmt: skip


def _kept(kind: str, rows: Any, counts: Any, name: str) -> HttpResponse:
    if kind == "json":
        told = json.dumps({"counts": dict(counts), "sites": list(rows)}, default=str, ensure_ascii=False)
        return download(told, "application/json", f"{name}.json")
    return download(as_csv(COLUMNS, rows), "text/csv; charset=utf-8", f"{name}.csv")
