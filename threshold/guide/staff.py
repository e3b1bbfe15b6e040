"""Signed staff links: whoever opens one keeps it on the device, sees the on-call numbers, and files as known staff."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.module_loading import import_string

COOKIE, SALT = "gate", "threshold.guide.staff"
LONGEST = timedelta(days=180)


def new_token() -> str:
    """A fresh link's token: a random mark and its moment, signed. Who it is for is known where it was made."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_hex(16))


def is_good(token: str) -> bool:
    """Whether a token was signed here within the last 180 days."""
    try:
        signing.TimestampSigner(salt=SALT).unsign(token[:200], max_age=LONGEST)
    except signing.BadSignature:
        return False
    return True


def holds(token: str) -> bool:
    """Whether a token was signed here and its maker, whom the settings name, has not taken it back."""
    if not is_good(token):
        return False
    asked: Callable[[str], bool] | None = (
        import_string(settings.GUIDE_LINKS_HOLD) if settings.GUIDE_LINKS_HOLD else None
    )
    return asked is None or asked(token)
