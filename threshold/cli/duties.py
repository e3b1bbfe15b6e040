"""`threshold duties --as-of DAY [--body B] [--json]`: who owes what by when, and how that day was reached."""

from __future__ import annotations

import argparse
import json
from datetime import date

from threshold.cli.say import Wrong, a_day
from threshold.core.bodies import UnknownBody
from threshold.core.duty_json import Here, Stand, duties_json, stands
from threshold.core.law import Law
from threshold.core.loader import load_law
from threshold.core.words import day_in_words


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = subparsers.add_parser("duties", help="list the duties in force on a day")
    parser.add_argument("--as-of", type=a_day, required=True, metavar="DAY", help="the day, as 2026-11-23")
    parser.add_argument("--body", metavar="B", help="only what binds, or may bind, this body: ACS, or its name")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the duties. No database is read: the standing says what is recorded here, which is nothing."""
    law = load_law()
    try:
        if options.json:
            found = duties_json(law, options.as_of, options.body, Here(law.order.bodies))
            print(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            _print_words(law, options.as_of, options.body)
    except UnknownBody as error:
        raise Wrong(error) from None
    return 0


def _print_words(law: Law, as_of: date, body: str | None) -> None:
    found = stands(law, as_of, body, Here(law.order.bodies))
    print(f"Duties in force on {day_in_words(as_of)}: {len(found)}")
    for one in found:
        print()
        _print_one(one)


def _print_one(one: Stand) -> None:
    print(f"{one.duty.number}  {', '.join(one.bound) or 'nobody by itself'} ({one.duty.modality.value})")
    print(f"    {one.duty.act}")
    if one.duty.recipient:
        print(f"    To {one.duty.recipient}.")
    print(f"    {one.due.words}")
    print(f"    {one.standing.shape} {one.standing.value}")
