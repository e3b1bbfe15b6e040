"""Reading what was asked to be printed."""

from __future__ import annotations

from threshold.core.answers import OutOfSight
from threshold.property.models import Print, Site

MOST = 10


def prints_of(site: Site) -> list[Print]:
    """What was asked for of a site lately, the newest first, without the PDFs themselves."""
    return list(Print.objects.filter(site=site).defer("content")[:MOST])


def find_print(site: Site, number: int) -> Print:
    """One of them, with its PDF once it is made. Raises OutOfSight."""
    found = Print.objects.filter(site=site, pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found
