#!/usr/bin/env python3
"""Checks an export of encounters: every file as the manifest says, every journal line in its signed checkpoint.

    python3 verify_export.py EXPORT.zip [--key KEY_KEPT_OUTSIDE]

Needs Python 3.9, verify_journal.py beside it, and nothing else. Exit status: 0 everything holds, 1 something does not,
2 the file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

try:
    from threshold.journal.standalone import verify_journal
except ImportError:  # handed out without the service
    import verify_journal  # type: ignore[import-not-found, no-redef]

MANIFEST = "manifest.json"
LARGEST = 512 * 1024 * 1024


class Unreadable(Exception):
    """The file is no export, or not what it should be."""


def check(path: Path, key: str = "") -> list[str]:
    """What does not hold, in words; empty when everything does. Raises Unreadable."""
    try:
        with zipfile.ZipFile(path) as folder:
            if sum(one.file_size for one in folder.infolist()) > LARGEST:
                raise Unreadable("It is larger than an export can be.")
            names = folder.namelist()
            files = {name: folder.read(name) for name in names}
            manifest = json.loads(files[MANIFEST])
            return [*_named(names, manifest), *_hashed(files, manifest), *_proved(files, key)]
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise Unreadable(str(error)) from error


def _named(names: Iterable[str], manifest: dict[str, Any]) -> Iterator[str]:
    listed, there = [one["name"] for one in manifest["parts"]], list(names)
    yield from (
        f"{name} is in the export and not in its manifest." for name in there if name not in {*listed, MANIFEST}
    )
    yield from (f"{name} is in the manifest and not in the export." for name in listed if name not in there)
    yield from (f"{name} is in the export twice." for name in sorted(set(there)) if there.count(name) > 1)


def _hashed(files: dict[str, bytes], manifest: dict[str, Any]) -> Iterator[str]:
    for one in manifest["parts"]:
        data = files.get(one["name"])
        if data is not None and sha256(data).hexdigest() != one["sha256"]:
            yield f"{one['name']} is not what the manifest says."


def _proved(files: dict[str, bytes], key: str) -> Iterator[str]:
    """Every line of each encounter has its proof, and each proof holds under the key."""
    keys = [verify_journal.read_key(line) for line in (key or files["key.txt"].decode()).splitlines() if line.strip()]
    for name in files:
        if not name.endswith("/journal.ndjson"):
            continue
        folder = name.rsplit("/", 1)[0]
        lines = set(files[name].decode().splitlines())
        proofs = [json.loads(files[one]) for one in files if one.startswith(f"{folder}/proofs/")]
        for told in proofs:
            yield from (f"{folder}: {found}" for found in verify_journal.check_proof(told, keys, []))
        if {told["line"] for told in proofs} != lines:
            yield f"{folder}: the lines of the journal are not those that are proved."


def main(arguments: list[str] | None = None) -> int:
    """Check one file, and say how it went. The exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="the export")
    parser.add_argument("--key", type=Path, help="the public key as kept outside")
    return run(parser.parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """The same with the arguments read."""
    try:
        found = check(options.file, options.key.read_text("utf-8") if options.key else "")
    except (Unreadable, OSError, verify_journal.Unreadable) as error:
        print(f"This cannot be read: {error}", file=sys.stderr)
        return 2
    print("\n".join(found) if found else "Everything holds.")
    if not found and not options.key:
        print("The key came with the export. Give the one you kept with --key: only that shows an export made anew.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
