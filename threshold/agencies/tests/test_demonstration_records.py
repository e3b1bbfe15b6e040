"""A demonstration has holders, a vacancy and contracts at invented bodies, and nothing of a real one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from threshold.accounts.rights import Who, looking
from threshold.agencies.demonstration_records import CONTRACTS, HELD, VACANT_FOR, load_records
from threshold.agencies.models import Contract, Holding
from threshold.agencies.queries.posts import holders_of, vacancies_on
from threshold.agencies.tests.places import bodies
from threshold.database.reach import Reach, reaching

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_it_is_loaded_once_and_shows_one_vacancy() -> None:
    bodies(TODAY)
    assert load_records(TODAY)
    assert not load_records(TODAY + timedelta(days=1))
    with looking(Who.operator("tests")) as rights:
        assert [(one.body, one.days) for one in vacancies_on(rights, TODAY)] == [("demo-umbrellas", VACANT_FOR.days)]
        names = {holder.name for holder in holders_of(rights, Holding.objects.values_list("pk", flat=True)).values()}
    assert len(names) == len(HELD) + 1
    assert all(name.endswith(" Invented") for name in names)


def test_it_touches_no_real_body() -> None:
    bodies(TODAY)
    load_records(TODAY)
    with reaching(Reach.CITY):
        assert not Holding.objects.filter(body__demonstration=False).exists()
        assert Contract.objects.filter(body__demonstration=True).count() == Contract.objects.count() == len(CONTRACTS)
