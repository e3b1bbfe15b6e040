"""Reading the record of a site: for everybody the signs that hang there; the rest for its agency and the City."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from threshold.accounts.rights import Rights
from threshold.core.answers import OutOfSight, require
from threshold.property.models import Area, Assessment, Code, Custodian, Sign, Site
from threshold.property.permissions.records import can_see_record
from threshold.property.queries.sites import find_site
from threshold.property.sealed_reasons import open_reason

PUBLIC_KINDS = ("central", "lot")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of barriers or risk, its reason opened."""

    row: Assessment
    reason: str


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """The record of one site, each part with what holds now first."""

    site: Site
    custodians: Sequence[Custodian]
    areas: Sequence[Area]
    signs: Sequence[Sign]
    codes: Sequence[Code]
    barriers: Sequence[Said]
    risk: Sequence[Said]

    @property
    def custodian(self) -> Custodian | None:
        """Who keeps the site now."""
        return next((one for one in self.custodians if one.until is None), None)

    @property
    def code(self) -> Code | None:
        """The code in use."""
        return next((one for one in self.codes if one.withdrawn_on is None), None)


def find_record(rights: Rights, bbl: str) -> SiteRecord:
    """The record of a site. Raises OutOfSight for the site, NotAllowed for whoever may see the site and not this."""
    site = find_site(rights, bbl)
    require(can_see_record(rights, site))
    said = [Said(one, open_reason(one.reason, one.place)) for one in Assessment.objects.filter(site=site)]
    return SiteRecord(
        site=site,
        custodians=list(Custodian.objects.filter(site=site).select_related("person")),
        areas=sorted(Area.objects.filter(site=site), key=lambda one: one.ended_on is not None),
        signs=sorted(Sign.objects.filter(site=site).select_related("area"), key=lambda one: one.ended_on is not None),
        codes=list(Code.objects.filter(site=site)),
        barriers=[one for one in said if one.row.subject == "barriers"],
        risk=[one for one in said if one.row.subject == "risk"],
    )


def public_signs(site: Site) -> list[Sign]:
    """The signs that hang on a site now, but for those of its non-public areas: what everybody sees there."""
    return list(Sign.objects.filter(site=site, kind__in=PUBLIC_KINDS, ended_on__isnull=True))


def areas_of(site: Site) -> list[Area]:
    """The non-public areas of a site now, within reach."""
    return list(Area.objects.filter(site=site, ended_on__isnull=True))


def find_sign(site: Site, number: int) -> Sign:
    """One sign of a site, within reach. Raises OutOfSight."""
    found = Sign.objects.filter(site=site, pk=number).select_related("photo", "area").first()
    if found is None:
        raise OutOfSight(str(number))
    return found


def find_area(site: Site, number: int) -> Area:
    """One non-public area of a site, within reach. Raises OutOfSight."""
    found = Area.objects.filter(site=site, pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found
