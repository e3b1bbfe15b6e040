"""Requests under section 8 within sight, who may ask under which clause, and whom a clause surely binds."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.agencies.models import Body
from threshold.core.answers import OutOfSight
from threshold.core.bodies import group
from threshold.core.loader import load_law
from threshold.duties.models import Request, Response
from threshold.duties.permissions import SEE
from threshold.duties.queries.law import surely_bound

# Who asks: 8.a names the offices; 8.b has agencies cooperate with the Committee and give what its Chair asks for.
ASKING_GROUPS = {"8.a-2": ("section-8a-offices",), "8.b-1": ("irc", "committee-chair")}


def askers_of(duty: str) -> frozenset[str]:
    """The bodies that may ask under a duty of section 8. Raises OutOfSight when it is none."""
    if duty not in ASKING_GROUPS:
        raise OutOfSight(duty)
    members = (one for name in ASKING_GROUPS[duty] for one in group(load_law(), name).members)
    return frozenset(one.body for one in members if one.verdict == "yes")


def binds(duty: str, body: str, today: date) -> bool:
    """Whether a duty surely binds a body, by the law's data or by an official's decision."""
    found = Body.objects.filter(pk=body).first()
    return found is not None and duty in surely_bound(found, today)


def requests_in_sight(rights: Rights) -> QuerySet[Request]:
    """The requests within sight: those of bodies whose duties this person sees, as row security has it too."""
    found = Request.objects.select_related("from_body", "to_body", "assignment")
    agencies = rights.agencies_with(SEE)
    if rights.unbound or CITYWIDE in agencies:
        return found
    return found.filter(Q(from_body__in=agencies) | Q(to_body__in=agencies))


def is_in_sight(rights: Rights, request: Request) -> bool:
    """The same of one request at hand."""
    return any(rights.may(SEE, body) for body in (request.from_body_id, request.to_body_id))


def find_request(rights: Rights, number: int) -> Request:
    """One request within sight. Raises OutOfSight."""
    found = requests_in_sight(rights).filter(pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found


def requests_before(rights: Rights, number: int | None, most: int) -> list[Request]:
    """The requests within sight, the newest first, from the one before a record number on."""
    found = requests_in_sight(rights).order_by("-pk")
    return list((found if number is None else found.filter(pk__lt=number))[:most])


def responses_to(request: Request) -> tuple[Response, ...]:
    """What was answered, asked about and replied, oldest first."""
    return tuple(Response.objects.filter(request=request))
