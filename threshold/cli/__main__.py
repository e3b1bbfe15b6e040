"""`threshold`: one command with a verb for each thing to be done. Core verbs need no database."""

from __future__ import annotations

import argparse
import os
import sys

from threshold import __version__
from threshold.cli import determine, duties, encounters, export, import_bodies, journal, order, scenarios
from threshold.cli.say import Wrong, complain
from threshold.core.rows import LawError

VERBS = (determine, scenarios, duties, order, export, import_bodies, journal, encounters)


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and give its exit status: 0 good, 1 something found, 2 something wrong with what was asked."""
    options = _parser().parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
        return status
    except (Wrong, LawError) as error:
        return complain(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="threshold", description="Executive Order No. 13, worked out.")
    parser.add_argument("--version", action="version", version=f"threshold {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="VERB")
    for verb in VERBS:
        verb.add(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
