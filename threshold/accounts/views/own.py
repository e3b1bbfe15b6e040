"""One's own account: roles, second factors, language, sessions; the administrator's power."""

from __future__ import annotations

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from threshold.accounts import actions
from threshold.accounts.agencies import agency_names
from threshold.accounts.forms import LanguageForm, PowerForm
from threshold.accounts.models import Person
from threshold.accounts.permissions import can_see_anybody, can_take_power
from threshold.accounts.queries import grants_of, powers_in_sight, second_factors
from threshold.accounts.rights import Rights
from threshold.accounts.web import person_of, recent, refuse_on, safe_next, signed_in
from threshold.core.answers import Refused, require
from threshold.ui.middleware import keep_language

MY_ACCOUNT, POWER = "/account/", "/power/"
MOST_POWERS = 100


@require_http_methods(["GET", "POST"])
@signed_in
def account(request: HttpRequest, rights: Rights) -> HttpResponse:
    """What one holds from when to when, how one signs in, and the language of one's pages."""
    person = _me(request)
    form = LanguageForm(request.POST or None, initial={"language": person.language or request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        actions.choose_language(by=rights.who, language=form.cleaned_data["language"])
        answer = redirect(MY_ACCOUNT)
        keep_language(answer, form.cleaned_data["language"])
        return answer
    told = {
        "person": person, "grants": grants_of(person), "factors": second_factors(person), "form": form,
        "agencies": agency_names(), "now": timezone.now(), "can_take_power": can_take_power(rights),
        "can_see_anybody": can_see_anybody(rights),
    }  # fmt: skip
    return render(request, "accounts/account.html", told)


@require_http_methods(["GET", "POST"])
@signed_in
def sign_out_everywhere(request: HttpRequest, rights: Rights) -> HttpResponse:
    """End every other session of one's own, after asking."""
    if request.method != "POST":
        return render(request, "accounts/sign_out_everywhere.html")
    person = actions.sign_out_everywhere(by=rights.who)
    update_session_auth_hash(request, person)
    return redirect(MY_ACCOUNT)


@require_http_methods(["GET", "POST"])
@signed_in
@recent
def power(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Take the administrator's power for a reason and a time; when it was taken before, and by whom."""
    require(can_take_power(rights))
    form = PowerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.take_power(by=rights.who, reason=told["reason"], minutes=told["minutes"])
            return redirect(safe_next(request, POWER))
        except Refused as why:
            refuse_on(form, why)
    shown = {"form": form, "powers": powers_in_sight()[:MOST_POWERS], "until": rights.powered_until}
    return render(request, "accounts/power.html", shown)


@require_POST
@signed_in
def end_power(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Give the power back before its time."""
    actions.end_power(by=rights.who)
    return redirect(MY_ACCOUNT)


def _me(request: HttpRequest) -> Person:
    person = person_of(request)
    assert person is not None, "signed_in has looked already"
    return person
