"""One's second factors: setting up an app or a passkey, removing one, recovery codes, giving one anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts import actions
from threshold.accounts.forms import AppForm, ConfirmForm, ConfirmPasskeyForm, NewPasskeyForm
from threshold.accounts.models import Person
from threshold.accounts.queries import find_factor, recovery_codes, second_factors
from threshold.accounts.rights import Rights, Who
from threshold.accounts.web import (
    SECOND,
    SECOND_FACTOR,
    SIGN_IN,
    passed_recently,
    passed_second_factor,
    person_of,
    refuse_on,
    safe_next,
    signed_in,
)  # fmt: skip
from threshold.core.answers import Refused

Asked = ParamSpec("Asked")
Own = Callable[Concatenate[HttpRequest, Person, Asked], HttpResponse]
CODES, MY_ACCOUNT = "/account/recovery-codes/", "/account/"


def own_factors(view: Own[Asked]) -> Callable[Concatenate[HttpRequest, Asked], HttpResponse]:
    """A page on one's second factors: open after the second factor, or to whoever has none yet and just signed in."""

    @never_cache
    @wraps(view)
    def answer(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        person = person_of(request)
        if person is None:
            return redirect(SIGN_IN)
        if not passed_second_factor(request) and second_factors(person).exists():
            logout(request)  # set up meanwhile elsewhere: this session never showed it
            return redirect(SIGN_IN)
        if passed_second_factor(request) and not passed_recently(request):
            return redirect(f"/account/confirm/?next={request.path}")
        return view(request, person, *args, **kwargs)

    return answer


@require_safe
@own_factors
def index(request: HttpRequest, person: Person) -> HttpResponse:
    """One's second factors, and the ways to set up another."""
    told = {"factors": second_factors(person), "first": not passed_second_factor(request), "app": _has_app(person)}
    return render(request, "accounts/factors.html", told)


@require_http_methods(["GET", "POST"])
@own_factors
def add_app(request: HttpRequest, person: Person) -> HttpResponse:
    """Set up an authenticator app: its secret as a picture and in letters, and a first code to show that it works."""
    form = AppForm(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_app(by=Who.of(person), secret=form.secret)
            clear_totp_secret(request)
            return _added(request, person, added)
        except Refused as why:
            refuse_on(form, why)
    return render(request, "accounts/add_app.html", {"form": form, **_secret(person, form.secret)})


def _secret(person: Person, secret: str) -> dict[str, str]:
    """A secret as the page shows it: in groups of four letters, as an address for apps, as a drawing of that."""
    adapter = get_adapter()
    url = adapter.build_totp_url(person, secret)
    drawing = adapter.build_totp_svg(url).partition("?>")[2]  # our own library's drawing of our own words
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"secret": groups, "url": url, "drawing": mark_safe(drawing)}  # noqa: S308


@require_http_methods(["GET", "POST"])
@own_factors
def add_passkey(request: HttpRequest, person: Person) -> HttpResponse:
    """Set up a passkey: the browser makes it, the page carries it here."""
    form = NewPasskeyForm(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        added = actions.add_passkey(by=Who.of(person), name=told["name"], credential=told["credential"])
        return _added(request, person, added)
    options = webauthn.begin_registration(person, True)  # noqa: FBT003  the library's own way to ask for a passkey
    return render(request, "accounts/add_passkey.html", {"form": form, "options": options})


def _added(request: HttpRequest, person: Person, added: Authenticator) -> HttpResponse:
    """On after a factor was added: it counts as given, and codes nobody has seen are shown."""
    record_authentication(request, person, SECOND, id=added.pk, type=added.type)
    codes = recovery_codes(person)
    return redirect(CODES if codes and not codes.did_view else SECOND_FACTOR)


@require_http_methods(["GET", "POST"])
@own_factors
def remove(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Remove an app or a passkey, after asking."""
    factor, problem = find_factor(person, number), None
    if factor is None:
        return render(request, "ui/404.html", status=404)
    if request.method == "POST":
        try:
            actions.remove_factor(by=Who.of(person), number=number)
            return redirect(SECOND_FACTOR)
        except Refused as why:
            problem = why.reason
    return render(request, "accounts/remove_factor.html", {"factor": factor, "problem": problem})


@require_http_methods(["GET", "POST"])
@own_factors
def codes(request: HttpRequest, person: Person) -> HttpResponse:
    """The recovery codes: shown once after they were made, afterwards only how many are left."""
    if request.method == "POST":
        actions.renew_codes(by=Who.of(person))
        return redirect(CODES)
    held = recovery_codes(person)
    if held is None and not second_factors(person).exists():
        return redirect(SECOND_FACTOR)
    unused, fresh = (held.get_unused_codes(), not held.did_view) if held else ([], False)
    if held and fresh:
        held.mark_as_viewed()
    return render(request, "accounts/codes.html", {"codes": unused if fresh else [], "left": len(unused)})


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def confirm(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Give the second factor anew, by code or by passkey, before something that asks for it."""
    person = person_of(request)
    sent = request.POST if request.method == "POST" else None
    form = ConfirmForm(sent if sent and "code" in sent else None, user=person)
    passkey = ConfirmPasskeyForm(sent if sent and "credential" in sent else None, user=person)
    for one in (form, passkey):
        if one.is_bound and one.is_valid():
            one.save()
            return redirect(safe_next(request, MY_ACCOUNT))
    told: dict[str, Any] = {"form": form, "passkey": passkey, "next": safe_next(request, MY_ACCOUNT)}
    return render(request, "accounts/confirm.html", told | _passkeys(person))


def _passkeys(person: Person | None) -> dict[str, Any]:
    """What the browser needs to use a passkey of this person, where they have one."""
    if person is None or not second_factors(person).filter(type=Authenticator.Type.WEBAUTHN).exists():
        return {"options": None}
    return {"options": webauthn.begin_authentication(person)}


def _has_app(person: Person) -> bool:
    return second_factors(person).filter(type=Authenticator.Type.TOTP).exists()
