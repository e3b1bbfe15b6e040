"""Every read of the files, within whatever the transaction under way can reach."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db.models import Max

from threshold.files import store
from threshold.files.media import BY_MEDIA
from threshold.files.models import File, Key
from threshold.sealing.envelope import CannotOpen, unseal
from threshold.sealing.keys import keyring
from threshold.sealing.streams import CHUNK, open_stream


def find_file(number: UUID) -> File | None:
    """One file; None when there is none within reach."""
    return File.objects.filter(id=number).first()


def name_of(file: File) -> str | None:
    """The name a file came under, for those who may open it; None once erased or out of reach. Raises CannotOpen."""
    key = Key.objects.filter(file=file).first()
    return unseal(key.name, place(file.id, "name"), keyring()) if key else None


def neutral_name(file: File) -> str:
    """A name for a copy that tells nothing: `file-1b2c3d4e.pdf`."""
    return f"file-{str(file.id)[:8]}{BY_MEDIA[file.media_type].endings[0]}"


def open_bytes(file: File) -> Iterator[bytes]:
    """The bytes of a file, piece by piece; the last piece only once the hash of all is proved.

    Raises CannotOpen, at once when the key is erased or out of reach, on the way when the bytes were altered;
    BytesMissing at once when there are none.
    """
    key = Key.objects.filter(file=file).first()
    if key is None:
        raise CannotOpen("The key of this file is erased or out of reach.")
    data_key = base64.b64decode(unseal(key.data_key, place(file.id, "data_key"), keyring()))
    plain = open_stream(store.opened(file.stored_as), data_key, place(file.id, "bytes"))
    return _proved(plain, file.sha256)


def recorded(names: Sequence[str]) -> set[str]:
    """Those of some stored names that a record within reach knows."""
    return set(File.objects.filter(stored_as__in=names).values_list("stored_as", flat=True))


def newest_record() -> datetime | None:
    """When the newest file within reach came; None when there is none."""
    newest: datetime | None = File.objects.aggregate(newest=Max("received_at"))["newest"]
    return newest


def place(number: UUID, column: str) -> str:
    """What the sealed parts of one file are bound to."""
    return f"files_file|{column}|{number}"


def _proved(plain: BinaryIO, sha256: str) -> Iterator[bytes]:
    digest, held = hashlib.sha256(), b""
    with plain:
        while block := plain.read(CHUNK):
            digest.update(block)
            if held:
                yield held
            held = block
    if digest.hexdigest() != sha256:
        raise CannotOpen("The bytes are not those of the record.")
    yield held
