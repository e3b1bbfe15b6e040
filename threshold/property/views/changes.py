"""What an import of the list changed: the newest one, or another, in pages or as a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public
from threshold.property.models import Change, Import
from threshold.property.models.changes import KINDS
from threshold.property.queries.changes import changes_page, every_change, find_import, newest
from threshold.property.shapes import CHANGE_KINDS, FIELDS
from threshold.ui.downloads import download, unformula

COLUMNS = ("bbl", "called", "kind", "field", "before", "after")


@require_safe
@also_public
def changed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """What an import added, changed, named again or no longer names, with what the list said before and says now."""
    imports, asked = newest(), request.GET.get("import", "")
    of = find_import(asked) if asked else next(iter(imports), None)
    kind = request.GET.get("kind", "") if request.GET.get("kind") in KINDS else ""
    if of and request.GET.get("as") in {"csv", "json"}:
        return _kept(of, kind, request.GET["as"])
    after = request.GET.get("after", "")
    begin = int(after) if after.isascii() and after.isdigit() and len(after) < 12 else 0
    context = {
        "of": of, "imports": imports, "kind": kind, "kinds": CHANGE_KINDS, "fields": FIELDS, "after": begin,
        "page": changes_page(of, kind, begin) if of else None, "first": bool(of and of.added == of.sites),
    }  # fmt: skip
    return render(request, "property/changes.html", context)


def _kept(of: Import, kind: str, how: str) -> HttpResponse:
    name = f"changes-{of.on.isoformat()}-{of.pk}.{how}"
    if how == "json":
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(every_change(of, kind))]
        return download(json.dumps(rows, ensure_ascii=False), "application/json", name)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([unformula(cell) for cell in row] for row in _rows(every_change(of, kind)))
    return download(out.getvalue(), "text/csv; charset=utf-8", name)


def _rows(changes: Iterator[Change]) -> Iterator[tuple[str, ...]]:
    """A row for each field that differs; one for a site of which none is told."""
    for one in changes:
        for name, before, after in one.fields or [("", "", "")]:
            yield one.site_id, one.site.called, one.kind, name, before, after
