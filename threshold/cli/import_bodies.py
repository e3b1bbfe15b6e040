"""`threshold import bodies FILE [--dry-run]`: the City's list of bodies, with a preview of what changes."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def add(subparsers: Any) -> None:
    """Register the verb `import` and what can be imported."""
    verb = subparsers.add_parser("import", help="import a list, with a preview of what changes")
    lists = verb.add_subparsers(required=True, metavar="WHAT")
    parser = lists.add_parser(
        "bodies",
        help="the City's list of governance organizations, as CSV",
        description="Import a list of bodies: all of it or, when a row cannot be used, nothing.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a CSV file in one of the three layouts known here")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument("--skip-refused", action="store_true", help="import the other rows when some are refused")
    parser.add_argument("--all", action="store_true", help="show every line of long lists")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hand the file to the service's own command, on this checkout's database. Status 1: nothing imported."""
    flags = [f"--{name.replace('_', '-')}" for name in ("dry_run", "skip_refused", "all") if getattr(options, name)]
    command = [
        sys.executable,
        "-m",
        "scripts.with_database",
        "import_bodies",
        *flags,
        "--",
        str(options.file.resolve()),
    ]
    return subprocess.run(command, cwd=ROOT, check=False).returncode
