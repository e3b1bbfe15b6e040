"""The invented matters of a demonstration: made once, by the invented people, through the actions."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from threshold.accounts.actions import load_demonstration, load_roles
from threshold.accounts.rights import Who, looking
from threshold.accounts.role_list import listed_roles
from threshold.accounts.tests.people import bodies
from threshold.database.reach import Reach, reaching
from threshold.determinations.models import Decider, Decision, Matter, OpenPoint
from threshold.determinations.queries.sealed import determinations_of, verify

pytestmark = pytest.mark.django_db


def test_it_is_made_once_by_the_invented_people_and_verifies(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    operator = Who.operator("tests")
    load_roles(by=operator, roles=listed_roles())
    load_demonstration(by=operator)
    call_command("load_matters", verbosity=0)
    call_command("load_matters", verbosity=0)
    with looking(operator):
        matters = list(Matter.objects.order_by("number"))
        assert len(matters) == 4
        assert {one.opened_role for one in matters} == {"counsel"}
        assert [point.why for point in OpenPoint.objects.order_by("id")] == ["differ", "contested"]
        assert Decision.objects.count() == 1
        assert all(verify(matter, one) for matter in matters for one in determinations_of(matter))


def test_outside_a_demonstration_nothing_is_made(settings: Any) -> None:
    settings.DEMONSTRATION = False
    call_command("load_matters", verbosity=0)
    with reaching(Reach.CITY):
        assert not Decider.objects.exists()
