"""PNG: chunks that the picture needs, copied with their check sums proved; the rest left out."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from threshold.files.pictures.reading import BLOCK, BrokenPicture, Picture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
NEEDED = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"hIST",
        b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
    }
)  # fmt: skip
LEFT_OUT = {b"tEXt": "captions", b"zTXt": "captions", b"iTXt": "captions", b"tIME": "time"}
EXIF = b"eXIf"


def png(picture: Picture) -> Iterator[bytes]:
    """The picture alone. Raises BrokenPicture."""
    if picture.take(len(SIGNATURE)) != SIGNATURE:
        raise BrokenPicture
    yield SIGNATURE
    seen: set[bytes] = set()
    while b"IEND" not in seen:
        head = picture.take(8)
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if not seen and kind != b"IHDR":
            raise BrokenPicture
        seen.add(kind if kind in NEEDED else b"")
        yield from _chunk(picture, length, kind)
    if b"IDAT" not in seen:
        raise BrokenPicture
    picture.end()


def _chunk(picture: Picture, length: int, kind: bytes) -> Iterator[bytes]:
    """One chunk as it is, or nothing of it."""
    if kind not in NEEDED:
        _leave_out(picture, length, kind)
        return
    yield length.to_bytes(4, "big") + kind
    check = zlib.crc32(kind)
    for block in picture.copy(length):
        check = zlib.crc32(block, check)
        yield block
    if picture.take(4) != check.to_bytes(4, "big"):
        raise BrokenPicture
    yield check.to_bytes(4, "big")


def _leave_out(picture: Picture, length: int, kind: bytes) -> None:
    if kind == EXIF and length <= BLOCK:
        picture.exif(picture.take(length))
        picture.skip(4)
        return
    picture.removed.add("camera" if kind == EXIF else LEFT_OUT.get(kind, "other"))
    picture.skip(length + 4)
