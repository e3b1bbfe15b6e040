"""What a transaction reaches is said to the database, ends with it, and nests."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from threshold.database.reach import Reach, current, reach_on, reaching

pytestmark = pytest.mark.django_db


def now() -> tuple[str, str, str]:
    """The reach and agency the database knows of."""
    with connection.cursor() as cursor:
        return current(cursor)


def test_nothing_said_means_the_public() -> None:
    assert now() == ("", "", "")


def test_a_reach_ends_with_its_block() -> None:
    with reaching(Reach.AGENCY, "invented-agency"):
        assert now() == ("agency", "invented-agency", "")
    assert now() == ("", "", "")


def test_a_reach_within_another_gives_way_to_it_again() -> None:
    with reaching(Reach.AGENCY, "invented-agency"):
        with reaching(Reach.CITY):
            assert now() == ("city", "", "")
        assert now() == ("agency", "invented-agency", "")


def test_a_block_that_fails_takes_its_reach_with_it() -> None:
    with transaction.atomic():
        with pytest.raises(LookupError), reaching(Reach.CITY):
            raise LookupError
        assert now() == ("", "", "")


def test_a_reach_changed_on_the_way_ends_with_its_block_too() -> None:
    with reaching(Reach.PUBLIC, person=7):
        reach_on(Reach.AGENCY, {"invented-b", "invented-a"}, person=7)
        assert now() == ("agency", "invented-a,invented-b", "7")
    assert now() == ("", "", "")
