"""The pages of the order: read what was asked, look it up once, show it."""

from __future__ import annotations

import csv
import json
from datetime import date
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.agencies.queries import Roster, roster
from threshold.core.duty_json import duty_json
from threshold.core.law import Law, Modality
from threshold.core.loader import load_law
from threshold.core.orders import UnknownClause, find_clause
from threshold.core.standings import Standing, overall
from threshold.reports import queries
from threshold.reports.asked import Asked, read
from threshold.reports.chart import ROW, standings_chart, time_line, totals
from threshold.reports.rooms import WORK_IN
from threshold.reports.searching import search
from threshold.ui.downloads import download, unformula

PER_PAGE = 50


def look(request: HttpRequest) -> tuple[Law, Roster, Asked]:
    """What every page begins with: the law, one look at the bodies, and what was asked. Today is asked here alone."""
    bodies = roster()
    return load_law(), bodies, read(request.GET, bodies.bodies, timezone.localdate())


def frame(law: Law, bodies: Roster, asked: Asked) -> dict[str, object]:
    """What the filter form and the banner of a page need."""
    choices = sorted((body for body in bodies.bodies if body.status == "active"), key=lambda body: body.name)
    return {
        "law": law,
        "order": law.order,
        "asked": asked,
        "as_of": asked.as_of,
        "choices": choices,
        "kinds": [modality.value for modality in Modality],
        "before_order": asked.as_of < law.order.effective,
        "demonstration": bodies.demonstration,
    }


@require_safe
def order(request: HttpRequest) -> HttpResponse:
    """The order's text, and beside each clause what stands about it on the day asked for."""
    law, bodies, asked = look(request)
    views = queries.order_page(law, bodies, asked)
    rows = [row for view in views for row in view.owing]
    chart = standings_chart(views)
    context = {
        **frame(law, bodies, asked),
        "recitals": [view for view in views if view.clause.kind in {"recital", "enacting"}],
        "views": [view for view in views if view.clause.kind not in {"recital", "enacting"}],
        "chart": chart,
        "height": len(chart) * ROW,
        "totals": totals(chart),
        "line": time_line(rows, law.order.issued, asked.as_of),
    }
    return render(request, "reports/order.html", context)


@require_safe
def clause(request: HttpRequest, cite: str) -> HttpResponse:
    """One clause at its permanent address; other ways of writing it lead there."""
    law, bodies, asked = look(request)
    try:
        found = find_clause(law.order, cite)
    except UnknownClause as unknown:
        raise Http404(str(unknown)) from unknown
    if found.id != cite:
        return HttpResponsePermanentRedirect(f"/order/{quote(found.id)}/")
    before, after = queries.around(law, found)
    context = {
        **frame(law, bodies, asked),
        "view": queries.one_clause(law, found, bodies, asked),
        "below": queries.below(law, found),
        "before": before,
        "after": after,
    }
    return render(request, "reports/clause.html", context)


@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """Every duty on the day asked for, in the order's sequence or by date; as a page, as CSV or as JSON."""
    law, bodies, asked = look(request)
    rows = list(queries.owing_on(law, bodies, asked))
    export = request.GET.get("as", "")
    if export in EXPORTS:
        rows = list(queries.listed(law, [row.duty for row in rows], bodies, asked))
    by_date = request.GET.get("by") == "date"
    if by_date:
        rows.sort(key=lambda row: row.due.day or date.max)
    if export in EXPORTS:
        return EXPORTS[export](rows, bodies, asked)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reports/duties.html", {**frame(law, bodies, asked), "page": page, "by_date": by_date})


def as_json(rows: list[queries.Owing], bodies: Roster, asked: Asked) -> HttpResponse:
    """The duties as JSON, with the day of the data and whether any body here is invented."""
    found = [duty_json(row.duty, row.due, overall_of(row), [owed.body.name for owed in row.bound]) for row in rows]
    told = {"as_of": asked.as_of.isoformat(), "demonstration": bodies.demonstration, "duties": found}
    return download(json.dumps(told, ensure_ascii=False, indent=1), "application/json", f"duties-{asked.as_of}.json")


def as_csv(rows: list[queries.Owing], bodies: Roster, asked: Asked) -> HttpResponse:
    """The duties as CSV, a line for each body bound, with the day of the data on every line."""
    response = download("\ufeff", "text/csv; charset=utf-8", f"duties-{asked.as_of}.csv")
    writer = csv.writer(response)
    columns = ["as_of", "duty", "modality", "act", "body", "bound", "date", "explanation", "standing", "demonstration"]
    writer.writerow(columns)
    for row in rows:
        day = row.due.day.isoformat() if row.due.day else ""
        for owed in row.bound:
            words = [owed.body.name, owed.member.verdict, day, row.due.words, owed.standing.value]
            shown = [asked.as_of.isoformat(), row.duty.number, row.duty.modality.value, row.duty.act, *words]
            writer.writerow([*map(unformula, shown), "yes" if owed.body.id.startswith("demo-") else "no"])
    return response


EXPORTS = {"json": as_json, "csv": as_csv}


def overall_of(row: queries.Owing) -> Standing:
    """One standing for a duty over its bodies: the one that most needs somebody's eyes."""
    return overall(list(row.counted))


@require_safe
def duty(request: HttpRequest, number: str) -> HttpResponse:
    """One duty, read like a letter: what, who, by when and why that day, what would show it."""
    law, bodies, asked = look(request)
    found = queries.find_duty(number)
    if found is None:
        raise Http404
    (row,) = queries.listed(law, [found], bodies, asked)
    told = {**frame(law, bodies, asked), "row": row, "room": WORK_IN.get(found.number, "")}
    return render(request, "reports/duty.html", told)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What holds every word asked for."""
    asked = request.GET.get("q", "")[:200].replace("\0", "")
    return render(request, "reports/search.html", {"q": asked, "hits": search(load_law(), asked)})


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The defined words, and those the order uses without defining them."""
    return render(request, "reports/glossary.html", {"terms": load_law().order.terms})


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The open questions of law, listed for those who may settle them."""
    return render(request, "reports/questions.html", {"questions": load_law().order.ambiguities})


@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    """The neighbouring laws, with what each asks and how sure we are of it."""
    return render(request, "reports/laws.html", {"laws": load_law().neighbours})


@require_safe
def law_page(request: HttpRequest, cite: str) -> HttpResponse:
    """One neighbouring law in every version known here, and its duties."""
    versions = queries.find_neighbours(cite)
    if not versions:
        raise Http404
    law, bodies, asked = look(request)
    rows = [row for row in queries.owing_on(law, bodies, asked) if row.duty.number.startswith(cite)]
    return render(request, "reports/law.html", {**frame(law, bodies, asked), "versions": versions, "rows": rows})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, what it is not, and where its words come from."""
    return render(request, "reports/about.html", {"order": load_law().order})
