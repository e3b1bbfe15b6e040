"""Clients signed in as each role of the table, and the two people its rows name."""

from __future__ import annotations

from django.test import Client

from tests.role_table import (
    ELSEWHERE,
    FOR_THE_CITY,
    NO_ROLE,
    OURS,
    POWERED,
    PUBLIC_ALONE,
    SOMEBODY,
    SOMEBODY_ELSE,
    THEIRS,
)
from threshold.accounts.models import Person
from threshold.accounts.tests.people import person, powered, sign_in


def cast() -> None:
    """The two people the rows name: a trainer at our agency and one at another."""
    for ref, agency in ((SOMEBODY, OURS), (SOMEBODY_ELSE, THEIRS)):
        made = person(f"Somebody {agency}", ("trainer", agency))
        Person.objects.filter(pk=made.pk).update(ref=ref)


def who(role: str) -> Person:
    """An invented person holding a role of the table, at our agency unless it says elsewhere."""
    if role == NO_ROLE:
        return person("Whoever")
    if role == POWERED:
        return powered(person("Whoever", ("administrator", "")))
    held = ELSEWHERE.get(role, role)
    at = THEIRS if role in ELSEWHERE else "" if held in FOR_THE_CITY else OURS
    return person("Whoever", (held, at))


def as_role(client: Client, role: str) -> Client:
    """The same client, signed in as somebody who holds a role; the public stays who it is."""
    return client if role == PUBLIC_ALONE else sign_in(client, who(role))
