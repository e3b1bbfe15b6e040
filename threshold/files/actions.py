"""Every change to the files: one action, one transaction, one line in the journal."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, BinaryIO, cast

from django.core.files.base import File as Uploaded
from django.db import transaction
from django.utils import timezone

from threshold.core.answers import require
from threshold.database.reach import Reach, reaching
from threshold.files import events, store
from threshold.files.checks import check, clean_name, damaged
from threshold.files.media import MediaType
from threshold.files.models import File, Key
from threshold.files.permissions import can_add_file
from threshold.files.pictures import stripped
from threshold.files.pictures.reading import BrokenPicture
from threshold.files.queries import newest_record, place, recorded
from threshold.journal.actions import About, Actor, record
from threshold.sealing.envelope import seal
from threshold.sealing.keys import keyring
from threshold.sealing.streams import CHUNK, new_stream_key

LEFT_ALONE = timedelta(days=1)  # an upload under way is not mistaken for one that was interrupted
AT_ONCE = 500


def add_file(*, by: Actor, agency: str, purpose: str, uploaded: Uploaded[Any], name: str = "") -> File:
    """Take a file: check it, strip a picture's metadata, keep it sealed, and record it; all of it or nothing.

    Works within the caller's reach and transaction. Raises NotAllowed; Refused in words for whoever sent the file.
    """
    source = cast(BinaryIO, uploaded.file)
    called = clean_name(name or uploaded.name or "")
    with transaction.atomic():
        require(can_add_file(by, agency, purpose))
        kind = check(source, uploaded.size, called)
        kept = _keep(source, kind)
        try:
            file = _recorded(kept, by, agency, purpose)
            _seal_beside(file, kept, called)
            details = {name: getattr(file, name) for name in events.OF_A_FILE}
            details |= {"stripped": " ".join(file.stripped), "name": called}
            record(events.FILE_ADDED, by=by, about=About("file", str(file.id), agency=agency), details=details)
        except BaseException:
            store.discard(kept.stored_as)
            raise
    return file


def sweep(*, by: Actor, now: datetime) -> dict[str, int]:
    """Remove what interrupted uploads left: unfinished parts, and bytes without a record, a day old and older.

    Bytes that came after the newest record stay: their records may be missing because an older database was restored,
    or because this is another one.
    """
    moment = now - LEFT_ALONE
    with reaching(Reach.CITY):
        newest = newest_record()
        orphans = list(_orphans(min(moment, newest))) if newest else []
        for name in orphans:
            store.discard(name)
        counts = {"parts": store.remove_parts(moment.timestamp()), "orphans": len(orphans)}
        if any(counts.values()):
            record(events.SWEPT, by=by, about=About("files", "sweep"), details=counts)
    return counts


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that lie in the store, not yet recorded."""

    number: uuid.UUID
    kind: MediaType
    key: bytes
    stored_as: str
    received_sha256: str
    sha256: str
    size: int
    removed: tuple[str, ...]


class Measured:
    """Passes bytes on, and knows their hash and count afterwards."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks, self.digest, self.size = chunks, hashlib.sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.digest.update(chunk)
            self.size += len(chunk)
            yield chunk


def _keep(source: BinaryIO, kind: MediaType) -> Kept:
    """Put the bytes into the store, without what a picture tells beside itself. Raises Refused when it is broken."""
    number, key, removed = uuid.uuid4(), new_stream_key(), set[str]()
    received = _sha256(source)
    measured = Measured(stripped(kind, source, removed))
    try:
        stored_as = store.keep(measured, key, place(number, "bytes"))
    except BrokenPicture:
        raise damaged(kind) from None
    sha256, left_out = measured.digest.hexdigest(), tuple(sorted(removed))
    return Kept(number, kind, key, stored_as, received, sha256, measured.size, left_out)


def _recorded(kept: Kept, by: Actor, agency: str, purpose: str) -> File:
    return File.objects.create(
        id=kept.number,
        agency_id=agency,
        purpose=purpose,
        sha256=kept.sha256,
        received_sha256=kept.received_sha256,
        stored_as=kept.stored_as,
        size=kept.size,
        media_type=kept.kind.media,
        received_at=timezone.now(),
        actor_role=by.role,
        actor_ref=by.ref,
        stripped=list(kept.removed),
    )


def _seal_beside(file: File, kept: Kept, name: str) -> None:
    key, ring = base64.b64encode(kept.key).decode(), keyring()
    Key.objects.create(
        file=file,
        agency_id=file.agency_id,
        data_key=seal(key, place(file.id, "data_key"), ring),
        name=seal(name, place(file.id, "name"), ring),
    )


def _sha256(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(CHUNK):
        digest.update(block)
    return digest.hexdigest()


def _orphans(moment: datetime) -> Iterator[str]:
    """Stored names from before a moment that no record knows."""
    names = list(store.kept_before(moment.timestamp()))
    for at in range(0, len(names), AT_ONCE):
        batch = names[at : at + AT_ONCE]
        yield from sorted(set(batch) - recorded(batch))
