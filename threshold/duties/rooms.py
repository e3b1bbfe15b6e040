"""The rooms one person works in: the pages their roles open, by name, and no other."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from threshold.accounts.permissions import can_see_anybody, can_take_power
from threshold.accounts.rights import Rights
from threshold.agencies.permissions import contracts, posts
from threshold.agencies.permissions.decisions import DECIDE
from threshold.duties.clocks import can_start_any
from threshold.duties.permissions import ASK
from threshold.notices.permissions import can_see_outbox

Opens = Callable[[Rights], object]


def _anywhere(*abilities: str) -> Opens:
    return lambda rights: any(rights.anywhere(ability) for ability in abilities)


def _everybody(rights: Rights) -> bool:
    return True


# In the order of a day's work. A power that is asleep opens nothing: the page that wakes it stands here instead.
ROOMS: tuple[tuple[str, object, Opens], ...] = (
    ("/owed/", _("Due and proved"), _everybody),
    ("/owed/start-clock/", _("Record an event"), can_start_any),
    ("/requests/", _("Requests under section 8"), _everybody),
    ("/requests/new/", _("Make a request"), _anywhere(ASK)),
    (
        "/encounters/",
        _("Encounters"),
        _anywhere("encounters.record", "encounters.see", "encounters.place", "encounters.crossed"),
    ),
    ("/encounters/crossings/", _("Approvals to cross to another body"), _anywhere("crossings.approve")),
    (
        "/encounters/referrals/",
        _("Referrals"),
        _anywhere("encounters.counsel", "encounters.crossed", "crossings.approve"),
    ),
    ("/quarterly/", _("Quarterly report of 10-178(d)"), _anywhere("reports.see")),
    ("/encounters/statistics/", _("Figures of encounters"), _anywhere("encounters.statistics")),
    ("/encounters/exports/", _("Exports of encounters"), _anywhere("encounters.export")),
    ("/posts/", _("Posts"), _anywhere(posts.SEE, posts.MANAGE)),
    ("/contracts/", _("Contracts"), _anywhere(contracts.SEE, contracts.MANAGE)),
    ("/service-locations/", _("Service locations of contractors"), _anywhere(contracts.SEE, contracts.MANAGE)),
    ("/registers/", _("Registers"), _everybody),
    ("/matters/", _("Matters"), _anywhere("matters.see", "matters.find")),
    ("/open-points/", _("Points for the Law Department"), _anywhere("matters.see", "matters.find")),
    ("/readings/", _("Readings"), _anywhere("matters.see", "matters.find")),
    ("/deciders/", _("Deciders"), _anywhere("matters.see", "matters.find")),
    ("/unclear/", _("Unclear clauses"), _anywhere(DECIDE)),
    ("/people/", _("People"), can_see_anybody),
    ("/roles/", _("What each role may do"), _everybody),
    ("/outbox/", _("Outbox"), can_see_outbox),
    ("/power/", _("The administrator's power"), can_take_power),
)


def rooms(rights: Rights) -> tuple[tuple[str, object], ...]:
    """The address and the name of every room that is open to this person now."""
    return tuple((address, name) for address, name, opens in ROOMS if opens(rights))
