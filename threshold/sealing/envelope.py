"""Envelopes: AES-256-GCM under a data key of its own, itself wrapped by a master key that never enters the database.

An envelope is `key id . wrapped data key . nonce . ciphertext`, each in URL-safe base64, and is bound to the place it
was written for (table, column, row), so that it opens nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

KEY_BYTES, NONCE_BYTES = 32, 12


class CannotOpen(Exception):
    """The envelope was made under a key not at hand, for another place, or was altered."""


def key_id(master: bytes) -> str:
    """The short public name of a master key."""
    return hashlib.sha256(b"threshold master key" + master).hexdigest()[:12]


def new_master() -> bytes:
    """A fresh master key of 32 random bytes."""
    return os.urandom(KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Keyring:
    """The master keys at hand: new envelopes are made under `current`, older ones still open."""

    current: str
    masters: Mapping[str, bytes]

    @classmethod
    def of(cls, current: bytes, *older: bytes) -> Keyring:
        """A ring that seals with `current` and opens what any of the keys sealed. Raises ValueError for a short key."""
        keys = (current, *older)
        if any(len(key) != KEY_BYTES for key in keys):
            raise ValueError(f"A master key has {KEY_BYTES} bytes.")
        return cls(key_id(current), {key_id(key): key for key in keys})


def seal(plain: str, place: str, ring: Keyring) -> str:
    """`plain` as an envelope for `place`, such as `journal_detail|content|17`."""
    data_key, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
    ciphertext = AESGCM(data_key).encrypt(nonce, plain.encode(), place.encode())
    wrapped = aes_key_wrap(ring.masters[ring.current], data_key)
    return ".".join((ring.current, *(base64.urlsafe_b64encode(part).decode() for part in (wrapped, nonce, ciphertext))))


def unseal(envelope: str, place: str, ring: Keyring) -> str:
    """The words in an envelope. Raises CannotOpen."""
    try:
        name, *parts = envelope.split(".")
        wrapped, nonce, ciphertext = (base64.urlsafe_b64decode(part) for part in parts)
        data_key = aes_key_unwrap(ring.masters[name], wrapped)
        return AESGCM(data_key).decrypt(nonce, ciphertext, place.encode()).decode()
    except KeyError as error:
        raise CannotOpen("The key this was sealed under is not at hand.") from error
    except (ValueError, InvalidTag, InvalidUnwrap) as error:
        raise CannotOpen("The envelope was altered, or was sealed for another place.") from error


def reseal(envelope: str, place: str, ring: Keyring) -> str:
    """The same words under the current master key: how keys are changed. Raises CannotOpen."""
    return seal(unseal(envelope, place, ring), place, ring)
