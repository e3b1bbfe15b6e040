"""A demonstration shows records of a few invented sites, loaded once, and is loaded nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import bodies
from threshold.core.answers import NotAllowed
from threshold.database.reach import Reach, reaching
from threshold.property.actions.demonstrating import load_site_records
from threshold.property.models import Assessment, Code, Custodian, Sign
from threshold.property.tests.lists import TODAY

pytestmark = pytest.mark.django_db


def test_invented_records_are_loaded_once_on_sites_that_are_not_sensitive(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    call_command("load_roles", verbosity=0)
    for _ in range(2):
        call_command("load_sites", verbosity=0)
    with reaching(Reach.CITY):
        counts = [model._default_manager.count() for model in (Custodian, Sign, Code, Assessment)]
        assert not Sign.objects.filter(site__sensitive=True).exists()
    assert counts == [3, 3, 2, 2]


def test_nothing_invented_is_loaded_outside_a_demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(NotAllowed):
        load_site_records(by=Who.operator("tests"), today=TODAY)
