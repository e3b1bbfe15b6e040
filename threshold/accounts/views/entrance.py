"""Coming in and going out: the sign-in page, one-time links for a password, signing out."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from threshold.accounts import actions, limits
from threshold.accounts.adapters import SigningIn
from threshold.accounts.demonstration import ways_in
from threshold.accounts.forms import AddressForm, NewPasswordForm
from threshold.accounts.links import person_of_link
from threshold.accounts.rights import Who
from threshold.accounts.web import SIGN_IN, person_of, refuse_on, safe_next
from threshold.core.answers import Refused


class SignIn(LoginView):  # type: ignore[misc]
    """The sign-in page; in a demonstration it shows who may be tried and how."""

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """What the page shows besides its form."""
        shown: dict[str, Any] = super().get_context_data(**told)
        return shown | {"ways_in": ways_in(), "next": safe_next(self.request, "")}


@never_cache
@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """Ask for a link to set a password: the same answer whether the address is known or not."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _send(request, form.cleaned_data["email"].strip().lower())
            return render(request, "accounts/recover_asked.html")
        except Refused as why:
            refuse_on(form, why)
    return render(request, "accounts/recover.html", {"form": form})


def _send(request: HttpRequest, address: str) -> None:
    """Send the link, if there is somebody; quietly not, once the address was sent enough of them. Raises Refused."""
    place = SigningIn().get_client_ip(request)
    limits.take([limits.counted(limits.LINKS_FROM, limits.nearby(place))])
    try:
        limits.take([limits.counted(limits.LINKS, address)])
    except Refused:
        return  # a different answer would tell that the address is known
    actions.mail_link(by=Who.clock("links"), address=address)


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def set_password(request: HttpRequest, ref: str, token: str) -> HttpResponse:
    """Set a password by a one-time link, then sign in with it."""
    person = person_of_link(ref, token)
    if person is None:
        return render(request, "accounts/link_used.html", status=404)
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_password(by=Who.of(person), token=token, password=form.cleaned_data["password"])
            return render(request, "accounts/password_set.html")
        except Refused as why:
            refuse_on(form, why)
    return render(request, "accounts/set_password.html", {"form": form, "email": person.email})


@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; looked at without a form being sent, a page that asks."""
    if request.method == "POST":
        logout(request)
        return redirect(SIGN_IN)
    return render(request, "accounts/sign_out.html", {"is_in": person_of(request) is not None})
