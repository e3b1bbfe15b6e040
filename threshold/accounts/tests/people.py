"""Invented people for tests: Ana leads compliance, Ben does elsewhere, Cleo has no role, Dora administers."""

from __future__ import annotations

import time
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from threshold.accounts.actions import load_roles
from threshold.accounts.models import Grant, Person, Power, Role
from threshold.accounts.rights import Who
from threshold.accounts.role_list import listed_roles
from threshold.accounts.web import STEPS_TAKEN
from threshold.agencies.demonstration import invented
from threshold.agencies.models import Body
from threshold.database.reach import Reach, reaching

OURS, THEIRS = "demo-lanterns", "demo-tides"


def person(name: str, *roles: tuple[str, str]) -> Person:
    """An invented person holding roles, each with its agency ("" for the whole City)."""
    load_roles(by=Who.operator("tests"), roles=listed_roles())
    made = Person.objects.create(email=f"{name.lower().replace(' ', '.')}@example.invalid", name=name)
    with reaching(Reach.CITY):
        for role, agency in roles:
            Grant.objects.create(
                person=made, role=Role.objects.get(slug=role), agency_id=agency, since=timezone.now(),
                given_by="tests", reason="for a test",
            )  # fmt: skip
    return made


def powered(who: Person) -> Person:
    """The same person with the administrator's power on."""
    with reaching(Reach.CITY):
        now = timezone.now()
        Power.objects.create(person=who, since=now, until=now + timedelta(hours=1), reason="for a test")
    return who


def sign_in(client: Client, who: Person) -> Client:
    """The same client with a session of this person's, begun a moment ago with a second factor."""
    client.force_login(who)
    session = client.session
    session[STEPS_TAKEN] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session.save()
    return client


def bodies() -> None:
    """The invented bodies at which the others hold their roles."""
    with reaching(Reach.CITY):
        invented_bodies = invented(timezone.localdate(), timezone.now())
        Body.objects.bulk_create(invented_bodies, ignore_conflicts=True)


def ana() -> Person:
    """Compliance lead at our agency."""
    return person("Ana Invented", ("compliance-lead", OURS))


def ben() -> Person:
    """Compliance lead and reviewer at another agency."""
    return person("Ben Invented", ("compliance-lead", THEIRS), ("reviewer", THEIRS))


def cleo() -> Person:
    """Signs in and holds no role."""
    return person("Cleo Invented")


def dora() -> Person:
    """Administrator, with the power off."""
    return person("Dora Invented", ("administrator", ""))


def eli() -> Person:
    """Auditor."""
    return person("Eli Invented", ("auditor", ""))
