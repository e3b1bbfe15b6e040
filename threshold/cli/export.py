"""`threshold export akn|dmn|schema`: the order and its rules in public formats, on the standard output."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from threshold.core.exports.akn import akn
from threshold.core.exports.dmn import dmn
from threshold.core.exports.schema import schema
from threshold.core.loader import load_law


def as_akn() -> str:
    """The order as Akoma Ntoso 3."""
    return akn(load_law().order)


FORMATS: Mapping[str, Callable[[], str]] = {"akn": as_akn, "dmn": dmn, "schema": schema}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = subparsers.add_parser("export", help="write the order or its rules in a public format")
    parser.add_argument(
        "format", choices=sorted(FORMATS), help="akn: Akoma Ntoso 3; dmn: decision tables; schema: JSON Schema"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the document to the standard output."""
    print(FORMATS[options.format]().rstrip("\n"))
    return 0
