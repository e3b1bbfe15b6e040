"""Service locations of human-services contracts (4-210(c)), and the site each one's address names exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Exists, Func, Q, QuerySet, Value
from django.db.models.functions import Trim, Upper

from threshold.accounts.rights import Rights
from threshold.agencies.models import Location
from threshold.agencies.queries.contracts import in_sight
from threshold.property.lots import BOROUGHS
from threshold.property.models import Site

MOST_ON_A_PAGE = 100
OWNED: Final = {"yes": True, "no": False, "not-known": None}
# What may follow the street in an address, by borough.
AFTER: Final = {code: (name.upper(), f"{name.upper()} NY") for code, name in BOROUGHS.items()} | {
    "1": ("MANHATTAN", "MANHATTAN NY", "NEW YORK", "NEW YORK NY")
}
# An address as `_parts` reads it: in capitals, commas and gaps as one space.
PLAIN: Final = Trim(Func(Upper("address"), Value(r"[,\s]+"), Value(" "), Value("g"), function="regexp_replace"))


@dataclass(frozen=True, slots=True)
class Asking:
    """What a list of service locations is narrowed to; empty means all of them."""

    words: str = ""
    body: str = ""
    owned: str = ""  # one of OWNED


@dataclass(frozen=True, slots=True)
class LocationsPage:
    """One page of service locations with the site of each where one matches, and where the next page begins."""

    locations: tuple[Location, ...]
    sites: dict[int, Site]
    after: str


def locations_page(rights: Rights, asking: Asking, today: date, after: str = "", limit: int = 50) -> LocationsPage:
    """Locations of contracts in sight and in force, in pages. Raises LookupError for a page there is not."""
    found = narrowed(rights, asking, today)
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < 19):
            raise LookupError(after)
        found = found.filter(pk__gt=int(after))
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    rows = tuple(found[: limit + 1])
    shown = rows[:limit]
    return LocationsPage(shown, sites_of(shown), str(rows[limit - 1].pk) if len(rows) > limit else "")


def narrowed(rights: Rights, asking: Asking, today: date) -> QuerySet[Location]:
    """The locations that were asked for, as they were added. A sensitive one's address is never searched."""
    found = _served(rights, today).select_related("contract", "body").order_by("id")
    if asking.body:
        found = found.filter(body_id=asking.body)
    if asking.owned in OWNED:
        owned = OWNED[asking.owned]
        found = found.filter(city_property__isnull=True) if owned is None else found.filter(city_property=owned)
    for word in asking.words.split()[:10]:
        here = Q(address__icontains=word, sensitive=False)
        found = found.filter(here | Q(contract__vendor__icontains=word) | Q(contract__number__icontains=word))
    return found


def every_location(rights: Rights, asking: Asking, today: date) -> Iterator[tuple[Location, Site | None]]:
    """All of them with the site of each."""
    found = list(narrowed(rights, asking, today))
    for start in range(0, len(found), 1000):
        some = found[start : start + 1000]
        sites = sites_of(some)
        yield from ((one, sites.get(one.pk)) for one in some)


def locations_at(rights: Rights, site: Site, today: date) -> list[Location]:
    """The locations in sight whose address is exactly this site's; no sensitive one, and none at a sensitive site."""
    if site.sensitive:
        return []
    others = Site.objects.filter(called=site.called, sensitive=False).exclude(pk=site.pk)
    alone = Q(plain=site.called) & ~Q(Exists(others))
    found = _served(rights, today).filter(sensitive=False).annotate(plain=PLAIN)
    found = found.filter(Q(plain__in=_ways(site)) | alone).select_related("contract", "body").order_by("id")
    return list(found[:MOST_ON_A_PAGE])


def sites_of(locations: Sequence[Location]) -> dict[int, Site]:
    """The public site each location's address names, by its BBL or by its street; none where several do."""
    asked = {one.pk: _parts(one.address) for one in locations if not one.sensitive}
    bbls = [bbl for bbl, _street, _borough in asked.values() if bbl]
    streets = [street for _bbl, street, _borough in asked.values() if street]
    if not asked:
        return {}
    found = list(Site.objects.filter(Q(pk__in=bbls) | Q(called__in=streets), sensitive=False))
    joined = {}
    for pk, (bbl, street, borough) in asked.items():
        fits = [
            site for site in found
            if site.bbl == bbl or (street and site.called == street and borough in {"", site.borough})
        ]  # fmt: skip
        if len(fits) == 1:
            joined[pk] = fits[0]
    return joined


def _served(rights: Rights, today: date) -> QuerySet[Location]:
    contracts = in_sight(rights).filter(human_services=True, since__lte=today)
    contracts = contracts.filter(Q(until__isnull=True) | Q(until__gte=today))
    return Location.objects.filter(Q(until__isnull=True) | Q(until__gt=today), contract__in=contracts)


def _parts(address: str) -> tuple[str, str, str]:
    """A BBL, or a street with the borough that follows it, "" where none does."""
    plain = " ".join(address.upper().replace(",", " ").split())
    figures = "".join(sign for sign in plain if sign.isascii() and sign.isdigit())
    if len(figures) == 10 and not any(sign.isalpha() for sign in plain.removeprefix("BBL")):
        return figures, "", ""
    for borough, ends in AFTER.items():
        for end in sorted(ends, key=len, reverse=True):
            if plain.endswith(f" {end}"):
                return "", plain.removesuffix(f" {end}"), borough
    return "", plain, ""


def _ways(site: Site) -> list[str]:
    """How an address may name a site and no other, written as PLAIN."""
    bbl = (site.bbl, f"{site.bbl[0]}-{site.bbl[1:6]}-{site.bbl[6:]}")
    ends = AFTER[site.borough]
    return [*bbl, *(f"BBL {one}" for one in bbl), *(f"{site.called} {end}" for end in ends)]
