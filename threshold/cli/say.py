"""What the verbs share: days read from the command line, and errors said in one line with exit status 2."""

from __future__ import annotations

import argparse
import sys
from datetime import date

WRONG = 2
FIRST_YEAR, LAST_YEAR = 1900, 2199  # as the API


class Wrong(Exception):
    """Something the person can put right; the message says what and how."""


def a_day(text: str) -> date:
    """A day as typed, `2026-11-23`. Raises argparse's own error, which names the argument."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no day '{text}'. Write a day as 2026-11-23.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day between the years {FIRST_YEAR} and {LAST_YEAR}.")
    return day


def complain(problem: object) -> int:
    """Say what is wrong on the error stream and give the exit status for it."""
    print(f"threshold: {problem}", file=sys.stderr)
    return WRONG
