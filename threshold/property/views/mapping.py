"""The map of sites: its page, its points, and in short what a chosen site is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public
from threshold.core.answers import OutOfSight
from threshold.property import outlines
from threshold.property.agency_codes import known
from threshold.property.lots import BOROUGHS
from threshold.property.models import Site
from threshold.property.queries.mapping import counted
from threshold.property.queries.mapping import points as points_of
from threshold.property.queries.records import public_signs
from threshold.property.queries.sites import Asking, controls, find_site, newest_imports
from threshold.property.views.sites import as_query, asked, choices


@require_safe
@also_public
def mapped(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The map, and beside it how many sites stand in each district, leading to the list."""
    asking, problem = asked(request)
    counts, picture = counted(asking), outlines.picture()
    real, invented = newest_imports()
    context = choices(asking, problem, known().names) | {
        "newest": real or invented, "real": real, "chosen": _chosen(request.GET.get("site", "")[:10], rights),
        "boroughs_counted": _by_borough(asking, counts), "total": sum(counts.values()),
        "picture": picture, "districts_drawn": picture.shaded(counts), "at": "map",
    }  # fmt: skip
    return render(request, "property/map.html", context)


@require_safe
@also_public
def points(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The points of the public sites asked for; nothing when the browser has them already."""
    found = points_of(asked(request)[0])
    if found.mark in request.headers.get("If-None-Match", ""):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(found.body, content_type="application/json")
    answer["ETag"], answer["Cache-Control"] = f'"{found.mark}"', "no-cache"
    return answer


@require_safe
@also_public
def brief(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """A piece of a page: one public site in short, for whoever chose it on the map."""
    chosen = _chosen(bbl, rights)
    if chosen is None:
        raise OutOfSight(bbl)
    return render(request, "property/_brief.html", {"chosen": chosen})


def _chosen(bbl: str, rights: Rights) -> dict[str, object] | None:
    """One site in short; None for what is not there, not in sight, or sensitive: the map has no place for those."""
    try:
        site = find_site(rights, bbl)
    except OutOfSight:
        return None
    if site.sensitive:
        return None
    return {
        "site": site, "borough": BOROUGHS[site.borough], "control": controls([site.bbl]).get(site.bbl),
        "at": _at(site), "signs": len(public_signs(site)), "today": timezone.localdate(),
    }  # fmt: skip


def _at(site: Site) -> str:
    """Where it stands, for the map; "" where the list does not say."""
    return "" if site.latitude is None or site.longitude is None else f"{site.latitude} {site.longitude}"


def _by_borough(asking: Asking, counts: dict[str, int]) -> list[dict[str, object]]:
    """Each borough's count and its districts' counts, with where the list of them stands."""
    told: list[dict[str, object]] = []
    for borough, name in BOROUGHS.items():
        here = sorted((number, count) for number, count in counts.items() if number.startswith(borough))
        districts = [
            (number, count, as_query(asking, district=number, borough="")) for number, count in here if len(number) == 3
        ]
        total = sum(count for _number, count in here)
        told.append(
            {"name": name, "total": total, "query": as_query(asking, borough=borough), "districts": districts}
        )  # fmt: skip
    return [one for one in told if one["total"]]
