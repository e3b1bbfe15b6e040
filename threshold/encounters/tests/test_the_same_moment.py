"""Two counsels acknowledge, or two devices send one record, at the same moment: it is done once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from conftest import make_database, point_at
from tests.test_at_the_same_moment import both
from threshold.accounts.rights import Who
from threshold.agencies.tests.places import bodies
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.answering import acknowledge
from threshold.encounters.actions.calling import climb
from threshold.encounters.models import Account, Encounter, Step
from threshold.encounters.tests.records import carl, cora, fresh, opened

pytestmark = pytest.mark.db


@pytest.fixture
def apart(superuser_url: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own in which every transaction is real; gives its address."""
    name = "threshold_gate_moment_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    before = connections["default"].settings_dict["NAME"]
    make_database(superuser_url, name)
    with django_db_blocker.unblock():
        point_at(name, superuser_url)
        call_command("migrate", database="owner", verbosity=0)
        connections["owner"].close()
        bodies()
        connections["default"].close()
        yield superuser_url.rsplit("/", 1)[0] + "/" + name
        point_at(before, superuser_url)
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def test_what_two_do_at_once_is_done_once(apart: str) -> None:
    first, second = Who.of(cora()), Who.of(carl())
    made = opened().encounter
    done = both(
        apart, lambda: acknowledge(by=first, encounter=made.pk), lambda: acknowledge(by=second, encounter=made.pk)
    )
    assert sorted(word == "done" for word in done) == [False, True]
    assert next(word for word in done if word != "done").startswith(("Cora", "Carl"))
    assert fresh(made).acknowledged_by is not None

    key = "d" * 32
    assert both(apart, lambda: opened(key=key), lambda: opened(key=key)) == ("done", "done")
    with reaching(Reach.CITY):
        twice = Encounter.objects.exclude(pk=made.pk)
        assert twice.count() == Account.objects.exclude(encounter=made).count() == 1
        number, at = twice.values_list("pk", "climbs_at").get()
    assert at is not None

    def ring() -> bool:
        return climb(by=Who.clock("tests"), encounter=number, now=at)

    both(apart, ring, ring)
    with reaching(Reach.CITY):
        assert Step.objects.filter(encounter_id=number, kind="climbed").count() == 1
