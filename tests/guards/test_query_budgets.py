"""No page asks the database more often than its budget, however many bodies there are: tests/query_budgets.json."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.as_roles import as_role, cast
from tests.guards.sources import ROOT
from tests.role_answers import OURS, POWERED
from tests.role_table import TABLE
from threshold.accounts.models import Grant, Person
from threshold.agencies.models import Body
from threshold.database.reach import Reach, reaching

pytestmark = pytest.mark.django_db
BUDGETS: dict[str, int | list[int]] = json.loads((ROOT / "tests" / "query_budgets.json").read_text("utf-8"))
MOST = 12  # the design's mark for any page
BODIES = 400
PEOPLE = 120
WHO_LOOKS = 9  # the session, the person, their rights and reach, and what only people who signed in are shown


@pytest.fixture
def many_bodies() -> None:
    """Four hundred bodies, most of them invented, half of these set up here."""
    now = timezone.now()
    more = [
        Body(
            id=f"demo-body-{n}", name=f"Invented Body {n}", kind="mayoral agency", source="invented", confidence="high",
            demonstration=True, set_up_on=now.date() if n % 2 else None, imported_at=now, updated_at=now,
        )
        for n in range(BODIES - Body.objects.count())
    ]  # fmt: skip
    with reaching(Reach.CITY):
        Body.objects.bulk_create(more)


@pytest.fixture
def many_people() -> None:
    """The two people the rows name, and many more at our agency."""
    cast()
    more = [Person(email=f"p{n}@example.invalid", name=f"Invented Person {n}") for n in range(PEOPLE)]
    with reaching(Reach.CITY):
        made = Person.objects.bulk_create(more)
        Grant.objects.bulk_create(
            Grant(person=one, role_id="trainer", agency_id=OURS, since=timezone.now(), given_by="x", reason="x")
            for one in made
        )


def asked(client: Client, path: str) -> list[str]:
    """What a look at one page asks of the database, transaction marks left out."""
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def public_budget(address: str) -> int:
    """What a page may ask when the public looks: the first number of two, or the only one."""
    budget = BUDGETS[address]
    return budget if isinstance(budget, int) else budget[0]


def own_budget(address: str) -> int:
    """What it may ask when somebody looks who signed in: the second number, or a little more than for the public."""
    budget = BUDGETS[address]
    return min(budget + WHO_LOOKS, MOST) if isinstance(budget, int) else budget[1]


def test_every_address_has_a_budget_within_the_mark() -> None:
    looked_at = {address for address, row in TABLE.items() if row.posts is None}
    assert BUDGETS.keys() == looked_at
    assert [address for address in BUDGETS if max(public_budget(address), own_budget(address)) > MOST] == []


@pytest.mark.parametrize("address", BUDGETS)
def test_no_page_asks_more_than_its_budget(client: Client, many_bodies: None, address: str) -> None:
    assert Body.objects.count() == BODIES
    for path in TABLE[address].there:
        queries = asked(client, path)
        assert len(queries) <= public_budget(address), "\n".join(queries)


@pytest.mark.parametrize("role", ["compliance-lead", POWERED])
@pytest.mark.parametrize("address", BUDGETS)
def test_no_page_asks_more_when_somebody_looks_who_signed_in(
    client: Client, many_people: None, many_bodies: None, address: str, role: str
) -> None:
    as_role(client, role)
    for path in TABLE[address].there:
        queries = asked(client, path)
        assert len(queries) <= own_budget(address), "\n".join(queries)


def test_the_guard_counts_what_a_page_asks(client: Client, many_bodies: None) -> None:
    assert len(asked(client, "/healthz")) == 1
    with CaptureQueriesContext(connection) as captured:
        list(Body.objects.all())
        Body.objects.exists()
    assert len(captured) == 2
