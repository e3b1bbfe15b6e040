"""The pages of matters: the list, one matter as counsel's screen, one sealed determination."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.agencies import agency_names
from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered
from threshold.core.answers import NotAllowed, require
from threshold.determinations.actions.matters import open_matter
from threshold.determinations.forms.matters import DecideForm, OpenForm
from threshold.determinations.models import Matter
from threshold.determinations.permissions.matters import FIND, SEE, WORK, can_open
from threshold.determinations.queries.listing import STATES, Asking, every_matter, matters_page
from threshold.determinations.queries.matters import find_matter
from threshold.determinations.queries.screen import Screen, screen, state_of
from threshold.determinations.queries.sealed import find_sealed, sealed_plain, verify
from threshold.determinations.shapes import ANSWERS, KINDS
from threshold.ui.downloads import download, unformula

COLUMNS = ("number", "body", "kind", "day", "state", "statements", "determinations", "referred", "invented")


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The matters in sight, filtered and paged; or whole as CSV or JSON. It names no outcome."""
    _works_with_matters(rights)
    asking, today = _asked(request), timezone.localdate()
    if request.GET.get("as") in {"csv", "json"}:
        return _kept(rights, asking, request.GET["as"])
    before = request.GET.get("before", "")
    page = matters_page(rights, asking, today, int(before) if before.isascii() and before.isdigit() else 0)
    context = {
        "page": page, "asking": asking, "states": STATES, "kinds": KINDS, "agencies": agency_names(), "before": before,
        "rows": [(matter, state_of(matter)) for matter in page.matters], "may_open": rights.anywhere(WORK),
        "query": urlencode({name: value for name, value in asdict(asking).items() if value}),
    }  # fmt: skip
    return render(request, "determinations/matters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def opened(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Open a matter for an agency of one's own."""
    names = agency_names()
    bodies = [(body, names[body]) for body in sorted(rights.agencies_with(WORK), key=str) if body in names]
    if not bodies:
        require(can_open(rights, ""))
    form = OpenForm(request.POST or None, bodies=bodies, initial={"day": timezone.localdate()})

    def act() -> str:
        given = form.cleaned_data
        made = open_matter(by=rights.who, body=given["body"], kind=given["kind"], day=given["day"])
        return f"/matters/{made.pk}/"

    told = {"title": _("Open a matter"), "verb": _("Open"), "back": "/matters/", "back_words": _("Matters")}
    return answered(request, form, act, told)


@require_safe
@signed_in
def one(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Counsel's screen of one matter."""
    today = timezone.localdate()
    matter = find_matter(rights, number, today)
    return render(request, "determinations/matter.html", parts(screen(rights, matter, today)))


def parts(shown: Screen) -> dict[str, object]:
    """The context of the page, and of another that embeds its parts."""
    norms = [one.determination for one in shown.norms]
    looked = {"stated": shown.matter.stated, "sealed": shown.matter.sealed}
    form = DecideForm(norms=norms, initial=looked) if shown.may_decide else None
    return {"screen": shown, "decide_form": form, "kinds": KINDS, "states": STATES, "answers": ANSWERS}


@require_safe
@signed_in
def determined(request: HttpRequest, rights: Rights, number: int, which: int) -> HttpResponse:
    """One sealed determination, as it was sealed, worked out anew to see that it is the same; or as JSON."""
    matter = find_matter(rights, number, timezone.localdate())
    sealed = find_sealed(matter, which)
    if request.GET.get("as") == "json":
        return download(sealed.text, "application/json", _named(matter, which))
    context = {
        "matter": matter, "sealed": sealed, "plain": sealed_plain(sealed), "verified": verify(matter, sealed),
        "answers": ANSWERS, "superseded": sealed.number < matter.sealed,
    }  # fmt: skip
    return render(request, "determinations/determination.html", context)


def _named(matter: Matter, which: int) -> str:
    """The name of a determination's file, which says of an invented one that it is."""
    mark = "invented-" if matter.body.demonstration else ""
    return f"{mark}matter-{matter.pk}-determination-{which}.json"


def _works_with_matters(rights: Rights) -> None:
    """Raises NotAllowed for whoever has no ability that a matter could be for."""
    if not (rights.anywhere(SEE) or rights.anywhere(FIND)):
        raise NotAllowed(rights.can(SEE).reason)


def _asked(request: HttpRequest) -> Asking:
    """What the list is narrowed to; a choice there is not is left out."""
    given = {name: request.GET.get(name, "")[:80] for name in Asking.__slots__}
    known = {"kind": KINDS, "state": STATES, "referred": ("yes", "no"), "points": ("yes",), "body": agency_names()}
    return Asking(**{name: value if value in known[name] else "" for name, value in given.items()})


def _kept(rights: Rights, asking: Asking, kind: str) -> HttpResponse:
    """The matters asked for as a file: numbers, days and states, and nothing anybody said."""
    today = timezone.localdate()
    rows = [_row(matter) for matter in every_matter(rights, asking, today)]
    name = f"matters-{today.isoformat()}.{kind}"
    if kind == "json":
        return download(json.dumps(rows, ensure_ascii=False), "application/json", name)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: unformula(str(value)) for key, value in row.items()} for row in rows)
    return download(out.getvalue(), "text/csv; charset=utf-8", name)


def _row(matter: Matter) -> dict[str, object]:
    return {
        "number": matter.pk, "body": matter.body_id, "kind": matter.kind, "day": matter.day.isoformat(),
        "state": state_of(matter), "statements": matter.stated, "determinations": matter.sealed,
        "referred": "yes" if matter.referred_at else "no", "invented": "yes" if matter.body.demonstration else "no",
    }  # fmt: skip
