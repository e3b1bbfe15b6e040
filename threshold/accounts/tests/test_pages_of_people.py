"""The pages of people, roles and the power: each with its confirm and reason, and nothing past one's rights."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from threshold.accounts.models import Grant, Person, Power, Role
from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, ana, ben, bodies, cleo, dora, eli, person, powered, sign_in
from threshold.accounts.tests.ways import with_app, with_password
from threshold.database.reach import Reach, reaching

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    """Dora with the power on, signed in."""
    bodies()
    return sign_in(client, powered(dora()))


def test_a_person_is_added_and_the_link_is_shown_once_where_no_mail_server_is(administrator: Client) -> None:
    answer = administrator.post("/people/add/", {"name": "Fay Invented", "email": "Fay@example.invalid"})
    link = re.search(r"http://testserver(/sign-in/link/[^<]+)", answer.content.decode())
    assert link and Client().get(link[1]).status_code == 200
    assert Person.objects.get(email="fay@example.invalid").has_usable_password() is False


def test_an_address_that_is_taken_says_so_beside_the_entry(administrator: Client) -> None:
    taken = ana()
    answer = administrator.post("/people/add/", {"name": "Ana Again", "email": taken.email})
    assert "Somebody with this address is here already" in answer.content.decode()


def test_a_role_is_given_and_ended_on_the_page_of_the_person(administrator: Client) -> None:
    who = cleo()
    told = {"role": "compliance-lead", "agency": OURS, "reason": "new colleague", "until": "2036-01-31"}
    assert administrator.post(f"/people/{who.ref}/roles/", told)["Location"] == f"/people/{who.ref}/"
    with reaching(Reach.CITY):
        grant = Grant.objects.get(person=who)
    assert grant.until and grant.until.isoformat() == "2036-02-01T05:00:00+00:00"
    administrator.post(f"/people/{who.ref}/roles/{grant.pk}/end/", {"reason": "moved on"})
    with looking(Who.of(who)) as rights:
        assert rights.roles == ()


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_change_without_a_reason_is_not_made(administrator: Client, reason: str) -> None:
    who = cleo()
    told = {"role": "compliance-lead", "agency": OURS, "reason": reason}
    assert administrator.post(f"/people/{who.ref}/roles/", told).status_code == 200
    assert administrator.post(f"/people/{who.ref}/switch/", {"reason": reason}).status_code == 200
    with reaching(Reach.CITY):
        assert not Grant.objects.filter(person=who).exists()
    assert Person.objects.get(pk=who.pk).is_active


def test_switching_a_person_off_ends_their_session_at_once(administrator: Client) -> None:
    who = with_app(ana())
    theirs = sign_in(Client(), who)
    assert theirs.get("/account/").status_code == 200
    administrator.post(f"/people/{who.ref}/switch/", {"reason": "left the City"})
    assert theirs.get("/account/")["Location"].startswith("/sign-in/")


def test_lost_second_factors_are_removed_with_a_reason_and_the_sessions_with_them(administrator: Client) -> None:
    who = with_app(ana())
    theirs = sign_in(Client(), who)
    administrator.post(f"/people/{who.ref}/second-factors/", {"reason": "lost the telephone, seen in person"})
    assert theirs.get("/account/")["Location"].startswith("/sign-in/")
    assert not who.authenticator_set.exists()  # type: ignore[attr-defined]


def test_nobody_changes_their_own_roles_on_a_page_either(client: Client) -> None:
    me = powered(dora())
    sign_in(client, me)
    assert client.get(f"/people/{me.ref}/roles/").status_code == 403
    assert client.post(f"/people/{me.ref}/switch/", {"reason": "x"}).status_code == 403
    assert client.get("/roles/administrator/").status_code == 403


def test_without_the_power_the_page_says_that_the_power_is_off(client: Client) -> None:
    sign_in(client, dora())
    answer = client.get("/people/add/")
    assert answer.status_code == 403
    assert "administrator&#x27;s power, which is off" in answer.content.decode()


def test_the_power_is_taken_and_given_back_and_every_page_says_so(client: Client) -> None:
    me = dora()
    sign_in(client, me)
    assert client.post("/power/", {"reason": "a new colleague", "minutes": "30"})["Location"] == "/power/"
    for path in ("/", "/people/", "/about/"):
        assert "power is on until" in client.get(path).content.decode()
    client.post("/power/end/")
    assert "power is on until" not in client.get("/").content.decode()
    with reaching(Reach.CITY):
        assert Power.objects.filter(person=me).count() == 1


def test_what_a_role_may_do_is_changed_with_a_reason_and_at_once(administrator: Client) -> None:
    tess = person("Tess Invented", ("trainer", OURS))
    told = {"abilities": ["duties.see", "proof.read"], "powers": [], "reason": "trainers no longer give proof"}
    assert administrator.post("/roles/trainer/", told)["Location"] == "/roles/"
    assert Role.objects.get(slug="trainer").abilities == ["duties.see", "proof.read"]
    with looking(Who.of(tess)) as rights:
        assert not rights.may("proof.give", OURS)


@pytest.mark.parametrize(
    ("role", "ability", "said"),
    [("auditor", "proof.give", "changes nothing"), ("trainer", "world.rule", "not one of the choices")],
)
def test_a_role_is_not_given_what_it_must_not_have(administrator: Client, role: str, ability: str, said: str) -> None:
    answer = administrator.post(f"/roles/{role}/", {"abilities": [ability], "reason": "why not"})
    assert said in answer.content.decode()


def test_the_list_shows_people_of_ones_own_agency_alone_and_finds_by_every_word(client: Client) -> None:
    one, other = ana(), ben()
    shown = sign_in(client, one).get("/people/").content.decode()
    assert one.email in shown and other.email not in shown
    assert client.get(f"/people/{other.ref}/").status_code == 404
    everybody = sign_in(Client(), eli())
    assert other.email in everybody.get("/people/?words=ben inv").content.decode()
    assert "Nobody here" in everybody.get("/people/?words=ben ana").content.decode()
    assert one.email not in everybody.get("/people/?role=reviewer").content.decode()


def test_a_long_list_goes_on_where_it_ended(client: Client) -> None:
    sign_in(client, eli())
    Person.objects.bulk_create(Person(email=f"p{n}@example.invalid", name="Same Name") for n in range(120))
    seen, path = [], "/people/?words=same"
    while path:
        shown = client.get(path).content.decode()
        seen += re.findall(r"p\d+@example\.invalid", shown)
        onward = re.search(r'href="([^"]+)"[^>]*>\s*Next page|rel="next" href="([^"]+)"', shown)
        path = (onward[1] or onward[2]).replace("&amp;", "&") if onward else ""
    assert len(seen) == len(set(seen)) == 120


def test_a_person_chooses_the_language_of_their_pages(client: Client) -> None:
    who = with_password(ana())
    sign_in(client, who).post("/account/", {"language": "es"})
    assert Person.objects.get(pk=who.pk).language == "es"
    assert '<html lang="es"' in client.get("/account/").content.decode()


def test_the_account_shows_roles_from_when_to_when(client: Client) -> None:
    shown = sign_in(client, ana()).get("/account/").content.decode()
    assert "Compliance lead" in shown and "no end set" in shown
