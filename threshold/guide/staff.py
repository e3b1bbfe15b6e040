"""Signed staff links: whoever opens one keeps it on the device, sees the on-call numbers, and files as known staff."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core import signing

COOKIE, SALT = "gate", "threshold.guide.staff"
LONGEST = timedelta(days=180)


def new_token() -> str:
    """A fresh link's token: a random mark and its moment, signed. Who it is for is known where it was made."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_hex(16))


def is_good(token: str) -> bool:
    """Whether a token was signed here within the last 180 days. Whether it was taken back is for its maker to know."""
    try:
        signing.TimestampSigner(salt=SALT).unsign(token[:200], max_age=LONGEST)
    except signing.BadSignature:
        return False
    return True
