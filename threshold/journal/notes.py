"""Checkpoints as signed notes: C2SP `tlog-checkpoint` in `signed-note`, with an Ed25519 key."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key and the name it signs under, which is the origin of the journal."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def of(cls, name: str, seed: bytes) -> Signer:
        """The signer of a 32-byte seed. Raises ValueError for a bad name or a short seed."""
        if not name or any(char.isspace() or char == "+" for char in name):
            raise ValueError("The origin of a journal is one word without spaces and without a plus sign.")
        if len(seed) != KEY_BYTES:
            raise ValueError(f"A journal key has {KEY_BYTES} bytes.")
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def public(self) -> bytes:
        """The public key's 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    @property
    def verifier(self) -> str:
        """The public key as people pass it on: `name+hash+key`."""
        return f"{self.name}+{key_hash(self.name, self.public).hex()}+{_base64(ED25519 + self.public)}"

    def note(self, size: int, root: bytes) -> str:
        """The signed checkpoint of a tree."""
        text = f"{self.name}\n{size}\n{_base64(root)}\n"
        signature = key_hash(self.name, self.public) + self.private.sign(text.encode())
        return f"{text}\n\N{EM DASH} {self.name} {_base64(signature)}\n"


def key_hash(name: str, public: bytes) -> bytes:
    """The four bytes by which a note tells keys of one name apart."""
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def is_signature(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature holds: the fast equal of what the stand-alone verifier does by itself."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
