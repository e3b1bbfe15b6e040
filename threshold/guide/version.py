"""What a phone keeps of the guide, and one hash over all of it: a changed word or script is a new version."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FILES = (
    "guide/guide.css", "guide/norms.js", "guide/weigh.js", "guide/queue.js", "guide/guide.js", "guide/judge.svg",
    "guide/office.svg", "guide/icon.svg",
)  # fmt: skip


@cache
def version() -> str:
    """The version of the files, words and templates a phone keeps."""
    digest = hashlib.sha256()
    for folder in ("static", "templates", "languages"):
        for path in sorted(path for path in (HERE / folder).rglob("*") if path.is_file()):
            digest.update(path.relative_to(HERE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]
