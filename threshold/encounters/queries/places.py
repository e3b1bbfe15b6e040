"""Where encounters are: agencies set up here, a site somebody names, and a contractor's place under 4-210(c)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from threshold.accounts.rights import Rights
from threshold.agencies.models import Body, Contract, Location
from threshold.core.answers import OutOfSight, Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters.models import Account
from threshold.property.queries.codes import site_of_code
from threshold.property.queries.sites import find_site

LOT = re.compile("[1-5][0-9]{9}")
MOST_LOCATIONS = 300
NOT_THEIRS = Sentence(gettext_noop("Choose a contractor's place of this agency, or leave it out."))
NO_SUCH_PLACE = Sentence(
    gettext_noop("No site has this code or lot number. Leave it empty to record without a site; nothing else is lost.")
)


def set_up_bodies() -> list[tuple[str, str]]:
    """The agencies set up here, by name."""
    return list(Body.objects.filter(set_up_on__isnull=False).order_by("name").values_list("pk", "name"))


def site_named(rights: Rights, words: str) -> str:
    """The lot of a site by the code of its sign or its lot number; "" for none. Raises Refused."""
    typed = words.strip()
    if not typed:
        return ""
    if LOT.fullmatch(typed):
        try:
            return find_site(rights, typed).pk
        except OutOfSight as missing:
            raise Refused(NO_SUCH_PLACE, "where") from missing
    found = site_of_code(typed)
    if found is None:
        raise Refused(NO_SUCH_PLACE, "where")
    return found.pk


def locations_of(bodies: Sequence[str]) -> list[tuple[str, str]]:
    """The places that human-services contracts of some agencies serve, by contract; a sensitive address is left out."""
    found = Location.objects.filter(body_id__in=bodies, contract__human_services=True).select_related("contract")
    rows = found.order_by("contract__number", "pk")[:MOST_LOCATIONS]
    return [(str(one.pk), f"{one.contract.number}: {'…' if one.sensitive else one.address}") for one in rows]


def is_of(location: int | None, body: str) -> bool:
    """Whether a contractor's place is this agency's."""
    return location is None or Location.objects.filter(pk=location, body_id=body).exists()


def contract_at(account: Account) -> Contract | None:
    """The contract under which the place of an account is a service location (4-210(c)), if it is one."""
    if account.location_id is None:
        return None
    found = Location.objects.select_related("contract").filter(pk=account.location_id).first()
    return found.contract if found and found.contract.human_services else None
