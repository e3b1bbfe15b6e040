"""The rooms on My day: each person finds what their roles open, and nothing that would turn them away."""

from __future__ import annotations

import pytest

from threshold.accounts.models import Person
from threshold.accounts.role_list import listed_roles
from threshold.accounts.tests.people import OURS, bodies, dora, person, powered
from threshold.duties.rooms import ROOMS
from threshold.duties.tests.looking import as_, main_of
from threshold.duties.tests.owed import two_bodies

pytestmark = pytest.mark.django_db
LISTED = [(role.slug, "" if role.scope == "city" else OURS) for role in listed_roles()]


def rooms_of(who: Person) -> dict[str, int]:
    """Every room there is, those on this person's page by what opening them answers, the others by 0."""
    client = as_(who)
    shown = {address for address, _ in client.get("/my-day/").context["rooms"]}
    return {address: client.get(address).status_code if address in shown else 0 for address, _, _ in ROOMS}


@pytest.mark.parametrize(("role", "where"), [*LISTED, ("", "")], ids=[role for role, _ in [*LISTED, ("no role", "")]])
def test_a_room_stands_on_my_day_exactly_where_it_opens(role: str, where: str) -> None:
    two_bodies()
    who = person("Whoever", *([(role, where)] if role else []))
    client = as_(who)
    assert rooms_of(who) == {
        address: status if (status := client.get(address).status_code) == 200 else 0 for address, _, _ in ROOMS
    }


def test_an_administrator_finds_the_power_first_and_with_it_the_rest() -> None:
    bodies()
    who = dora()
    assert rooms_of(who)["/power/"] == 200 and rooms_of(who)["/people/"] == 0
    opened = rooms_of(powered(who))
    assert {opened[room] for room in ("/people/", "/unclear/", "/outbox/", "/posts/", "/contracts/")} == {200}


def test_a_page_that_needs_the_sleeping_power_leads_to_where_it_is_turned_on_and_back() -> None:
    bodies()
    said = as_(dora()).get("/unclear/?words=doe")
    assert said.status_code == 403
    assert 'href="/power/?next=%2Funclear%2F%3Fwords%3Ddoe"' in said.content.decode()


def test_a_page_that_is_for_another_role_leads_to_what_each_role_may_do() -> None:
    bodies()
    said = as_(person("Kit Invented", ("custodian", OURS))).get("/contracts/")
    assert (said.status_code, "/power/" in said.content.decode()) == (403, False)
    assert "What each role may do" in main_of(said)
