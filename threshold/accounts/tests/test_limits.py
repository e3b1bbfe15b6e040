"""How often signing in may be tried, and that whoever hammers an address never keeps its owner out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from threshold.accounts import limits
from threshold.accounts.models import Tries
from threshold.accounts.tests.people import ana
from threshold.accounts.tests.ways import ELSEWHERE, code, give_code, give_password, is_in, recovery_code, with_app
from threshold.core.answers import Refused

pytestmark = pytest.mark.django_db
WAIT = "There were too many tries"


def refusals(client: Client, address: str, *, tries: int, at: str = ELSEWHERE) -> int:
    """How many of so many wrong passwords were not even looked at."""
    return sum(WAIT in give_password(client, address, "wrong", at=at).content.decode() for _ in range(tries))


def hammer(address: str) -> None:
    """Wrong passwords for an address from many places, more than the limit for the address."""
    with_many = [limits.counted(limits.ADDRESS, address)]
    for _ in range(limits.ADDRESS.most):
        limits.take(with_many)


def test_an_address_tried_from_one_place_waits_after_five_tries(client: Client) -> None:
    who = with_app(ana())
    assert refusals(client, who.email, tries=7) == 2
    assert WAIT in give_password(client, who, at=ELSEWHERE).content.decode()


def test_it_is_the_same_for_an_address_nobody_has(client: Client) -> None:
    assert refusals(client, "nobody@example.invalid", tries=7) == 2


def test_somebody_hammering_anas_address_elsewhere_does_not_keep_ana_out(client: Client) -> None:
    who = with_app(ana())
    refusals(Client(), who.email, tries=20)
    give_password(client, who)
    give_code(client, code())
    assert is_in(client)


def test_nor_from_many_places_at_once_where_ana_signed_in_before(client: Client) -> None:
    who = with_app(ana())
    give_password(client, who)
    give_code(client, recovery_code(who))
    client.post("/sign-out/")
    hammer(who.email)
    assert WAIT in give_password(Client(), who, at="198.51.100.7").content.decode()
    give_password(client, who, at="198.51.100.8")
    give_code(client, recovery_code(who))
    assert is_in(client)


def test_a_known_browser_is_known_for_its_own_people_alone(client: Client) -> None:
    who = with_app(ana())
    give_password(client, who)
    give_code(client, code())
    request = RequestFactory().get("/")
    request.COOKIES = {limits.COOKIE: client.cookies[limits.COOKIE].value}
    assert limits.known_browser(request, who.email)
    assert not limits.known_browser(request, "somebody.else@example.invalid")
    request.COOKIES[limits.COOKIE] += "x"
    assert not limits.known_browser(request, who.email)


def test_a_stolen_known_browser_still_has_a_limit(client: Client) -> None:
    who = with_app(ana())
    give_password(client, who)
    give_code(client, code())
    client.post("/sign-out/")
    assert refusals(client, who.email, tries=limits.BROWSER.most + 2) == 2


def test_one_place_may_try_a_hundred_addresses_an_hour_and_no_more() -> None:
    place = [limits.counted(limits.PLACE, "203.0.113.0")]
    for _ in range(limits.PLACE.most):
        limits.take(place)
    with pytest.raises(Refused, match="Wait"):
        limits.take(place)


def test_codes_are_limited_too(client: Client) -> None:
    who = with_app(ana())
    give_password(client, who)
    said = [give_code(client, "000000").content.decode() for _ in range(limits.SECOND_FACTOR.most + 1)]
    assert [WAIT in one for one in said] == [False] * limits.SECOND_FACTOR.most + [True]
    assert WAIT in give_code(client, code()).content.decode()
    assert not is_in(client)


def test_going_in_well_forgets_what_went_wrong_before(client: Client) -> None:
    who = with_app(ana())
    for _ in range(3):
        assert refusals(client, who.email, tries=4, at="127.0.0.1") == 0
        give_password(client, who)
        client.post("/sign-out/")


def test_waiting_ends_by_itself_and_is_said_in_minutes() -> None:
    one = limits.counted(limits.PAIR, "x@example.invalid", ELSEWHERE)
    for _ in range(limits.PAIR.most):
        limits.take([one])
    with pytest.raises(Refused, match="Wait 15 minutes"):
        limits.take([one])
    Tries.objects.filter(mark=one.mark).update(until=timezone.now() - timedelta(seconds=1))
    limits.take([one])
    assert Tries.objects.get(mark=one.mark).count == 1


def test_what_is_over_is_deleted_with_the_next_try() -> None:
    limits.take([limits.counted(limits.PAIR, "old@example.invalid", ELSEWHERE)])
    Tries.objects.update(until=timezone.now() - timedelta(seconds=1))
    limits.take([limits.counted(limits.PAIR, "new@example.invalid", ELSEWHERE)])
    assert Tries.objects.count() == 1


def test_no_address_and_no_place_stands_in_the_table(client: Client) -> None:
    give_password(client, "nobody@example.invalid", "wrong", at=ELSEWHERE)
    kept = str(list(Tries.objects.values()))
    assert Tries.objects.count() == 3
    assert "nobody" not in kept and "203.0.113" not in kept


@pytest.mark.parametrize(
    ("place", "near"),
    [("203.0.113.9", "203.0.113.9"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("nowhere", "nowhere")],
)
def test_a_line_with_many_addresses_is_one_place(place: str, near: str) -> None:
    assert limits.nearby(place) == near
