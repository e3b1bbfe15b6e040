"""The public list of what is due and proved among the bodies that are set up here."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public
from threshold.core.loader import load_law
from threshold.core.standings import Standing
from threshold.duties import shapes
from threshold.duties.asked import Asked, read
from threshold.duties.queries.assignments import Wanted, listed
from threshold.duties.queries.bodies import here
from threshold.duties.queries.standings import counts_on, pairs_on
from threshold.ui.downloads import unformula

SHOWN = (
    Standing.PAST, Standing.NO_PROOF, Standing.IN_HAND, Standing.PROVED, Standing.NO_DEADLINE, Standing.ENCOURAGED,
)  # fmt: skip


@require_safe
@also_public
def owed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """What is owed on the day asked for, by day; as a page, or whole as CSV or JSON."""
    bodies = here()
    asked = read(request.GET, bodies, timezone.localdate())
    wanted = asked.wanted(bodies)
    export = EXPORTS.get(request.GET.get("as", ""))
    if export is not None:
        return export(wanted, asked, any(body.demonstration for body in bodies))
    page = listed(wanted, asked.as_of, today=asked.today)
    context = {
        "asked": asked,
        "as_of": asked.as_of,
        "today": asked.today,
        "bodies": bodies,
        "duties": load_law().duties,
        "standings": SHOWN,
        "lines": [shapes.line(row, asked.as_of) for row in page.rows],
        "counts": counts(asked),
        "next": asked.following(page.after),
    }
    return render(request, "duties/owed.html", context)


def counts(asked: Asked) -> list[tuple[Standing, int]]:
    """How duties stand, each counted once for each body: from the totals, and only where that answers at once."""
    if asked.words or asked.standing or (asked.duty and asked.as_of < asked.today):
        return []
    if asked.body:
        pairs = pairs_on(asked.as_of, asked.today, body=asked.body)
        found = Counter(standing for (duty, _), standing in pairs.items() if not asked.duty or duty == asked.duty)
    elif asked.as_of >= asked.today:
        every = counts_on(asked.as_of, asked.today)
        found = sum((one for duty, one in every.items() if not asked.duty or duty == asked.duty), Counter())
    else:
        return []
    return [(standing, found[standing]) for standing in SHOWN if found[standing]]


def as_csv(wanted: Wanted, asked: Asked, demonstration: bool) -> HttpResponse:
    """The whole list as a table, each line with its day and whether the body is invented."""
    lines = shapes.every(wanted, asked.as_of, asked.today)
    return kept(_csv(lines, asked.as_of), "text/csv; charset=utf-8", f"owed-{asked.as_of}.csv")


def as_json(wanted: Wanted, asked: Asked, demonstration: bool) -> HttpResponse:
    """The whole list as JSON, with the day of the data and whether any body here is invented."""
    lines = shapes.every(wanted, asked.as_of, asked.today)
    return kept(_json(lines, asked.as_of, demonstration), "application/json", f"owed-{asked.as_of}.json")


EXPORTS = {"csv": as_csv, "json": as_json}


def kept(pieces: Iterator[str], kind: str, name: str) -> HttpResponse:
    """A file to keep, sent as it is made."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return cast(HttpResponse, StreamingHttpResponse(pieces, content_type=kind, headers=headers))


class Echo:
    """Where the table's writer writes: each line comes straight back."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def _csv(lines: Iterator[shapes.Line], day: date) -> Iterator[str]:
    writer: Any = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(shapes.COLUMNS)
    for one in lines:
        yield writer.writerow([unformula(cell(value)) for value in shapes.as_values(one, day).values()])


def _json(lines: Iterator[shapes.Line], day: date, demonstration: bool) -> Iterator[str]:
    head = json.dumps({"as_of": day.isoformat(), "demonstration": demonstration})
    yield head[:-1] + ', "owed": ['
    for at, one in enumerate(lines):
        yield (",\n" if at else "\n") + json.dumps(shapes.as_values(one, day), ensure_ascii=False, default=str)
    yield "\n]}\n"


def cell(value: object) -> str:
    """One value in a table."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
