"""Long bytes sealed in chunks under one data key: read back in sequence or at any place, never altered unseen.

After a short head, each chunk of 64 KiB is AES-256-GCM under a nonce of a random part, its number, and whether it is
the last; all are bound to the head and to the place they were written for. A chunk left out, moved, repeated or taken
from another stream does not open, and neither does a stream whose end is missing or that goes on after it.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from threshold.sealing.envelope import KEY_BYTES, CannotOpen

MAGIC, RANDOM_BYTES, TAG = b"THRESHS1", 7, 16
HEAD = len(MAGIC) + RANDOM_BYTES
CHUNK = 65_536
MOST_CHUNKS = 2**32


def new_stream_key() -> bytes:
    """A fresh data key, for one stream alone."""
    return os.urandom(KEY_BYTES)


class Sealer:
    """Seals bytes as they come: what `add` and, once, `finish` give back makes the stream. ValueError past 256 TiB."""

    def __init__(self, key: bytes, place: str) -> None:
        self._box, self._head = AESGCM(key), MAGIC + os.urandom(RANDOM_BYTES)
        self._bound = self._head + place.encode()
        self._number, self._waiting, self._begun = 0, bytearray(), False

    def add(self, piece: bytes) -> bytes:
        """Take bytes of any length; one chunk is always kept back, for only the end knows which is the last."""
        self._waiting += piece
        made = [self._beginning()]
        while len(self._waiting) > CHUNK:
            made.append(self._sealed(bytes(self._waiting[:CHUNK]), last=False))
            del self._waiting[:CHUNK]
        return b"".join(made)

    def finish(self) -> bytes:
        """The end of the stream."""
        return self._beginning() + self._sealed(bytes(self._waiting), last=True)

    def _beginning(self) -> bytes:
        head, self._begun = b"" if self._begun else self._head, True
        return head

    def _sealed(self, plain: bytes, *, last: bool) -> bytes:
        sealed: bytes = self._box.encrypt(_nonce(self._head, self._number, last=last), plain, self._bound)
        self._number += 1
        return sealed


def seal_stream(chunks: Iterable[bytes], key: bytes, place: str) -> Iterator[bytes]:
    """The sealed stream of some bytes, piece by piece. Pieces of any length come in."""
    sealer = Sealer(key, place)
    for piece in chunks:
        if made := sealer.add(piece):
            yield made
    yield sealer.finish()


class Opened(io.RawIOBase):
    """A sealed stream opened for reading, anywhere in it; each chunk proves itself when it is read.

    The last chunk is read at once, so that a stream whose end is missing does not open. Raises CannotOpen.
    """

    def __init__(self, sealed: BinaryIO, key: bytes, place: str) -> None:
        self._sealed, self._box = sealed, AESGCM(key)
        length = sealed.seek(0, os.SEEK_END)
        sealed.seek(0)
        self._head = sealed.read(HEAD)
        if len(self._head) != HEAD or not self._head.startswith(MAGIC) or length < HEAD + TAG:
            raise CannotOpen("This is no sealed stream, or its beginning is missing.")
        self._bound = self._head + place.encode()
        self._last = max(0, -(-(length - HEAD) // (CHUNK + TAG)) - 1)
        self.size = length - HEAD - TAG * (self._last + 1)
        self._at, self._held = 0, (-1, b"")
        self._chunk(self._last)

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place in the plain bytes."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("There is nothing before the beginning.")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """The place in the plain bytes."""
        return self._at

    def readinto(self, target: Any, /) -> int:
        """Plain bytes from here on, at most to the end of the chunk. Raises CannotOpen."""
        view = memoryview(target).cast("B")
        if self._at >= self.size or not len(view):
            return 0
        number, within = divmod(self._at, CHUNK)
        found = self._chunk(number)[within : within + len(view)]
        view[: len(found)] = found
        self._at += len(found)
        return len(found)

    def close(self) -> None:
        """Close what was sealed as well."""
        if not self.closed:
            self._sealed.close()
        super().close()

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            self._sealed.seek(HEAD + number * (CHUNK + TAG))
            nonce = _nonce(self._head, number, last=number == self._last)
            try:
                plain = self._box.decrypt(nonce, self._sealed.read(CHUNK + TAG), self._bound)
            except (InvalidTag, ValueError) as error:
                raise CannotOpen("The stream was altered, cut off, or sealed for another place.") from error
            self._held = (number, plain)
        return self._held[1]


def open_stream(sealed: BinaryIO, key: bytes, place: str) -> io.BufferedReader:
    """A sealed stream as a file to read. Raises CannotOpen, at once or while reading."""
    try:
        return io.BufferedReader(Opened(sealed, key, place), CHUNK)
    except CannotOpen:
        sealed.close()
        raise


def _nonce(head: bytes, number: int, *, last: bool) -> bytes:
    if number >= MOST_CHUNKS:
        raise ValueError("Too long for one stream.")
    return head[len(MAGIC) :] + number.to_bytes(4, "big") + bytes([last])
