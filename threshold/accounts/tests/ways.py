"""Ways of signing in, as a person types them: address and password, the code of their app, a recovery code."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from threshold.accounts.models import Person

PASSWORD = "a long way over the bridge"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ELSEWHERE = "203.0.113.9"


def with_password(who: Person) -> Person:
    """The same person with a password."""
    who.set_password(PASSWORD)
    who.save()
    return who


def with_app(who: Person) -> Person:
    """The same person with a password, an authenticator app and recovery codes."""
    with_password(who)
    TOTP.activate(who, SECRET)
    RecoveryCodes.activate(who)
    return who


def code(step: int = 0, secret: str = SECRET) -> str:
    """What the app shows now, or some steps of half a minute away."""
    return str(format_hotp_value(hotp_value(secret, int(time.time() // 30) + step)))


def recovery_code(who: Person) -> str:
    """One recovery code of a person's that was not used."""
    held = Authenticator.objects.get(user=who, type=Authenticator.Type.RECOVERY_CODES)
    return str(RecoveryCodes(held).get_unused_codes()[0])


def give_password(client: Client, who: Person | str, password: str = PASSWORD, at: str = "127.0.0.1") -> Any:
    """The first step, from a place."""
    email = who if isinstance(who, str) else who.email
    return client.post("/sign-in/", {"login": email, "password": password}, REMOTE_ADDR=at)


def give_code(client: Client, given: str) -> Any:
    """The second step."""
    return client.post("/sign-in/second-factor/", {"code": given})


def is_in(client: Client) -> bool:
    """Whether this client is signed in, with its second factor."""
    return bool(client.get("/account/").status_code == 200)
