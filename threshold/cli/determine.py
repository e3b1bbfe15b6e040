"""`threshold determine FILE`: one case, answered in words or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from threshold.core.cases import Case, CaseError
from threshold.core.determination_json import determination_json
from threshold.core.explanations import account
from threshold.core.plain_yaml import MOST_CHARACTERS
from threshold.core.scenarios import load_cases, run_case

BAD_INPUT = 2


def add(subparsers: Any) -> None:
    """Register the verb."""
    parser = subparsers.add_parser(
        "determine",
        help="answer one case under section 3 and its neighbours",
        description="Answer one case: a YAML or JSON file with date, facts, findings, claims and suggested.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the case; - reads the standard input")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer the case of the file. Exit status 2, and a message on the error stream, for a case that cannot be read."""
    try:
        case = one_case(load_cases(read_text(args.file)))
    except CaseError as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        return BAD_INPUT
    determinations = run_case(case)
    if args.json:
        print(json.dumps(determination_json(case.day, determinations), indent=2, ensure_ascii=False))
    else:
        print("\n".join(f"{'  ' * line.level}{line.says}" for line in account(case, determinations)))
    return 0


def one_case(cases: list[Case]) -> Case:
    """The only case of the list. Raises CaseError when there are more."""
    if len(cases) != 1:
        raise CaseError(f'The file holds {len(cases)} cases. Keep one, or run them all with "threshold scenarios".')
    return cases[0]


def read_text(path: Path) -> str:
    """The text of a file. Raises CaseError for a file that is missing, too long, or not UTF-8 text."""
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(MOST_CHARACTERS * 4 + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MOST_CHARACTERS * 4 + 1)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CaseError(f"Line {line} is not UTF-8 text. Save the file as UTF-8 and try again.") from None
    except FileNotFoundError:
        raise CaseError("There is no such file. Check the name and the folder.") from None
    except OSError as error:
        raise CaseError(
            f"The file cannot be opened ({error.strerror}). Check what it is and who may read it."
        ) from None
