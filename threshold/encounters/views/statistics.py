"""Figures of encounters for those inside, drawn on the server, each with its table and its records. Never public."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.queries.bodies import agency_names
from threshold.core import gate
from threshold.core.answers import require
from threshold.encounters.afterwards.bars import bars
from threshold.encounters.permissions.afterwards import STATISTICS, can_see_statistics
from threshold.encounters.quarterly.quarters import quarter_of
from threshold.encounters.queries.statistics import Asking, Figures, counted, figures
from threshold.ui.days import read_day
from threshold.ui.downloads import download, unformula
from threshold.ui.templatetags.threshold import words

MOST_RECORDS = 100
WORDS = {"kind": gate.KINDS, "channel": gate.CHANNELS}


@require_safe
@signed_in
def statistics(request: HttpRequest, rights: Rights) -> HttpResponse:
    """By kind, channel, agency and month, with the time to acknowledgment: as a page, or as CSV."""
    require(can_see_statistics(rights))
    asking, first, last, problem = _asked(request)
    now, names = timezone.now(), agency_names()
    found = figures(rights, asking)
    if request.GET.get("as") == "csv":
        return _kept(found, names, first, last)
    seen = rights.agencies_with(STATISTICS)
    context = {
        "figures": found, "as_of": now, "first": first, "last": last, "problem": problem, "body": asking.body,
        "bodies": [(slug, name) for slug, name in names.items() if rights.may(STATISTICS) or slug in seen],
        "tables": [(title, bars(rows), name) for title, name, rows in _tables(found, names)],
        "records": counted(rights, asking).order_by("-pk").values_list("pk", flat=True)[:MOST_RECORDS],
    }  # fmt: skip
    return render(request, "encounters/statistics.html", context)


def _tables(found: Figures, names: dict[str, str]) -> list[tuple[str, str, list[tuple[str, int]]]]:
    kinds = [(words(WORDS["kind"][value]), count) for value, count in found.tables["kind"]]
    channels = [(words(WORDS["channel"][value]), count) for value, count in found.tables["channel"]]
    agencies = [(names.get(value, value), count) for value, count in found.tables["body"]]
    months = [(timezone.localtime(month).strftime("%Y-%m"), count) for month, count in found.months]
    return [
        (_("By kind"), "kind", kinds), (_("By channel"), "channel", channels), (_("By agency"), "body", agencies),
        (_("By month"), "month", months),
    ]  # fmt: skip


def _asked(request: HttpRequest) -> tuple[Asking, date, date, str]:
    """What is counted; this quarter where nothing is said."""
    today = timezone.localdate()
    first, wrong = read_day(request.GET.get("since", ""), quarter_of(today).first)
    last, also = read_day(request.GET.get("until", ""), today)
    body = request.GET.get("body", "")[:80].replace("\0", "")
    if last < first:
        first, last = last, first
    day_after = datetime.combine(last, time.max)
    begins, ends = timezone.make_aware(datetime.combine(first, time.min)), timezone.make_aware(day_after)
    return Asking(begins, ends, body), first, last, str(wrong or also or "")


def _kept(found: Figures, names: dict[str, str], first: date, last: date) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("table", "value", "count", "since", "until", "as_of"))
    at = timezone.localtime().isoformat(timespec="seconds")
    for _title, name, rows in _tables(found, names):
        for value, count in rows:
            row: tuple[Any, ...] = (name, value, count, first.isoformat(), last.isoformat(), at)
            writer.writerow([unformula(str(cell)) for cell in row])
    return download(out.getvalue(), "text/csv; charset=utf-8", f"encounters-{first}-{last}.csv")
