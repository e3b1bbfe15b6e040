"""Signing in: a password and a second factor, recovery, links for one use, sessions that end when they should."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone

from threshold.accounts.links import link_for, person_of_link
from threshold.accounts.models import Person
from threshold.accounts.tests.people import ana, sign_in
from threshold.accounts.tests.ways import (
    PASSWORD,
    code,
    give_code,
    give_password,
    is_in,
    recovery_code,
    with_app,
    with_password,
)
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line
from threshold.notices.models import Letter

pytestmark = pytest.mark.django_db
WRONG = "The address or the password is not right."


def lines(action: str) -> int:
    """How many lines of a kind stand in the journal."""
    with reaching(Reach.CITY):
        return Line.objects.filter(action=action).count()


def test_a_password_and_a_code_let_a_person_in(client: Client) -> None:
    who = with_app(ana())
    assert give_password(client, who)["Location"] == "/sign-in/second-factor/"
    assert not is_in(client)
    assert give_code(client, code())["Location"] == "/account/"
    assert is_in(client)


def test_the_page_asked_for_is_where_signing_in_leads(client: Client) -> None:
    who = with_app(ana())
    client.post("/sign-in/", {"login": who.email, "password": PASSWORD, "next": "/people/?words=x"})
    assert give_code(client, code())["Location"] == "/people/?words=x"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_but_here(client: Client, elsewhere: str) -> None:
    who = with_app(ana())
    client.post("/sign-in/", {"login": who.email, "password": PASSWORD, "next": elsewhere})
    assert give_code(client, code())["Location"] == "/account/"


def test_the_answer_does_not_tell_whether_an_address_is_known(client: Client) -> None:
    who = with_app(ana())
    token = re.compile(r'value="[\w-]{64}"')
    known = give_password(client, who, "wrong", at="203.0.113.1").content.decode()
    unknown = give_password(Client(), "nobody@example.invalid", "wrong", at="203.0.113.2").content.decode()
    assert WRONG in known
    assert token.sub("", known).replace(who.email, "") == token.sub("", unknown).replace("nobody@example.invalid", "")


def test_somebody_kept_from_signing_in_is_answered_like_a_stranger(client: Client) -> None:
    who = with_app(ana())
    Person.objects.filter(pk=who.pk).update(is_active=False)
    assert WRONG in give_password(client, who).content.decode()


def test_a_code_is_good_once(client: Client) -> None:
    who = with_app(ana())
    once = code()
    give_password(client, who)
    give_code(client, once)
    again = Client()
    give_password(again, who)
    assert give_code(again, once).status_code == 200
    assert not is_in(again)
    assert once in Authenticator.objects.get(user=who, type="totp").data["used"]


def test_a_code_of_long_ago_or_of_somebody_else_is_not_good(client: Client) -> None:
    who = with_app(ana())
    give_password(client, who)
    for wrong in (code(-5), code(5), "000000", "", "x" * 20):
        assert give_code(client, wrong).status_code == 200
    assert not is_in(client)


def test_a_recovery_code_is_good_once(client: Client) -> None:
    who = with_app(ana())
    spent = recovery_code(who)
    give_password(client, who)
    give_code(client, spent)
    assert is_in(client)
    again = Client()
    give_password(again, who)
    give_code(again, spent)
    assert not is_in(again)


def test_secrets_are_sealed_in_the_database() -> None:
    who = with_app(ana())
    told = str(list(Authenticator.objects.filter(user=who).values_list("data", flat=True)))
    assert "JBSWY3DP" not in told
    assert recovery_code(who) not in told


def test_signing_in_makes_a_session_of_a_new_name(client: Client) -> None:
    who = with_app(ana())
    give_password(client, who)
    before = client.session.session_key
    give_code(client, code())
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_whoever_signs_in_first_is_led_to_a_second_factor_and_sees_recovery_codes_once(client: Client) -> None:
    who = with_password(ana())
    give_password(client, who)
    assert client.get("/account/")["Location"].startswith("/account/second-factor/")
    assert "house practice" in client.get("/account/second-factor/").content.decode()
    client.get("/account/second-factor/app/")
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/account/second-factor/app/", {"code": code(secret=secret)})
    assert answer["Location"] == "/account/recovery-codes/"
    shown = re.findall(r"<code>(\d{8})</code>", client.get("/account/recovery-codes/").content.decode())
    assert len(shown) == 10
    assert not re.findall(r"<code>(\d{8})</code>", client.get("/account/recovery-codes/").content.decode())
    assert is_in(client)
    assert lines("accounts.factor_added") == 1


def test_the_only_second_factor_cannot_be_removed(client: Client) -> None:
    who = with_app(ana())
    sign_in(client, who)
    number = Authenticator.objects.get(user=who, type="totp").pk
    answer = client.post(f"/account/second-factor/{number}/remove/")
    assert "only second factor" in answer.content.decode()
    assert Authenticator.objects.filter(pk=number).exists()


def test_nobody_removes_the_second_factor_of_another(client: Client) -> None:
    who, other = with_app(ana()), with_app(Person.objects.create(email="zoe@example.invalid", name="Zoe Invented"))
    number = Authenticator.objects.get(user=other, type="totp").pk
    assert sign_in(client, who).post(f"/account/second-factor/{number}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=number).exists()


def test_a_session_from_before_a_second_factor_was_set_up_is_ended(client: Client) -> None:
    who = with_password(ana())
    give_password(client, who)
    with_app(who)
    give_password(client, who)
    assert client.get("/account/second-factor/")["Location"] == "/sign-in/"


def test_new_recovery_codes_end_the_old_ones(client: Client) -> None:
    who = with_app(ana())
    old = recovery_code(who)
    assert sign_in(client, who).post("/account/recovery-codes/")["Location"] == "/account/recovery-codes/"
    again = Client()
    give_password(again, who)
    give_code(again, old)
    assert not is_in(again)


def test_signing_out_everywhere_ends_every_other_session_and_keeps_this_one(client: Client) -> None:
    who, elsewhere = with_app(ana()), Client()
    sign_in(elsewhere, who)
    sign_in(client, who)
    client.post("/account/sign-out-everywhere/")
    assert is_in(client)
    assert not is_in(elsewhere)


def test_signing_out_takes_a_form_and_ends_the_session(client: Client) -> None:
    sign_in(client, with_app(ana()))
    client.get("/sign-out/")
    assert is_in(client)
    client.post("/sign-out/")
    assert not is_in(client)


def test_a_link_sets_a_password_once_and_ends_every_session(client: Client) -> None:
    who = with_app(ana())
    sign_in(client, who)
    link = link_for(who)
    fresh = {"password": "another way over the river", "again": "another way over the river"}
    assert "Your password is set" in Client().post(link, fresh).content.decode()
    assert not is_in(client)
    assert Client().get(link).status_code == 404
    assert Client().post(link, fresh).status_code == 404
    again = Client()
    assert give_password(again, who, "another way over the river")["Location"] == "/sign-in/second-factor/"


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short", "short", "at least 12"),
        ("ana.invented ana.invented", "ana.invented ana.invented", "too similar"),
        ("a long way over the bridge", "a long way under the bridge", "not the same"),
        ("", "", "Fill this in"),
    ],
)
def test_a_password_is_long_no_name_of_theirs_and_typed_twice(
    client: Client, password: str, again: str, said: str
) -> None:
    answer = client.post(link_for(ana()), {"password": password, "again": again})
    assert said in answer.content.decode()


def test_a_link_is_void_after_a_day_a_newer_sign_in_or_an_end_of_sessions() -> None:
    who = with_app(ana())
    ref, token = link_for(who).split("/")[3:5]
    assert person_of_link(ref, token) == who
    with override_settings(PASSWORD_RESET_TIMEOUT=-1):
        assert person_of_link(ref, token) is None
    Person.objects.filter(pk=who.pk).update(last_login=timezone.now() + timedelta(minutes=1))
    assert person_of_link(ref, token) is None
    assert person_of_link("nobody", token) is None


def test_asking_for_a_link_is_answered_alike_and_mails_only_whoever_is_known(client: Client) -> None:
    who = with_app(ana())
    answers = [client.post("/sign-in/recover/", {"email": email}) for email in (who.email, "nobody@example.invalid")]
    assert answers[0].content == answers[1].content
    with reaching(Reach.CITY):
        assert list(Letter.objects.values_list("person", flat=True)) == [who.pk]
    assert lines("accounts.link_made") == 1


def test_an_address_is_sent_three_links_an_hour_and_nobody_is_told(client: Client) -> None:
    who = with_app(ana())
    answers: list[Any] = [client.post("/sign-in/recover/", {"email": who.email}) for _ in range(5)]
    assert len({answer.content for answer in answers}) == 1
    with reaching(Reach.CITY):
        assert Letter.objects.count() == 3
