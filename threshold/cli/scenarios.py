"""`threshold scenarios FILE`: run every scenario of a file and compare."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from threshold.cli.determine import BAD_INPUT, read_text
from threshold.core.cases import CaseError
from threshold.core.scenarios import failures, load_cases

FAILED = 1


def add(subparsers: Any) -> None:
    """Register the verb."""
    parser = subparsers.add_parser(
        "scenarios",
        help="run a file of scenarios and compare the answers",
        description="Run every scenario of a file: a line for each difference, a count, exit status 1 on any.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the scenarios; - reads the standard input")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the file. Exit status 1 when an answer differs, 2 when the file cannot be read."""
    try:
        cases = load_cases(read_text(args.file))
        differences = [(case, failures(case)) for case in cases]
    except CaseError as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        return BAD_INPUT
    for case, found in differences:
        for line in found:
            print(f"{case.id or case.title or 'no id'}: {line}")
    failed = sum(1 for _, found in differences if found)
    print(f"{len(cases)} scenarios: {len(cases) - failed} as expected, {failed} not.")
    return FAILED if failed else 0
