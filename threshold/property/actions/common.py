"""What every action on a site's record begins with: the site held, so that two people do not write past each other."""

from __future__ import annotations

from datetime import date

from threshold.accounts.rights import Rights
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.turns import take_turn
from threshold.journal.actions import About
from threshold.property.models import Site
from threshold.property.permissions.records import can_keep_record
from threshold.property.queries.sites import find_site

NOT_YET = Sentence(gettext_noop("The record says what was done: give today or an earlier day."))


def kept_site(rights: Rights, bbl: str) -> Site:
    """A site whose record this person may keep, as it is once nobody else is at it. Raises OutOfSight, NotAllowed."""
    site = find_site(rights, bbl)
    require(can_keep_record(rights, site))
    one_at_a_time(bbl)
    site.refresh_from_db(fields=("sensitive",))
    return site


def about_site(site: Site, clause: str) -> About:
    """What the journal calls a site."""
    return About("site", site.bbl, clause, site.body_id or "")


def one_at_a_time(bbl: str) -> None:
    """Wait for any other word on this site to end; the lock falls with the transaction."""
    take_turn(f"property_site|{bbl}")


def came(day: date, today: date, field: str) -> date:
    """A day that has come. Raises Refused for one that has not."""
    if day > today:
        raise Refused(NOT_YET, field)
    return day
