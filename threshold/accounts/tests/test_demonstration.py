"""Invented people: one for each role in a demonstration, and none of it where it is not one."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from threshold.accounts.actions import load_demonstration, load_roles
from threshold.accounts.demonstration import ways_in
from threshold.accounts.invented import PASSWORD, PEOPLE
from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.role_list import listed_roles
from threshold.accounts.tests.people import dora, powered
from threshold.accounts.tests.ways import give_code, give_password, is_in
from threshold.core.answers import NotAllowed

pytestmark = pytest.mark.django_db
OPERATOR = Who.operator("tests")


@pytest.fixture
def loaded() -> None:
    """Everybody, as a demonstration has them."""
    load_roles(by=OPERATOR, roles=listed_roles())
    with override_settings(DEMONSTRATION=True):
        assert load_demonstration(by=OPERATOR) == len(PEOPLE)
        assert load_demonstration(by=OPERATOR) == 0


def test_there_is_one_for_each_role_and_one_without() -> None:
    assert {one.role for one in PEOPLE} == {role.slug for role in listed_roles()} | {""}
    assert len({one.secret for one in PEOPLE}) == len(PEOPLE)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one.short)
def test_the_sign_in_page_shows_how_to_be_each_of_them(one: object) -> None:
    client = Client()
    with override_settings(DEMONSTRATION=True):
        way = next(way for way in ways_in() if way.email == one.email)  # type: ignore[attr-defined]
        shown = client.get("/sign-in/").content.decode()
        assert way.code in shown and PASSWORD in shown
        give_password(client, way.email, way.password)
        give_code(client, way.code)
        assert is_in(client)
        again = next(way for way in ways_in() if way.email == one.email)  # type: ignore[attr-defined]
        assert again.code != way.code, "a code that was used is not shown again"


@pytest.mark.usefixtures("loaded")
def test_outside_a_demonstration_none_of_it_shows_or_works() -> None:
    client = Client()
    with override_settings(DEMONSTRATION=True):
        way = ways_in()[0]
        give_password(client, way.email, way.password)
        give_code(client, way.code)
        assert is_in(client)
    assert not is_in(client), "a session of theirs ends as well"
    assert ways_in() == []
    shown = Client().get("/sign-in/").content.decode()
    assert PASSWORD not in shown and "example.invalid" not in shown
    assert "is not right" in give_password(Client(), way.email, way.password).content.decode()


def test_outside_a_demonstration_they_cannot_be_loaded() -> None:
    with pytest.raises(NotAllowed, match="demonstrations only"):
        load_demonstration(by=OPERATOR)
    call_command("load_roles", verbosity=0)
    assert not Person.objects.filter(demonstration=True).exists()


def test_only_an_operator_loads_them() -> None:
    with override_settings(DEMONSTRATION=True), pytest.raises(NotAllowed):
        load_demonstration(by=Who.of(powered(dora())))
