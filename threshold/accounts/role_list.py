"""The list of roles a new installation begins with, read from roles.yaml beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("roles.yaml")


@dataclass(frozen=True, slots=True)
class ListedRole:
    """One role as the list gives it."""

    slug: str
    name: str
    about: str
    scope: str
    abilities: tuple[str, ...]
    powers: tuple[str, ...]
    reads_all: bool


def listed_roles() -> tuple[ListedRole, ...]:
    """Every role of the list."""
    rows = yaml.safe_load(FILE.read_text("utf-8"))["roles"]
    return tuple(
        ListedRole(
            row["slug"], row["name"], row["about"], row["scope"], tuple(row["abilities"]),
            tuple(row.get("powers", ())), bool(row.get("reads_all", False)),
        )
        for row in rows
    )  # fmt: skip


@cache
def called() -> Mapping[str, str]:
    """What each role of the list is called, by its permanent name."""
    return {role.slug: role.name for role in listed_roles()}
