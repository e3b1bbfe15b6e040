"""The page of contractors' service locations (4-210(c)), for those who may see contracts; as a page, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.permissions.contracts import MANAGE, SEE, can_see_any_contracts, can_see_contracts
from threshold.agencies.queries.bodies import has_demonstration
from threshold.agencies.queries.posts import bodies_with
from threshold.core.answers import NotAllowed
from threshold.property.entry_words import OWNED_CALLED
from threshold.property.queries.service_locations import OWNED, Asking, every_location, locations_page
from threshold.ui.downloads import download, unformula

COLUMNS = ("as_of", "body", "contract", "vendor", "address", "sensitive", "city_property", "site", "demonstration")


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The locations of human-services contracts in sight and in force, each with the site its address names."""
    if not can_see_any_contracts(rights):
        raise NotAllowed(can_see_contracts(rights).reason)
    asking, problem = _asked(request)
    today = timezone.localdate()
    if request.GET.get("as") in {"csv", "json"}:
        return _kept(rights, asking, request.GET["as"], today)
    after = request.GET.get("after", "")[:20]
    try:
        page = locations_page(rights, asking, today, after)
    except LookupError:
        page, after = locations_page(rights, asking, today), ""
    rows = [
        {"location": one, "site": page.sites.get(one.pk), "owned": _owned(one.city_property)} for one in page.locations
    ]
    context = {
        "rows": rows, "page": page, "after": after, "asking": asking, "problem": problem, "today": today,
        "owned": OWNED_CALLED, "bodies": bodies_with(rights, SEE, MANAGE),
        "query": urlencode({name: value for name, value in asdict(asking).items() if value}),
    }  # fmt: skip
    return render(request, "property/service_locations.html", context)


def _asked(request: HttpRequest) -> tuple[Asking, str]:
    given = {
        name: "".join(sign for sign in request.GET.get(name, "")[:100] if sign.isprintable())
        for name in Asking.__slots__
    }
    strange = bool(given["owned"]) and given["owned"] not in OWNED
    given["owned"] = "" if strange else given["owned"]
    return Asking(**given), _("There is no such choice; everything is shown for it instead.") if strange else ""


def _owned(city_property: bool | None) -> str:
    return OWNED_CALLED[{True: "yes", False: "no", None: "not-known"}[city_property]]


def _kept(rights: Rights, asking: Asking, kind: str, today: date) -> HttpResponse:
    """The whole list to keep; no address of a sensitive place stands in it."""
    name, rows = f"service-locations-{today}", list(_rows(rights, asking, today))
    if kind == "json":
        told = {"as_of": today, "demonstration": has_demonstration(), "locations": rows}
        content = json.dumps(told, default=str, ensure_ascii=False, indent=1)
        return download(content, "application/json", f"{name}.json")
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: unformula(str(value)) for key, value in row.items()} for row in rows)
    return download("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def _rows(rights: Rights, asking: Asking, today: date) -> Iterator[dict[str, str]]:
    for one, site in every_location(rights, asking, today):
        yield dict(zip(COLUMNS, (
            today.isoformat(), one.body_id, one.contract.number, one.contract.vendor,
            "" if one.sensitive else one.address, "yes" if one.sensitive else "no",
            {True: "yes", False: "no", None: ""}[one.city_property], site.pk if site else "",
            "yes" if one.body_id.startswith("demo-") else "no",
        ), strict=True))  # fmt: skip
