"""Pictures without what they tell beside the picture: their bytes are copied, never drawn anew.

What a picture needs to be shown is on a list and is kept (how a JPEG is turned, too); everything else is left out:
place, time and camera, captions, comments, small copies of the picture, and whatever follows its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from threshold.core.words import gettext_noop
from threshold.files.media import JPEG, PNG, WEBP, MediaType
from threshold.files.pictures.jpeg import jpeg
from threshold.files.pictures.png import png
from threshold.files.pictures.reading import BLOCK, Picture
from threshold.files.pictures.webp import webp

STRIPPERS: dict[MediaType, Callable[[Picture], Iterator[bytes]]] = {JPEG: jpeg, PNG: png, WEBP: webp}
REMOVED = {
    "camera": gettext_noop("what the camera noted (EXIF)"),
    "place": gettext_noop("the place it was taken at"),
    "captions": gettext_noop("captions and descriptions"),
    "comment": gettext_noop("a comment"),
    "small-copy": gettext_noop("a small copy of the picture"),
    "time": gettext_noop("the time it was last changed"),
    "other": gettext_noop("notes of a program"),
    "after-end": gettext_noop("bytes after the picture's end"),
}


def stripped(kind: MediaType, file: BinaryIO, removed: set[str]) -> Iterator[bytes]:
    """The bytes to keep of a file; what was left out is put into `removed`. Raises BrokenPicture on the way."""
    file.seek(0)
    strip = STRIPPERS.get(kind)
    if strip:
        yield from strip(Picture(file, removed))
        return
    while block := file.read(BLOCK):
        yield block
