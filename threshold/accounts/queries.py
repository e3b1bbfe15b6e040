"""Every read of people, roles and powers. What is out of sight is not there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from threshold.accounts.models import Grant, Person, Power, Role
from threshold.accounts.permissions import SEE
from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight

PER_PAGE = 50
MOST_WORDS = 10


def current(now: datetime) -> Q:
    """The condition that a grant holds at a moment."""
    return Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))


def people_in_sight(rights: Rights) -> QuerySet[Person]:
    """The people this person may see: themselves, those with a role at an agency where they may, or all."""
    everybody = Person.objects.order_by("name", "pk")
    if rights.may(SEE):
        return everybody
    theirs = Grant.objects.filter(person=OuterRef("pk"), agency_id__in=rights.agencies_with(SEE) - {CITYWIDE})
    return everybody.filter(Q(pk=rights.who.person) | Exists(theirs))


def find_person(rights: Rights, ref: str) -> Person:
    """One person by their opaque mark. Raises OutOfSight."""
    found = people_in_sight(rights).filter(ref=ref).first()
    if found is None:
        raise OutOfSight(ref)
    return found


def find_role(slug: str) -> Role:
    """One role. Raises OutOfSight."""
    found = Role.objects.filter(slug=slug).first()
    if found is None:
        raise OutOfSight(slug)
    return found


def grants_of(person: Person) -> QuerySet[Grant]:
    """The roles of one person, past ones too, newest first; those at agencies out of sight are left out."""
    return Grant.objects.filter(person=person).select_related("role").order_by("-since", "-pk")


def power_now(person_id: int, now: datetime) -> Power | None:
    """The administrator's power of a person at a moment, or None."""
    return Power.objects.filter(person_id=person_id, since__lte=now, until__gt=now).first()


def holders_of(ability: str, agency: str, now: datetime) -> QuerySet[Person]:
    """The people who hold an ability for an agency, by a role there or for the whole City: whom a notice goes to."""
    grants = Grant.objects.filter(
        current(now), person=OuterRef("pk"), agency_id__in={agency, CITYWIDE}, role__abilities__contains=[ability]
    )
    return Person.objects.filter(Exists(grants), is_active=True).order_by("pk")


def second_factors(person: Person) -> QuerySet[Authenticator]:
    """The apps and passkeys of one person; recovery codes are no second factor by themselves."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=person)
    return found.exclude(type=Authenticator.Type.RECOVERY_CODES).order_by("pk")


def find_factor(person: Person, number: int) -> Authenticator | None:
    """One app or passkey of a person's own, or None."""
    return second_factors(person).filter(pk=number).first() if number < 2**62 else None


def recovery_codes(person: Person) -> RecoveryCodes | None:
    """The recovery codes of a person, or None."""
    held = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    return RecoveryCodes(held) if held else None


def find_grant(person: Person, number: int) -> Grant:
    """One role a person holds or held. Raises OutOfSight."""
    found = grants_of(person).filter(pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list, with the roles they hold now and that the viewer may see."""

    person: Person
    held: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of people, and where the next one begins (0 when this is the last)."""

    people: tuple[Listed, ...]
    after: int


def search_people(
    rights: Rights, *, now: datetime, words: str = "", agency: str = "", role: str = "", after: int = 0
) -> PeoplePage:
    """People in sight by name, with the roles they hold now, in pages that begin after the person with a number."""
    found = people_in_sight(rights)
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if agency or role:
        held = Grant.objects.filter(current(now), person=OuterRef("pk"))
        held = held.filter(agency_id=agency) if agency else held
        found = found.filter(Exists(held.filter(role_id=role) if role else held))
    if after:
        last = found.filter(pk=after).values("name")
        found = found.filter(Q(name__gt=Subquery(last)) | Q(name=Subquery(last), pk__gt=after))
    rows = tuple(found[: PER_PAGE + 1])
    now_held: defaultdict[int, list[Grant]] = defaultdict(list)
    for grant in Grant.objects.filter(current(now), person__in=[row.pk for row in rows]).select_related("role"):
        now_held[grant.person_id].append(grant)
    people = tuple(Listed(row, tuple(now_held[row.pk])) for row in rows[:PER_PAGE])
    return PeoplePage(people, rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else 0)


def powers_in_sight() -> QuerySet[Power]:
    """When anybody had the administrator's power, newest first, as far as the reach goes."""
    return Power.objects.select_related("person").order_by("-since", "-pk")


def roles() -> QuerySet[Role]:
    """Every role."""
    return Role.objects.order_by("name")
