"""Invented counsel, rotas and records for tests: Cora and Carl are counsel of one agency, Fay stands at its gate."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, person
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.opening import Opened, open_encounter
from threshold.encounters.actions.rota import Turn, add_shift
from threshold.encounters.models import Encounter, Shift, Step
from threshold.encounters.permissions.encounters import GATE
from threshold.encounters.told import Came, Told
from threshold.notices.models import Notice

HOUR = timedelta(hours=1)
ENTRY = Told(
    {"kind": "entry", "channel": "gate", "said_to_be": "federal", "paper": "form", "capacity": "employee"},
    {"asked": ("come_in",), "answered": ("asked_to_wait",), "happened": ("waiting",)},
)


def cora() -> Person:
    """Counsel of our agency."""
    return person("Cora Invented", ("counsel", OURS))


def carl() -> Person:
    """Another counsel of our agency."""
    return person("Carl Invented", ("counsel", OURS))


def fay() -> Person:
    """Front-line staff of our agency."""
    return person("Fay Invented", ("front-line", OURS))


def petra() -> Person:
    """The privacy officer of our agency."""
    return person("Petra Invented", ("privacy-officer", OURS))


def lena() -> Person:
    """A lawyer of the Law Department."""
    return person("Lena Invented", ("law-department", ""))


def theirs() -> Person:
    """Counsel of another agency."""
    return person("Theo Invented", ("counsel", THEIRS))


def on_call(who: Person, place: int = 1, *, by: Person | None = None, since: datetime | None = None) -> Shift:
    """A turn of two hours that has begun."""
    begins = since or timezone.now() - HOUR
    return add_shift(by=Who.of(by or who), body=OURS, turn=Turn(who.pk, place, begins, begins + 2 * HOUR))


def opened(by: Who = GATE, told: Told = ENTRY, **came: Any) -> Opened:
    """A record that came just now, confirmed by a code unless said otherwise."""
    how = Came(key=secrets.token_hex(16), body=OURS, way="device", reporter="code")
    return open_encounter(by=by, told=told, came=replace(how, **came))


def fresh(encounter: Encounter) -> Encounter:
    """The same encounter as the database has it now."""
    with reaching(Reach.CITY):
        return Encounter.objects.select_related("account", "acknowledged_by").get(pk=encounter.pk)


def steps_of(encounter: Encounter) -> list[str]:
    """What was done about it, in sequence."""
    with reaching(Reach.CITY):
        return list(Step.objects.filter(encounter=encounter).values_list("kind", flat=True))


def told_of(encounter: Encounter) -> Sequence[tuple[str, int | None, str]]:
    """Who was told of it and why: the kind, the person, the ability."""
    with reaching(Reach.CITY):
        found = Notice.objects.filter(about_kind="encounter", about_number=str(encounter.pk)).order_by("pk")
        return list(found.values_list("kind", "person_id", "ability"))
