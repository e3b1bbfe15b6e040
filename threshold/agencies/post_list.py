"""The closed list of posts, read from posts.yaml beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

FILE = Path(__file__).with_name("posts.yaml")


@dataclass(frozen=True, slots=True)
class Post:
    """One kind of post: where the law asks for it or that it is house practice, and who may hold it."""

    slug: str
    name: str
    clause: str
    basis: Literal["law", "house practice"]
    source: str
    of_an_office: bool  # an office is designated, by instrument and day, not a person
    several: bool  # more than one may hold it at a body at the same time
    once: bool  # one body in the City at a time
    expected: bool  # listed for every body set up here

    @property
    def leaves_vacancy(self) -> bool:
        """Whether its ending with no successor is a vacancy: where there is one such post, and a person holds it."""
        return not (self.of_an_office or self.several)


@cache
def posts() -> Mapping[str, Post]:
    """Every post by its permanent name, in the sequence of the list."""
    rows = yaml.safe_load(FILE.read_text("utf-8"))["posts"]
    return {
        row["slug"]: Post(
            slug=row["slug"],
            name=row["name"],
            clause=row["clause"],
            basis=row["basis"],
            source=row["source"],
            of_an_office=row.get("held_by") == "office",
            several=row.get("seats") == "several",
            once=bool(row.get("once", False)),
            expected=bool(row.get("expected", False)),
        )
        for row in rows
    }
