"""The folder of bytes: each file sealed, under the SHA-256 of what lies there, whole or not there at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from threshold.sealing.streams import seal_stream

PART = "part-"  # what is being written; its last move is to its own name


class BytesMissing(Exception):
    """The record of a file is there, and its bytes are not."""


def folder() -> Path:
    """Where the bytes lie, made if it is missing; nobody else may look in."""
    return _made(Path(settings.FILES))


def keep(chunks: Iterable[bytes], key: bytes, place: str) -> str:
    """Seal bytes and keep them: the name they lie under. What goes wrong on the way leaves nothing behind."""
    part = folder() / f"{PART}{secrets.token_hex(16)}"
    digest = hashlib.sha256()
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for sealed in seal_stream(chunks, key, place):
                digest.update(sealed)
                file.write(sealed)
            file.flush()
            _as_folder(file.fileno())
            os.fsync(file.fileno())
        _move(part, _path(digest.hexdigest()))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def opened(name: str) -> BinaryIO:
    """The sealed bytes. Raises BytesMissing."""
    try:
        return _path(name).open("rb")
    except FileNotFoundError:
        raise BytesMissing(f"No bytes lie under {name}.") from None


def discard(name: str) -> None:
    """Remove bytes that no record names."""
    _path(name).unlink(missing_ok=True)


def kept_before(moment: float) -> Iterator[str]:
    """The names of what was kept before a moment."""
    for path in folder().glob("??/*"):
        if path.stat().st_mtime < moment:
            yield path.parent.name + path.name


def remove_parts(moment: float) -> int:
    """Remove what has not been written to since a moment and was never finished; how many there were."""
    stale = [path for path in folder().glob(f"{PART}*") if path.stat().st_mtime < moment]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def _path(name: str) -> Path:
    return Path(settings.FILES) / name[:2] / name[2:]


def _move(part: Path, target: Path) -> None:
    """Give finished bytes their name, so that neither a stop nor a power cut can undo it afterwards."""
    _made(target.parent)
    part.rename(target)
    for changed in (target.parent, target.parent.parent):
        handle = os.open(changed, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _made(path: Path) -> Path:
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path != Path(settings.FILES):
            _as_folder(path)
    return path


def _as_folder(what: int | Path) -> None:
    """What root writes for the web (a command, say) belongs to the user the folder belongs to."""
    if os.geteuid() == 0:
        owner = Path(settings.FILES).stat()
        os.chown(what, owner.st_uid, owner.st_gid)
