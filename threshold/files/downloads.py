"""Handing out a file: always to be saved under a neutral name, never shown inside a page of ours."""

from __future__ import annotations

from django.http import StreamingHttpResponse

from threshold.files.models import File
from threshold.files.queries import neutral_name, open_bytes

SHUT = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def download(file: File) -> StreamingHttpResponse:
    """The answer with a file's bytes, for a view that has found it and asked `can_open_file`.

    Called within the reach in which the file was found. Raises CannotOpen, BytesMissing.
    """
    answer = StreamingHttpResponse(open_bytes(file), content_type=file.media_type)
    answer.headers["Content-Length"] = str(file.size)
    answer.headers["Content-Disposition"] = f'attachment; filename="{neutral_name(file)}"'
    answer.headers["Content-Security-Policy"] = SHUT
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store, no-transform"
    return answer
