"""`threshold import bodies|contracts|property FILE`: lists, with a preview of what changes."""

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
    contracts = lists.add_parser(
        "contracts",
        help="contracts and subcontracts of bodies set up here, as CSV",
        description="Import contracts: all of it or, when a row cannot be used, nothing. What is not listed stays.",
    )
    contracts.add_argument("file", metavar="FILE", type=Path, help="a CSV file in the layout of docs/contracts-file.md")
    contracts.add_argument("--dry-run", action="store_true", help="only show what would change")
    contracts.set_defaults(run=run_contracts)
    _add_property(lists)


def run(options: argparse.Namespace) -> int:
    """Import bodies. Status 1: nothing imported."""
    names = ("dry_run", "skip_refused", "all")
    return _handed_over(
        "import_bodies", [f"--{name.replace('_', '-')}" for name in names if getattr(options, name)], options
    )


def run_contracts(options: argparse.Namespace) -> int:
    """Import contracts. Status 1: nothing imported."""
    return _handed_over("import_contracts", ["--dry-run"] if options.dry_run else [], options)


def _add_property(lists: Any) -> None:
    parser = lists.add_parser(
        "property",
        help="the City Owned and Leased Property file, as CSV",
        description="Import the City's property by lot: all of it or, when a row cannot be used, nothing.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a CSV file in one of the three layouts known here")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument("--edition", metavar="DAY", help="the day of the City's edition, such as 2025-03-01")
    parser.set_defaults(run=run_property)


def run_property(options: argparse.Namespace) -> int:
    """Import property. Status 1: nothing imported."""
    flags = ["--dry-run"] if options.dry_run else []
    flags += [f"--edition={options.edition}"] if options.edition else []
    return _handed_over("import_property", flags, options)


def _handed_over(name: str, flags: list[str], options: argparse.Namespace) -> int:
    """Hand the file to the service's own command, on this checkout's database."""
    command = [sys.executable, "-m", "scripts.with_database", name, *flags, "--", str(options.file.resolve())]
    return subprocess.run(command, cwd=ROOT, check=False).returncode
