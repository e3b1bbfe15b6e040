"""How a posted notice is signed: HMAC-SHA256 over the time and the body, so that a receiver knows it is ours and fresh.

Receivers copy `is_ours`: it needs the standard library alone.
"""

from __future__ import annotations

import hashlib
import hmac

TIME, SIGNATURE = "X-Threshold-Time", "X-Threshold-Signature"
WINDOW = 300  # seconds a signed body is good for


def signature(secret: str, time: int, body: bytes) -> str:
    """The signature of a body sent at a second."""
    return "v1=" + hmac.new(secret.encode(), f"{time}.".encode() + body, hashlib.sha256).hexdigest()


def is_ours(secret: str, time: str, signed: str, body: bytes, now: int) -> bool:
    """Whether a body was signed with the secret, within the window: an older one may be somebody's replay."""
    if not (time.isascii() and time.isdecimal()) or abs(now - int(time)) > WINDOW:
        return False
    return hmac.compare_digest(signature(secret, int(time), body).encode(), signed.encode())
