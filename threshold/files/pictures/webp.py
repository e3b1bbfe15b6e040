"""WebP: the chunks that the picture needs, the flags that spoke of the others lowered, the lengths set right."""

from __future__ import annotations

from collections.abc import Iterator

from threshold.files.pictures.reading import BLOCK, BrokenPicture, Picture

NEEDED = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
FIRST = frozenset({b"VP8 ", b"VP8L", b"VP8X"})
DRAWN = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
CAPTIONS, CAMERA = 0x04, 0x08  # flags in VP8X that say XMP and EXIF follow
MOST_CHUNKS = 10_000

Chunk = tuple[bytes, int, int]  # what it is, where its content begins, how long that is


def webp(picture: Picture) -> Iterator[bytes]:
    """The picture alone. Raises BrokenPicture."""
    found = list(_chunks(picture))
    if not found or found[0][0] not in FIRST or not any(kind in DRAWN for kind, _, _ in found):
        raise BrokenPicture
    picture.end()
    kept = [chunk for chunk in found if chunk[0] in NEEDED]
    length = 4 + sum(8 + size + size % 2 for _, _, size in kept)
    yield b"RIFF" + length.to_bytes(4, "little") + b"WEBP"
    for kind, at, size in kept:
        yield kind + size.to_bytes(4, "little")
        picture.file.seek(at)
        if kind == b"VP8X" and size:
            yield bytes([picture.take(1)[0] & ~(CAPTIONS | CAMERA)])
            yield from picture.copy(size + size % 2 - 1)
        else:
            yield from picture.copy(size + size % 2)


def _chunks(picture: Picture) -> Iterator[Chunk]:
    """Every chunk of the file, with a note of those that will be left out."""
    head = picture.take(12)
    end = 8 + int.from_bytes(head[4:8], "little")
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        raise BrokenPicture
    at = 12
    for _ in range(MOST_CHUNKS):
        if at >= end:
            break
        kind, size = picture.take(4), int.from_bytes(picture.take(4), "little")
        yield kind, at + 8, size
        _pass(picture, kind, size)
        at += 8 + size + size % 2
    if at != end:
        raise BrokenPicture


def _pass(picture: Picture, kind: bytes, size: int) -> None:
    """Go over a chunk's content, to the next."""
    if kind == b"EXIF" and size <= BLOCK:
        picture.exif(picture.take(size).removeprefix(b"Exif\0\0"))
        picture.skip(size % 2)
        return
    if kind not in NEEDED:
        picture.removed.add({b"EXIF": "camera", b"XMP ": "captions"}.get(kind, "other"))
    picture.skip(size + size % 2)
