"""Every read of people, roles and powers. What is out of sight is not there."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from threshold.accounts.models import Grant, Person, Power, Role
from threshold.accounts.permissions import SEE
from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight


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
