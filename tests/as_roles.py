"""Clients signed in as each role of the table, and the people and records its rows name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.role_table import (
    ELSEWHERE,
    FOR_THE_CITY,
    NO_ROLE,
    OURS,
    POWERED,
    PUBLIC_ALONE,
    RECORD,
    SOMEBODY,
    SOMEBODY_ELSE,
    THEIRS,
)
from threshold.accounts.models import Person
from threshold.accounts.tests.people import person, powered, sign_in
from threshold.agencies.models import Contract, Event, Holding, Location
from threshold.agencies.tests.places import bodies
from threshold.database.reach import Reach, reaching


def cast() -> None:
    """The two people the rows name: a trainer at our agency and one at another."""
    for ref, agency in ((SOMEBODY, OURS), (SOMEBODY_ELSE, THEIRS)):
        made = person(f"Somebody {agency}", ("trainer", agency))
        Person.objects.filter(pk=made.pk).update(ref=ref)
    records()


def records() -> None:
    """A post held and a contract with a place at our agency, each under the number the rows name."""
    bodies()
    now, day = timezone.now(), date(2026, 2, 6)
    said: dict[str, Any] = {"recorded_at": now, "recorded_by": "tests"}
    with reaching(Reach.CITY):
        held = Holding.objects.create(
            pk=RECORD, body_id=OURS, post="privacy-officer", since=day, instrument="Letter 1", **said
        )
        Event.objects.create(pk=RECORD, body_id=OURS, kind="designation", post=held.post, on=day, holding=held, **said)
        contract = Contract.objects.create(
            pk=RECORD, body_id=OURS, number="L-1", vendor="Invented", since=day, created_at=now, updated_at=now
        )
        Location.objects.create(pk=RECORD, body_id=OURS, contract=contract, address="1 Invented Street")


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
