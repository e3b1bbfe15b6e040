"""A picture as it is read: bounded, and keeping note of what is left out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from threshold.files.pictures.exif import exif_says

BLOCK = 65_536


class BrokenPicture(Exception):
    """The picture does not hold together, or ends too early."""


@dataclass(slots=True)
class Picture:
    """A picture being read, and what was left out of it so far."""

    file: BinaryIO
    removed: set[str] = field(default_factory=set)

    def take(self, count: int) -> bytes:
        """So many bytes. Raises BrokenPicture when there are fewer."""
        found = self.file.read(count)
        if len(found) != count:
            raise BrokenPicture
        return found

    def copy(self, count: int) -> Iterator[bytes]:
        """So many bytes in blocks."""
        while count:
            block = self.take(min(count, BLOCK))
            count -= len(block)
            yield block

    def skip(self, count: int) -> None:
        """Pass over so many bytes."""
        for _ in self.copy(count):
            pass

    def end(self) -> None:
        """Note whether anything follows the end of the picture."""
        if self.file.read(1):
            self.removed.add("after-end")

    def exif(self, payload: bytes) -> None:
        """Note what the EXIF data left out would have told."""
        _, place = exif_says(payload)
        self.removed |= {"camera", "place"} if place else {"camera"}
