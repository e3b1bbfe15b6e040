"""`threshold encounters verify FILE`: an export of the Law Department checked here and now, with no database."""

from __future__ import annotations

import argparse
from pathlib import Path

from threshold.encounters.standalone import verify_export


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb and its own verb."""
    parser = subparsers.add_parser("encounters", help="check an export of encounters")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verify = verbs.add_parser("verify", help="check an export; exit status 1 when something does not hold")
    verify.add_argument("file", metavar="FILE", type=Path, help="the export, as it was handed over")
    verify.add_argument("--key", metavar="FILE", type=Path, help="the public key as kept outside")
    verify.set_defaults(run=verify_export.run)
