"""A demonstration shows a quarter that is reported, loaded once and never outside a demonstration."""

from __future__ import annotations

from typing import Any

import pytest

from threshold.accounts.actions import load_demonstration as load_people
from threshold.accounts.actions import load_roles
from threshold.accounts.rights import Who
from threshold.accounts.role_list import listed_roles
from threshold.agencies.tests.places import bodies
from threshold.core.answers import NotAllowed
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.demonstrating_reports import SCENES, load_reports
from threshold.encounters.models import Edition
from threshold.encounters.quarterly.cells import totals
from threshold.encounters.tests.quarter import today

pytestmark = pytest.mark.django_db
OPERATOR = Who.operator("tests")


def test_a_demonstration_s_quarter_has_every_fate_once(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    load_roles(by=OPERATOR, roles=listed_roles())
    load_people(by=OPERATOR)
    assert load_reports(by=OPERATOR, today=today()) == len(SCENES)
    assert load_reports(by=OPERATOR, today=today()) == 0
    with reaching(Reach.CITY):
        edition = Edition.objects.get()
    assert edition.demonstration
    assert totals(edition.content) == {
        "reported": 2, "contractor": 1, "contained": 0, "withheld": 1, "undecided": 1, "no": 1,
    }  # fmt: skip


def test_nothing_is_loaded_where_this_is_no_demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(NotAllowed):
        load_reports(by=OPERATOR, today=today())
