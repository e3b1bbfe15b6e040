"""JPEG: segments up to the picture's data, copied or left out; then the data itself, and the end."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from threshold.files.pictures.exif import UPRIGHT, exif_of_turn, exif_says
from threshold.files.pictures.reading import BLOCK, BrokenPicture, Picture

START, END, SCAN, COMMENT = b"\xd8", b"\xd9", b"\xda", b"\xfe"
ALONE = re.compile(rb"[\x01\xd0-\xd7]")  # markers without a length
IN_DATA = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)  # where the picture's data ends
EXIF, JFIF, JFIF_BYTES = b"Exif\0\0", b"JFIF\0", 14
KEPT_NOTES = {b"\xe2": b"ICC_PROFILE\0", b"\xee": b"Adobe"}  # colours, which the picture needs
LEFT_OUT = {b"\xe1": "captions", b"\xed": "captions", COMMENT: "comment"}


def jpeg(picture: Picture) -> Iterator[bytes]:
    """The picture alone. Raises BrokenPicture."""
    if picture.take(2) != b"\xff" + START:
        raise BrokenPicture
    yield b"\xff" + START
    scanned = False
    while (marker := _marker(picture))[-1:] != END:
        if ALONE.match(marker[-1:]):
            yield marker
            continue
        yield from _segment(picture, marker)
        if marker[-1:] == SCAN:
            scanned = True
            yield from _data(picture)
    if not scanned:
        raise BrokenPicture
    yield marker
    picture.end()


def _marker(picture: Picture) -> bytes:
    """The next marker, with whatever fills the space before it."""
    found = picture.take(2)
    if found[:1] != b"\xff":
        raise BrokenPicture
    while found.endswith(b"\xff"):
        if len(found) > BLOCK:
            raise BrokenPicture
        found += picture.take(1)
    return found


def _segment(picture: Picture, marker: bytes) -> Iterator[bytes]:
    """One segment as it may stay; nothing when it may not."""
    length = int.from_bytes(picture.take(2), "big")
    if length < 2:
        raise BrokenPicture
    payload = picture.take(length - 2)
    kept = _kept(picture, marker[-1:], payload)
    if kept is not None:
        yield marker + (len(kept) + 2).to_bytes(2, "big") + kept


def _kept(picture: Picture, kind: bytes, payload: bytes) -> bytes | None:
    """What may stay of a segment's content."""
    if kind == b"\xe0":
        return _header(picture, payload)
    if kind == b"\xe1" and payload.startswith(EXIF):
        return _exif(picture, payload)
    if kind == COMMENT or b"\xe0" <= kind <= b"\xef":
        if kind in KEPT_NOTES and payload.startswith(KEPT_NOTES[kind]):
            return payload
        picture.removed.add(LEFT_OUT.get(kind, "other"))
        return None
    return payload


def _header(picture: Picture, payload: bytes) -> bytes | None:
    """The JFIF header without the small copy of the picture that it may hold."""
    if payload.startswith(JFIF) and len(payload) == JFIF_BYTES:
        return payload
    picture.removed.add("small-copy")
    return payload[: JFIF_BYTES - 2] + b"\0\0" if payload.startswith(JFIF) and len(payload) > JFIF_BYTES else None


def _exif(picture: Picture, payload: bytes) -> bytes | None:
    """How the picture is turned, and nothing else."""
    turn, _ = exif_says(payload[len(EXIF) :])
    kept = None if turn == UPRIGHT else EXIF + exif_of_turn(turn)
    if kept != payload:
        picture.exif(payload[len(EXIF) :])
    return kept


def _data(picture: Picture) -> Iterator[bytes]:
    """The picture's data up to the next marker, which is left to be read."""
    while True:
        start = picture.file.tell()
        block = picture.file.read(BLOCK)
        if len(block) < 2:
            raise BrokenPicture
        found = IN_DATA.search(block)
        end = found.start() if found else len(block) - block.endswith(b"\xff")
        yield block[:end]
        picture.file.seek(start + end, os.SEEK_SET)
        if found:
            return
