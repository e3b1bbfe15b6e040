"""Agencies outside the City that a record may name, read from outside.yaml beside this file (10-178(d))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("outside.yaml")


@dataclass(frozen=True, slots=True)
class Outside:
    """One agency outside the City: the class it is of, and those of its parts that have a name of their own."""

    id: str
    name: str
    who: str
    units: Mapping[str, str]


@cache
def outside_agencies() -> Mapping[str, Outside]:
    """Every agency of the list by its permanent name, in the sequence of the list."""
    rows = yaml.safe_load(FILE.read_text("utf-8"))["agencies"]
    return {row["id"]: Outside(row["id"], row["name"], row["who"], row.get("units", {})) for row in rows}


def called(agency: str, unit: str = "") -> str:
    """What a listed agency and its part are called; "" for none, and the bare id of one that is listed no longer."""
    found = outside_agencies().get(agency)
    if found is None:
        return agency
    part = found.units.get(unit, unit)
    return f"{found.name}, {part}" if part else found.name
