"""Invented records of the quarter before this one, and the people the quarterly report of 10-178(d) needs."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, person
from threshold.agencies.tests.places import bodies
from threshold.encounters.actions.designating import record_designation
from threshold.encounters.actions.opening import open_encounter
from threshold.encounters.actions.tagging import Tagging, tag
from threshold.encounters.models import Designation, Encounter
from threshold.encounters.quarterly.quarters import Quarter, quarter_of
from threshold.encounters.tests.records import ENTRY, cora
from threshold.encounters.told import Came, Times, Told

OFFICE = "demo-clouds"
YES = Tagging("yes", "request", "ice")
NO = Tagging("no", "no_assistance")


def today() -> date:
    """Today in the City."""
    return timezone.localdate()


def last() -> Quarter:
    """The quarter that has ended last."""
    return quarter_of(today()).before


def counsel() -> Person:
    """Cora, counsel of our agency, made once."""
    return Person.objects.filter(name="Cora Invented").first() or cora()


def wren() -> Person:
    """The official of our agency who may withhold."""
    return person("Wren Invented", ("withholding-official", OURS))


def odo() -> Person:
    """Who compiles and sends at the designated office."""
    return person("Odo Invented", ("report-office", OFFICE))


def lena() -> Person:
    """A lawyer of the Law Department."""
    return person("Lena Invented", ("law-department", ""))


def office() -> Designation:
    """The invented office is designated since the beginning of last quarter."""
    bodies()
    return record_designation(
        by=Who.operator("tests"), body=OFFICE, document="Letter of the Mayor 2026-1 (invented)",
        since=last().first, today=today(),
    )  # fmt: skip


def happened(at: datetime | None = None, told: Told = ENTRY, body: str = OURS, **came: object) -> Encounter:
    """A record entered from paper, of a moment in the last quarter unless said otherwise."""
    times = Times(happened_at=at or last().begins + timedelta(days=9))
    how = Came(key=secrets.token_hex(16), body=body, way="paper", reporter="code", times=times)
    by = Who.operator("tests")
    return open_encounter(by=by, told=told, came=replace(how, **came)).encounter  # type: ignore[arg-type]


def tagged(said: Tagging = YES, *, by: Person | None = None, at: datetime | None = None) -> Encounter:
    """The same with what counsel says of it."""
    made = happened(at)
    tag(by=Who.of(by or counsel()), encounter=made.pk, said=said)
    return made
