"""The secrets of one checkout: `var/secrets`, which only whoever starts the service can read."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "secrets"


def kept(name: str, fresh: str) -> str:
    """What the file of that name says; a missing one is made first, with `fresh` in it."""
    FOLDER.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = FOLDER / name
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(fresh)
    except FileExistsError:
        pass
    return path.read_text()
