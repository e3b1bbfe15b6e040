"""Boxes: what a browser seals to the server's public key, so that only the server can open it, its maker no more.

A box is an ephemeral P-256 key, a nonce and AES-256-GCM under what ECDH and HKDF-SHA256 make of both keys; WebCrypto
does the same. It is bound to its own id and the key it was made for. The private keys are derived from the master keys,
so they live where those live and change with them: the first makes the key offered, the rest still open.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from threshold.sealing.envelope import CannotOpen
from threshold.sealing.keys import keyring

CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
PURPOSE, INFO = b"threshold box private key", b"threshold box 1"
POINT_BYTES, NONCE_BYTES, LONGEST = 65, 12, 16_384
ID, KEY_ID = re.compile("[0-9a-f]{32}"), re.compile("[0-9a-f]{16}")
PARTS = frozenset({"id", "key_id", "ephemeral", "nonce", "sealed"})


class NotABox(ValueError):
    """What came has not the shape of a box: parts missing or too many, an id that is none, or too long."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box as it came: its random 128-bit id, the key it was made for, and what is sealed."""

    id: str
    key_id: str
    ephemeral: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class BoxKey:
    """One key pair of the server: the id by which a box names it, and the public point as WebCrypto imports it."""

    id: str
    private: ec.EllipticCurvePrivateKey
    public: bytes


def key_from(master: bytes) -> BoxKey:
    """The key pair that belongs to a master key."""
    wide = HKDF(algorithm=hashes.SHA256(), length=48, salt=None, info=PURPOSE).derive(master)
    private = ec.derive_private_key(int.from_bytes(wide, "big") % (ORDER - 1) + 1, CURVE)
    public = _point(private.public_key())
    digest = hashes.Hash(hashes.SHA256())
    digest.update(public)
    return BoxKey(digest.finalize().hex()[:16], private, public)


@cache
def box_keys() -> Mapping[str, BoxKey]:
    """Every key at hand by its id; the first is the one offered. Raises ValueError without a master key."""
    ring = keyring()
    masters = [ring.masters[ring.current], *(key for name, key in ring.masters.items() if name != ring.current)]
    return {key.id: key for key in map(key_from, masters)}


def offered() -> BoxKey:
    """The key that browsers are given to seal to."""
    return next(iter(box_keys().values()))


def read_box(given: object) -> Box:
    """A box from what was posted. Raises NotABox."""
    if not isinstance(given, Mapping) or given.keys() != PARTS:
        raise NotABox("A box has an id, a key_id, an ephemeral key, a nonce and what is sealed.")
    if not all(isinstance(part, str) and len(part) <= LONGEST for part in given.values()):
        raise NotABox("A part of the box is no text, or too long.")
    if not ID.fullmatch(given["id"]) or not KEY_ID.fullmatch(given["key_id"]):
        raise NotABox("The id of the box, or of its key, is none.")
    try:
        ephemeral, nonce, sealed = (_bytes(given[part]) for part in ("ephemeral", "nonce", "sealed"))
    except ValueError as error:
        raise NotABox("A part of the box is not base64.") from error
    if len(ephemeral) != POINT_BYTES or len(nonce) != NONCE_BYTES:
        raise NotABox("The ephemeral key or the nonce has not its length.")
    return Box(given["id"], given["key_id"], ephemeral, nonce, sealed)


def box_json(box: Box) -> dict[str, str]:
    """The box as it travels."""
    parts = {"ephemeral": box.ephemeral, "nonce": box.nonce, "sealed": box.sealed}
    return {"id": box.id, "key_id": box.key_id, **{name: _text(part) for name, part in parts.items()}}


def open_box(box: Box, keys: Mapping[str, BoxKey] | None = None) -> bytes:
    """What is in a box. Raises CannotOpen: made for a key not at hand, altered, or under another id."""
    key = (box_keys() if keys is None else keys).get(box.key_id)
    if key is None:
        raise CannotOpen("The key this box was sealed to is not at hand.")
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, box.ephemeral)
        opened: bytes = _cipher(key.private, theirs, box.ephemeral + key.public).decrypt(
            box.nonce, box.sealed, bound_to(box.id, box.key_id)
        )
        return opened
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("The box was altered, or stands under another id.") from error


def seal_box(plain: bytes, box_id: str, to: BoxKey, nonce: bytes) -> Box:
    """A box as a browser makes it, for programs and tests; the nonce is 12 random bytes."""
    private = ec.generate_private_key(CURVE)
    ephemeral, theirs = _point(private.public_key()), to.private.public_key()
    cipher = _cipher(private, theirs, ephemeral + to.public)
    return Box(box_id, to.id, ephemeral, nonce, cipher.encrypt(nonce, plain, bound_to(box_id, to.id)))


def bound_to(box_id: str, key_id: str) -> bytes:
    """What a box is bound to besides its keys."""
    return f"threshold box|{box_id}|{key_id}".encode()


def _cipher(own: ec.EllipticCurvePrivateKey, theirs: ec.EllipticCurvePublicKey, salt: bytes) -> AESGCM:
    shared = own.exchange(ec.ECDH(), theirs)
    return AESGCM(HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=INFO).derive(shared))


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    point: bytes = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return point


def _text(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    if not re.fullmatch("[A-Za-z0-9_-]*", text):
        raise ValueError("not base64")
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
