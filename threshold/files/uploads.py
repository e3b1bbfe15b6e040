"""How uploads come in: sealed as they arrive, in a file without a name that is gone when its process is."""

from __future__ import annotations

import tempfile
from io import BytesIO
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from threshold.files import store
from threshold.sealing.streams import Sealer, new_stream_key, open_stream

PLACE = "upload"


class SealedUploads(FileUploadHandler):
    """Takes each file of a form. What is longer than the limit is counted and let go, so that the form can say so."""

    chunk_size = 65_536
    _file: IO[bytes] | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins: a fresh key, which lives in this process alone."""
        super().new_file(*args, **kwargs)
        self._key, self._size = new_stream_key(), 0
        self._sealer = Sealer(self._key, PLACE)
        self._file = tempfile.TemporaryFile(dir=store.folder())  # noqa: SIM115 (it outlives this call)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Seal and write one piece, up to the limit."""
        self._size += len(raw_data)
        if self._file and self._size <= settings.FILE_LIMIT:
            self._file.write(self._sealer.add(raw_data))
        elif self._file:
            self.upload_interrupted()
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file as the form sees it; one that was too long has its size and no content."""
        content: Any = BytesIO()
        if self._file:
            self._file.write(self._sealer.finish())
            content, self._file = open_stream(cast(Any, self._file), self._key, PLACE), None
        return UploadedFile(content, self.file_name, self.content_type, self._size, self.charset)

    def upload_interrupted(self) -> None:
        """Whoever sent it has gone, or it is too long: let go of it."""
        if self._file:
            self._file.close()
            self._file = None
