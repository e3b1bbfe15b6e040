"""Kinds of journal line about files."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

OF_A_FILE = ("purpose", "sha256", "received_sha256", "size", "media_type")
FILE_ADDED = Kind(
    name="files.added",
    sentence=gettext_noop(
        "A file was taken: {media_type}, {size} bytes, SHA-256 {sha256}, received as {received_sha256}."
    ),
    details=frozenset({*OF_A_FILE, "stripped", "name"}),
    personal=frozenset({"name"}),
)
SWEPT = Kind(
    name="files.swept",
    sentence=gettext_noop(
        "What interrupted uploads had left was removed: {parts} unfinished, {orphans} without a record."
    ),
    details=frozenset({"parts", "orphans"}),
)
