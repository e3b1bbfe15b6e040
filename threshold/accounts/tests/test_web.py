"""A page for people who signed in asks who looks, looks within their reach, and says in words why it will not."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from threshold.accounts.models import Grant, Person
from threshold.accounts.rights import Rights
from threshold.accounts.tests.people import OURS, ana, ben, cleo, sign_in
from threshold.accounts.web import STEPS_TAKEN, also_public, recent, refuse_on, signed_in
from threshold.core.answers import NotAllowed, OutOfSight, Refused, require
from threshold.core.words import Sentence
from threshold.database.reach import Reach

pytestmark = pytest.mark.django_db


def asked(client: Client, who: Person | None, path: str = "/duties/?as_of=2026-05-08") -> HttpRequest:
    """A request for a page with the session of a client."""
    request = RequestFactory().get(path)
    request.session = client.session
    request.user = who or Person(is_active=False)
    request.LANGUAGE_CODE = "en"
    return request


@signed_in
def agencies_seen(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The agencies whose grants are in sight."""
    seen = sorted(set(Grant.objects.values_list("agency_id", flat=True)))
    return HttpResponse(f"{rights.reach} {','.join(seen)}")


@also_public
def reach_of(request: HttpRequest, rights: Rights) -> HttpResponse:
    """How far whoever looks reaches."""
    return HttpResponse(rights.reach)


def refusing(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    """A page that ends in an error."""

    @signed_in
    def view(request: HttpRequest, rights: Rights) -> HttpResponse:
        raise error

    return view


def test_nobody_is_sent_to_sign_in_and_back_afterwards(client: Client) -> None:
    answer = agencies_seen(asked(client, None))
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Fduties%2F%3Fas_of%3D2026-05-08")


def test_a_change_asked_for_by_nobody_leads_back_nowhere(client: Client) -> None:
    request = asked(client, None)
    request.method = "POST"
    assert agencies_seen(request)["Location"] == "/sign-in/"


def test_whoever_has_no_second_factor_is_sent_to_set_one_up(client: Client) -> None:
    who = ana()
    client.force_login(who)
    request = asked(client, who)
    request.session[STEPS_TAKEN] = [{"method": "password", "at": time.time()}]
    assert agencies_seen(request)["Location"].startswith("/account/second-factor/")
    assert reach_of(request).content == b"public"


@pytest.mark.parametrize("hours", [12.01, 100])
def test_a_session_ends_after_twelve_hours_however_busy_it_was(client: Client, hours: float) -> None:
    who = ana()
    request = asked(sign_in(client, who), who)
    begun, just_now = time.time() - hours * 3600, time.time()
    request.session[STEPS_TAKEN] = [{"method": "mfa", "at": begun}, {"method": "mfa", "at": just_now}]
    assert agencies_seen(request)["Location"].startswith("/sign-in/")
    assert request.user.is_anonymous


def test_what_asks_for_the_second_factor_anew_leads_there_and_back(client: Client) -> None:
    @signed_in
    @recent
    def view(request: HttpRequest, rights: Rights) -> HttpResponse:
        return HttpResponse("done")

    who = ana()
    request = asked(sign_in(client, who), who, "/people/add/?x=1")
    assert view(request).content == b"done"
    request.session[STEPS_TAKEN] = [{"method": "mfa", "at": time.time() - 601}]
    assert view(request)["Location"] == "/account/confirm/?next=%2Fpeople%2Fadd%2F"


def test_a_view_looks_within_its_persons_reach(client: Client) -> None:
    who, _ = ana(), ben()
    assert agencies_seen(asked(sign_in(client, who), who)).content == f"{Reach.AGENCY} {OURS}".encode()


def test_a_page_for_everybody_is_looked_at_with_the_rights_there_are(client: Client) -> None:
    assert reach_of(asked(client, None)).content == b"public"
    who = ana()
    assert reach_of(asked(sign_in(client, who), who)).content == b"agency"


def test_what_is_out_of_sight_is_not_there(client: Client) -> None:
    who = cleo()
    with pytest.raises(Http404):
        refusing(OutOfSight("x"))(asked(sign_in(client, who), who))


def test_what_is_not_allowed_says_why(client: Client) -> None:
    who = cleo()
    answer = refusing(NotAllowed(Sentence("Only on {day}s.", {"day": "Monday"})))(asked(sign_in(client, who), who))
    assert answer.status_code == 403
    assert "Only on Mondays." in answer.content.decode()


def test_somebody_switched_off_is_nobody(client: Client) -> None:
    who = ana()
    sign_in(client, who)
    who.is_active = False
    assert agencies_seen(asked(client, who))["Location"].startswith("/sign-in/")


class Entry(forms.Form):
    """A form of one entry."""

    reason = forms.CharField()


@pytest.mark.parametrize(("field", "place"), [("reason", "reason"), ("elsewhere", "__all__"), ("", "__all__")])
def test_a_refusal_stands_beside_its_entry_or_above_the_form(field: str, place: str) -> None:
    form: Any = Entry({"reason": "x"})
    assert form.is_valid()
    refuse_on(form, Refused(Sentence("Give another reason."), field))
    assert list(form.errors) == [place]


def test_rights_are_read_anew_for_every_look(client: Client) -> None:
    who = ana()

    @signed_in
    def view(request: HttpRequest, rights: Rights) -> HttpResponse:
        require(rights.can("proof.give", OURS))
        return HttpResponse()

    assert view(asked(sign_in(client, who), who)).status_code == 200
    Person.objects.filter(pk=who.pk).update(is_active=False)
    assert view(asked(client, who)).status_code == 403
