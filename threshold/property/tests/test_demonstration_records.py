"""A demonstration has invented entries in the registers, marked so, and no finding of the Mayor."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from threshold.accounts.tests.people import bodies
from threshold.database.reach import Reach, reaching
from threshold.property.demonstration_records import GARAGE, load_registers
from threshold.property.models import Agreement, Arrangement, Finding, Placement, Site, Step
from threshold.property.queries.registers import read_for_use

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_it_is_loaded_once_at_invented_bodies_and_says_something_for_a_use(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    call_command("load_sites", verbosity=0)
    assert not load_registers(TODAY)
    with reaching(Reach.CITY):
        told = read_for_use(
            Site.objects.get(pk=GARAGE), date(2026, 5, 1), uses=("staging_area",), party="Invented Coast Patrol"
        )
        assert {one.fact: set(one.values) for one in told.offered} == {
            "place": {"garage"}, "title": {"city_owns"}, "control": {"city"}, "a_instrument": {"yes"},
            "a_covers": {"yes"}, "c_formal": {"yes"},
        }  # fmt: skip
        for model in (Agreement, Arrangement, Placement):
            assert model._default_manager.exists()
            assert not model._default_manager.filter(body__demonstration=False).exists()
        assert not Finding.objects.exists()
        assert Step.objects.filter(kind="confirmed").count() == 3


def test_nothing_is_loaded_where_it_is_no_demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = False
    bodies()
    call_command("load_sites", verbosity=0)
    with reaching(Reach.CITY):
        assert not Agreement.objects.exists()
