"""The pages of sites: the public list, one site, and the sensitive ones for those who may see them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public, signed_in
from threshold.agencies.permissions.contracts import SEE as SEE_CONTRACTS
from threshold.agencies.views.common import Purpose
from threshold.core.answers import NotAllowed, OutOfSight
from threshold.core.property import QUESTIONS, RULES, SENSITIVE
from threshold.property.agency_codes import known, names_beside
from threshold.property.lots import BOROUGHS, DISTRICTS
from threshold.property.models import Import, Site
from threshold.property.permissions.records import SEE_RECORD, can_see_record
from threshold.property.permissions.sites import SEE, can_decide_control, can_mark_sensitive, can_open_sensitive
from threshold.property.queries.records import public_signs
from threshold.property.queries.service_locations import locations_at
from threshold.property.queries.sites import (
    CONTROLS,
    LOTS,
    PROPERTIES,
    Asking,
    SitesPage,
    controls,
    decisions_of,
    every_site,
    find_site,
    find_to_open,
    marks_of,
    newest_imports,
    sensitive_page,
    sites_page,
)
from threshold.property.record_words import KINDS
from threshold.property.shapes import AGREEMENTS, CONTROLS_CALLED, OWNERSHIP, VERDICTS, as_values, open_questions
from threshold.ui.downloads import download, unformula

AT_ONCE = 2000


@require_safe
@also_public
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Public sites by address, searched and paged; or whole as CSV or JSON."""
    asking, problem = asked(request)
    if request.GET.get("as") in {"csv", "json"}:
        return _kept(asking, request.GET["as"])
    after = request.GET.get("after", "")[:10]
    try:
        page = sites_page(asking, after)
    except LookupError:
        page, after = sites_page(asking), ""
    names = known().names
    context = _framed(page, after, names) | choices(asking, problem, names)
    context |= {
        "may_see_sensitive": rights.anywhere(SEE) or can_open_sensitive(rights).yes,
        "may_see_records": rights.anywhere(SEE_RECORD),
    }
    return render(request, "property/sites.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sensitive(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The sensitive sites in sight of whoever signed in; an auditor says first what for."""
    opens = can_open_sensitive(rights).yes
    if not (rights.anywhere(SEE) or opens):
        raise NotAllowed(rights.can(SEE).reason)
    purpose = Purpose(request, rights, "sites", 0) if opens and not rights.anywhere(SEE) else None
    if purpose and not purpose.stated:
        told = {"form": purpose.form, "title": _("Why you open the sensitive sites"), "back": "/sites/"}
        return render(request, "property/purpose.html", told | {"back_words": _("Sites")}, status=purpose.status)
    after = request.GET.get("after", "")[:10]
    try:
        page = sensitive_page(rights, after)
    except LookupError:
        page, after = sensitive_page(rights), ""
    return render(request, "property/sensitive.html", _framed(page, after, known().names) | {"opened": bool(purpose)})


@require_safe
@also_public
def one(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """One site: what it may be and by which rule, who decided control, its uses, its open questions."""
    if can_open_sensitive(rights) and find_to_open(rights, bbl) is not None:
        return redirect(f"/sites/{bbl}/open/")
    return render(request, "property/site.html", _of_a_site(rights, find_site(rights, bbl)))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def opened(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """A sensitive site for an auditor, once it is stated what for: recorded before it opens."""
    site = find_to_open(rights, bbl) if can_open_sensitive(rights) else None
    if site is None:
        raise OutOfSight(bbl)
    purpose = Purpose(request, rights, "site", int(bbl))
    if purpose.stated:
        return render(request, "property/site.html", _of_a_site(rights, site))
    told = {"form": purpose.form, "title": _("Why you open this site"), "back": "/sites/", "back_words": _("Sites")}
    return render(request, "property/purpose.html", told, status=purpose.status)


def _of_a_site(rights: Rights, site: Site) -> dict[str, object]:
    """What the page of one site shows."""
    decisions, newest = decisions_of(site), _newest_of(site)
    may_mark = can_mark_sensitive(rights, site).yes
    return {
        "site": site, "newest": newest, "borough": BOROUGHS[site.borough],
        "names": names_beside(site.body),
        "lot_rule": RULES[site.lot_rule], "property_rule": RULES[site.property_rule],
        "decided": decisions[0] if decisions else None, "earlier": decisions[1:], "verdicts": VERDICTS,
        "uses": list(site.uses.all()), "ownership": OWNERSHIP, "agreements": AGREEMENTS,
        "questions": open_questions(site), "may_decide": can_decide_control(rights, site).yes, "may_mark": may_mark,
        "signs": public_signs(site), "kinds": KINDS, "today": timezone.localdate(),
        "may_see_record": can_see_record(rights, site).yes,
        "served": locations_at(rights, site, timezone.localdate()) if rights.anywhere(SEE_CONTRACTS) else [],
        "marks": marks_of(site) if may_mark else [], "why_sensitive": SENSITIVE,
    }  # fmt: skip


def choices(asking: Asking, problem: str, names: Mapping[str, str]) -> dict[str, object]:
    """What the form that narrows sites shows, in the list and on the map."""
    return {
        "asking": asking, "problem": problem, "boroughs": BOROUGHS, "districts": DISTRICTS, "lots": LOTS,
        "properties": PROPERTIES, "questions": {slug: words for slug, (words, _at) in QUESTIONS.items()},
        "agencies": sorted(names.items()), "query": as_query(asking),
        "controls_asked": CONTROLS_CALLED,
    }  # fmt: skip


def as_query(asking: Asking, **other: str) -> str:
    """What was asked for, as an address says it, some of it replaced."""
    return urlencode({name: value for name, value in (asdict(asking) | other).items() if value})


def _framed(page: SitesPage, after: str, names: Mapping[str, str]) -> dict[str, object]:
    """What every list of sites shows beside its rows."""
    real, invented = newest_imports()
    return {
        "page": page, "after": after, "controls": controls([site.bbl for site in page.sites]), "verdicts": VERDICTS,
        "newest": real or invented, "real": real, "invented": invented, "names": names,
    }  # fmt: skip


def _newest_of(site: Site) -> Import | None:
    return newest_imports()[site.demonstration]


def asked(request: HttpRequest) -> tuple[Asking, str]:
    """What the list is narrowed to; a choice there is not is said and left out."""
    given = {name: request.GET.get(name, "").strip()[:100] for name in Asking.__slots__}
    choices: dict[str, tuple[str, ...]] = {
        "lot": tuple(LOTS), "property": tuple(PROPERTIES), "borough": tuple(BOROUGHS), "question": ("any", *QUESTIONS),
        "district": DISTRICTS,
        "control": tuple(CONTROLS),
    }  # fmt: skip
    strange = [name for name, known_ in choices.items() if given[name] and given[name] not in known_]
    given |= dict.fromkeys(strange, "")
    given |= {name: "".join(sign for sign in given[name] if sign.isprintable()) for name in ("words", "agency")}
    return Asking(**given), _("There is no such choice; everything is shown for it instead.") if strange else ""


def _kept(asking: Asking, kind: str) -> HttpResponse:
    """The public sites asked for as a file: what a page shows of each, with the day of the list."""
    name = f"sites-{timezone.localdate().isoformat()}.{kind}"
    rows = _rows(asking)
    if kind == "json":
        return download(json.dumps(list(rows), default=str, ensure_ascii=False), "application/json", name)
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        told = {key: unformula(_cell(value)) for key, value in row.items()}
        if writer is None:
            writer = csv.DictWriter(out, list(told), lineterminator="\n")
            writer.writeheader()
        writer.writerow(told)
    return download(out.getvalue(), "text/csv; charset=utf-8", name)


def _rows(asking: Asking) -> Iterator[dict[str, object]]:
    newest = newest_imports()
    sites = every_site(asking)
    while some := list(islice(sites, AT_ONCE)):
        decided = controls([site.bbl for site in some])
        yield from (as_values(site, decided.get(site.bbl), newest[site.demonstration]) for site in some)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.6f}"
    return "" if value is None else str(value)
