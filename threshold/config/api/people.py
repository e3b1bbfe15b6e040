"""Who asks, and the people in their sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query
from ninja.utils import check_csrf

from threshold.accounts.models import Grant, Person
from threshold.accounts.permissions import can_see_anybody
from threshold.accounts.queries import grants_of, search_people
from threshold.accounts.rights import Rights, Who, looking
from threshold.accounts.web import passed_second_factor, person_of
from threshold.config.api.asked import words
from threshold.config.api.problems import Problem
from threshold.config.api.shapes import MeOut, PeopleOut, ProblemOut
from threshold.core.answers import require
from threshold.core.words import gettext_noop

router = Router(tags=["people"])


@contextmanager
def somebody(request: HttpRequest) -> Iterator[Rights]:
    """The rights of whoever signed in, with their reach. Raises Problem for nobody, and for a change without its token.

    The API answers to the session's cookie, so a change needs the same token as a form: the header X-CSRFToken.
    """
    person = person_of(request)
    if person is None or not passed_second_factor(request):
        raise Problem(401, "Nobody is signed in.", "Sign in at /sign-in/ with your second factor, and ask again.")
    if request.method not in {"GET", "HEAD"} and check_csrf(request) is not None:
        raise Problem(403, "The token is missing.", "Send the header X-CSRFToken with the token of a page's form.")
    with looking(Who.of(person)) as rights:
        yield rights


@router.get("/me", response={200: MeOut, 401: ProblemOut}, summary=gettext_noop("Who asks: roles held and abilities"))
def me(request: HttpRequest) -> Any:
    """The roles of whoever asks, from when to when, and what they may do at this moment, by agency."""
    with somebody(request) as rights:
        person = person_of(request)
        assert person is not None
        return {
            "ref": person.ref, "name": person.name,
            "roles": [_role(grant) for grant in grants_of(person)],
            "abilities": {agency or "city": sorted(held) for agency, held in sorted(rights.held.items())},
            "power_until": rights.powered_until,
        }  # fmt: skip


@router.get(
    "/people", response={200: PeopleOut, 401: ProblemOut, 403: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("People in sight, with the roles they hold now"),
)  # fmt: skip
def people(
    request: HttpRequest,
    q: str = Query("", description="Words that stand in the name or the address."),
    agency: str = Query("", description="The id of an agency at which they hold a role."),
    role: str = Query("", description="The name of a role they hold, such as reviewer."),
    after: int = Query(0, ge=0, lt=2**62, description="The `after` of the page before."),
) -> Any:
    """One page by name; `after` of the answer asks for the next, and is 0 on the last."""
    with somebody(request) as rights:
        require(can_see_anybody(rights))
        found = search_people(
            rights, now=timezone.now(), words=words(q, "q"), agency=words(agency, "agency"), role=words(role, "role"),
            after=after,
        )  # fmt: skip
        shown = [_person(one.person) | {"roles": [_role(grant) for grant in one.held]} for one in found.people]
        return {"people": shown, "after": found.after}


def _person(person: Person) -> dict[str, object]:
    told = {name: getattr(person, name) for name in ("ref", "name", "email", "demonstration")}
    return told | {"active": person.is_active}


def _role(grant: Grant) -> dict[str, object]:
    return {"role": grant.role_id, "agency": grant.agency_id, "since": grant.since, "until": grant.until}
