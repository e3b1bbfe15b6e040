"""Signing in to a demonstration: who may be tried, and the code each one's app would show at this moment."""

from __future__ import annotations

import time
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from threshold.accounts.invented import PASSWORD, PEOPLE, Invented
from threshold.accounts.queries import roles

PERIOD = 30
NEAR = (0, 1, -1)  # a code is good a little before and after its time; each is good once


@dataclass(frozen=True, slots=True)
class WayIn:
    """One invented person, and what to type to be them."""

    email: str
    name: str
    role: str
    agency: str
    password: str
    code: str


def ways_in() -> list[WayIn]:
    """Everybody who may be tried; nobody outside a demonstration."""
    if not settings.DEMONSTRATION:
        return []
    called = {role.pk: role.name for role in roles()}
    kept = Authenticator.objects.filter(user__demonstration=True, type=Authenticator.Type.TOTP)
    used = dict(kept.values_list("user__email", "data"))
    return [
        WayIn(one.email, one.name, called.get(one.role, ""), one.agency, PASSWORD, code(one, used[one.email]))
        for one in PEOPLE
        if one.email in used
    ]


def code(one: Invented, data: dict[str, object], now: float | None = None) -> str:
    """The code to type now: one that was not used yet, while there is such."""
    moment = int((time.time() if now is None else now) // PERIOD)
    good: list[str] = [format_hotp_value(hotp_value(one.secret, moment + near)) for near in NEAR]
    spent = data.get("used", [])
    return next((each for each in good if isinstance(spent, list) and each not in spent), good[0])
