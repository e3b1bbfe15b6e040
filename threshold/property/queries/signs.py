"""How an agency's sites stand on signs as of a day (3-119.13(c)): read from the record, which accuses nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.agencies.models import Body
from threshold.core.property import Lot, Property
from threshold.property.models import Area, Sign, Site
from threshold.property.permissions.records import SEE_RECORD

MOST_ON_A_PAGE: Final = 50
STATES: Final = ("posted", "none", "areas", "no-areas", "area-unsigned")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of standings is narrowed to: one agency, one state ("" for all), and as of which day."""

    body: str
    day: date
    state: str = ""


@dataclass(frozen=True, slots=True)
class Standings:
    """One page of sites, each with how it stands, and where the next page begins ("" on the last)."""

    sites: tuple[Site, ...]
    after: str


def bodies_in_sight(rights: Rights) -> list[Body]:
    """The agencies whose sites' records this person may see, those that have sites, by name."""
    found = Body.objects.filter(Exists(Site.objects.filter(body=OuterRef("pk"))))
    held = rights.agencies_with(SEE_RECORD)
    return list((found if rights.unbound or CITYWIDE in held else found.filter(pk__in=held)).order_by("name", "id"))


def standings(wanted: Wanted, after: str = "", limit: int = MOST_ON_A_PAGE) -> Standings:
    """One page, by address. Raises LookupError for a page that begins nowhere."""
    found = narrowed(wanted)
    if after:
        last = Site.objects.filter(pk=after).first() if after.isascii() and after.isdigit() else None
        if last is None:
            raise LookupError(after)
        found = found.filter(called__gte=last.called).exclude(called=last.called, bbl__lte=last.bbl)
    rows = tuple(found[: limit + 1])
    return Standings(rows[:limit], rows[limit - 1].bbl if len(rows) > limit else "")


def narrowed(wanted: Wanted) -> QuerySet[Site]:
    """The sites asked for, by address, each with `central_on`, `area_count` and `signed_count` of that day."""
    found = counted(wanted.body, wanted.day)
    if wanted.state in STATES:
        found = found.filter(BY_STATE[wanted.state])
    return found.order_by("called", "bbl")


def totals(body: str, day: date) -> dict[str, int]:
    """How many of an agency's sites stand how, all in one question."""
    sensitive = Q(sensitive=True)
    asked: dict[str, Any] = {f"n_{state}": Count("pk", filter=condition) for state, condition in BY_STATE.items()}
    asked |= {"n_sites": Count("pk"), "n_sensitive": Count("pk", filter=sensitive)}
    asked["n_sensitive_posted"] = Count("pk", filter=sensitive & BY_STATE["posted"])
    return {name.removeprefix("n_"): count for name, count in counted(body, day).aggregate(**asked).items()}


def owed_at(body: str) -> QuerySet[Site]:
    """The sites of an agency that are or may be City property or City lots; whether lots count is open (q-08)."""
    return Site.objects.filter(body=body).exclude(property=Property.NO.value, lot=Lot.NO.value)


def counted(body: str, day: date) -> QuerySet[Site]:
    """These sites with what the record held of signs and areas on a day."""
    here = Sign.objects.filter(site=OuterRef("pk"), posted_on__lte=day).filter(_there(day))
    newest = here.filter(kind="central").order_by("-posted_on").values("posted_on")[:1]
    areas = Area.objects.filter(site=OuterRef("pk"), identified_on__lte=day).filter(_there(day))
    signed = here.filter(kind="area").order_by().values("site").annotate(n=Count("area", distinct=True)).values("n")
    return owed_at(body).annotate(
        central_on=Subquery(newest, output_field=DateField()),
        area_count=Coalesce(Subquery(areas.order_by().values("site").annotate(n=Count("pk")).values("n")), 0),
        signed_count=Coalesce(Subquery(signed), 0),
    )


def _there(day: date) -> Q:
    """The condition that an entry had not ended on a day."""
    return Q(ended_on__isnull=True) | Q(ended_on__gt=day)


BY_STATE: Final = {
    "posted": Q(central_on__isnull=False),
    "none": Q(central_on__isnull=True),
    "areas": Q(area_count__gt=0),
    "no-areas": Q(area_count=0),
    "area-unsigned": Q(area_count__gt=F("signed_count")),
}
