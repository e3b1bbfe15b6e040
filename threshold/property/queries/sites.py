"""Every read of sites: in pages, one by one, and as an import compares them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight
from threshold.core.property import QUESTIONS, Lot, Property
from threshold.property.differences import Held, use_told
from threshold.property.lots import searched
from threshold.property.models import Control, Import, Mark, SearchTerm, Site
from threshold.property.permissions.sites import SEE, can_open_sensitive, can_see_site
from threshold.property.writing import READ

MOST_ON_A_PAGE = 100
MOST_WORDS = 10
LAST: Final = "\U0010ffff"  # sorts after every sign a term may hold
LOTS: Final = {
    "vacant-lot": Lot.VACANT, "parking-lot": Lot.PARKING, "garage": Lot.GARAGE, "for-a-person": Lot.FOR_A_PERSON,
    "no": Lot.NO,
}  # fmt: skip
CONTROLS: Final = {"yes": "yes", "no": "no", "in-part": "part", "not-decided": ""}
PROPERTIES: Final = {"city": Property.CITY, "for-a-person": Property.FOR_A_PERSON, "no": Property.NO}


@dataclass(frozen=True, slots=True)
class Asking:
    """What a list of sites is narrowed to; empty means all of them."""

    words: str = ""
    agency: str = ""
    borough: str = ""
    district: str = ""  # three figures
    lot: str = ""  # one of LOTS
    property: str = ""  # one of PROPERTIES
    question: str = ""  # one of QUESTIONS, or "any"
    control: str = ""  # one of CONTROLS


@dataclass(frozen=True, slots=True)
class SitesPage:
    """One page of sites, and where the next one begins ("" when this is the last)."""

    sites: tuple[Site, ...]
    after: str


def sites_page(asking: Asking, after: str = "", limit: int = 50) -> SitesPage:
    """Public sites by address, in pages that begin after one site. Raises LookupError for an unknown one."""
    return _page(narrowed(public(), asking), public(), after, limit)


def sensitive_page(rights: Rights, after: str = "", limit: int = 50) -> SitesPage:
    """The sensitive sites this person may see, or has opened for a stated purpose. Raises LookupError as above."""
    found = Site.objects.filter(sensitive=True)
    if not (rights.may(SEE) or can_open_sensitive(rights)):
        found = found.filter(body_id__in=rights.agencies_with(SEE) - {CITYWIDE})
    return _page(found, found, after, limit)


def public() -> QuerySet[Site]:
    """The sites everybody may see: whoever looks, no sensitive one is among them."""
    return Site.objects.filter(sensitive=False)


def every_site(asking: Asking) -> Iterator[Site]:
    """All public sites that were asked for, by address, with what was decided of each."""
    yield from narrowed(public(), asking).order_by("called", "bbl").iterator(2000)


def find_site(rights: Rights, bbl: str) -> Site:
    """One site. Raises OutOfSight, for a sensitive one also to whoever may not see it."""
    found = Site.objects.select_related("body").filter(pk=bbl).first() if bbl.isascii() and bbl.isdigit() else None
    if found is None or not can_see_site(rights, found):
        raise OutOfSight(bbl)
    return found


def find_to_open(rights: Rights, bbl: str) -> Site | None:
    """A sensitive site this person does not see and might open for a stated purpose."""
    if not (bbl.isascii() and bbl.isdigit()):
        return None
    found = Site.objects.select_related("body").filter(pk=bbl, sensitive=True).first()
    return None if found is None or can_see_site(rights, found) else found


def sites_in_sight(rights: Rights, bbls: Sequence[str]) -> list[Site]:
    """Those of some lots that this person may see."""
    return [site for site in Site.objects.filter(pk__in=bbls) if can_see_site(rights, site)]


def controls(bbls: Sequence[str]) -> dict[str, Control]:
    """What is decided now of operational control, by site."""
    found = Control.objects.filter(site_id__in=bbls, superseded_by__isnull=True)
    return {control.site_id: control for control in found}


def decisions_of(site: Site) -> list[Control]:
    """Everything decided of a site's control, the newest first."""
    return list(Control.objects.filter(site=site).order_by("-id"))


def marks_of(site: Site) -> list[Mark]:
    """Everything said of whether a site is sensitive, the newest first."""
    return list(Mark.objects.filter(site=site).order_by("-id"))


def newest_imports() -> tuple[Import | None, Import | None]:
    """The newest import of the City's list, and the newest of invented sites."""
    real, invented = (Import.objects.filter(demonstration=flag).order_by("-id")[:1] for flag in (False, True))
    found = {one.demonstration: one for one in real.union(invented)}
    return found.get(False), found.get(True)


def held(*, invented: bool) -> dict[str, Held]:
    """Every site as an import compares it, by lot."""
    rows = Site.objects.filter(demonstration=invented).values_list("bbl", "fingerprint", "absent_since")
    return {bbl: Held(fingerprint, absent) for bbl, fingerprint, absent in rows.iterator(5000)}


def as_read(bbls: Sequence[str]) -> dict[str, dict[str, object]]:
    """Some sites with their uses, as the words of a difference compare them."""
    found = Site.objects.filter(pk__in=bbls).prefetch_related("uses")
    return {
        site.bbl: {name: getattr(site, name) for name in READ if name != "words"}
        | {"uses": sorted(use_told(use, use.times) for use in site.uses.all())}
        for site in found
    }


def _page(found: QuerySet[Site], known: QuerySet[Site], after: str, limit: int) -> SitesPage:
    if after:
        last = known.filter(pk=after).first() if after.isascii() and after.isdigit() else None
        if last is None:
            raise LookupError(after)
        found = found.filter(called__gte=last.called).exclude(called=last.called, bbl__lte=last.bbl)
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    rows = tuple(found.select_related("body").order_by("called", "bbl")[: limit + 1])
    return SitesPage(rows[:limit], rows[limit - 1].bbl if len(rows) > limit else "")


def narrowed(found: QuerySet[Site], asking: Asking) -> QuerySet[Site]:
    """Those of some sites that are asked for."""
    if asking.lot in LOTS:
        found = found.filter(lot=LOTS[asking.lot].value)
    if asking.property in PROPERTIES:
        found = found.filter(property=PROPERTIES[asking.property].value)
    if asking.question in QUESTIONS:
        found = _with_term(found, f"question:{asking.question}")
    elif asking.question == "any":
        found = found.exclude(questions=[])
    if asking.agency:
        found = _with_term(found, f"agency:{asking.agency}")
    if asking.borough:
        found = found.filter(borough=asking.borough)
    if asking.district:
        found = found.filter(district=asking.district)
    if asking.control in CONTROLS:
        found = found.filter(_decided(CONTROLS[asking.control]))
    return _called(found, asking.words)


def _with_term(found: QuerySet[Site], term: str) -> QuerySet[Site]:
    return found.filter(Exists(SearchTerm.objects.filter(site=OuterRef("pk"), term=term)))


def _decided(verdict: str) -> Q:
    """That control of a site is decided so now, or that nothing is."""
    decided = Control.objects.filter(site=OuterRef("pk"), superseded_by__isnull=True)
    return Q(Exists(decided.filter(verdict=verdict))) if verdict else ~Q(Exists(decided))


def _called(found: QuerySet[Site], words: str) -> QuerySet[Site]:
    """The sites in whose words every word asked for begins one; a whole BBL, however written, is looked up at once."""
    figures = "".join(sign for sign in words if sign.isascii() and sign.isdigit())
    if len(figures) == 10 and not any(sign.isalpha() for sign in words):
        return found.filter(pk=figures)
    for word in searched(words)[:MOST_WORDS]:
        begins = SearchTerm.objects.filter(site=OuterRef("pk"), term__gte=word, term__lt=word + LAST)
        found = found.filter(Exists(begins))
    return found
