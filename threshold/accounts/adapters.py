"""Where django-allauth asks us: how tries are counted, how secrets are sealed, where people go after signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.accounts import limits
from threshold.accounts.models import Person
from threshold.core.answers import Refused
from threshold.sealing.envelope import seal, unseal
from threshold.sealing.keys import keyring
from threshold.ui.middleware import keep_language
from threshold.ui.templatetags.threshold import say

PLACE = "mfa_authenticator|secret"


def refused(why: Refused) -> ValidationError:
    """A refusal as a form of the library's says it."""
    return ValidationError(say(why.reason), code="refused")


class SigningIn(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in with a password: the same answer for an address that is known and one that is not."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The address or the password is not right. Check both and try again."),
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try before the password is looked at, so that tries made at once are all counted."""
        try:
            limits.take(self._counted(request, credentials))
        except Refused as why:
            raise refused(why) from why

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Who has this address and this password."""
        found: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if found is not None:
            limits.give_back(self._counted(request, credentials))
        return found

    def _rollback_login_failed_rl_usage(self) -> None:
        """The library's own count, which is not used."""

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any) -> HttpResponse:
        """Signed in, the second factor included where there is one: from here on this browser is known."""
        response: HttpResponse = super().post_login(request, user, **hooks)
        if isinstance(user, Person):
            limits.remember_browser(request, response, user.email)
            if user.language:
                keep_language(response, user.language)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Somebody kept from signing in is answered like anybody else who may not."""
        return redirect("account_login")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are added by an administrator."""
        return False

    def add_message(self, request: HttpRequest, level: int, *args: Any, **told: Any) -> None:
        """The library's greetings are not said; what went wrong is."""
        if told.get("message"):
            super().add_message(request, level, *args, **told)

    def _counted(self, request: HttpRequest, credentials: dict[str, Any]) -> tuple[limits.Counted, ...]:
        address = str(credentials.get("email", "")).strip().lower()
        return limits.signing_in(request, self.get_client_ip(request), address)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets sealed, their messages in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or was used already. Wait for the next one and try again."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is stored."""
        return seal(text, PLACE, keyring())

    def decrypt(self, encrypted_text: str) -> str:
        """Open a stored secret. Raises CannotOpen."""
        return unseal(encrypted_text, PLACE, keyring())

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002  theirs
        """The name a passkey has until its holder gives it one."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey {number}").format(number=held + 1)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for: this host, whatever its port."""
        host = context.request.get_host().partition(":")[0]
        return {"id": host, "name": "Threshold"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Who a passkey belongs to."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": str(user)}
