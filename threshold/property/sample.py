"""Invented rows of the property list, in each of its layouts, with or without its traps. Nothing in them is real.

Every block is 90000 or higher, which no block of the City is; every name says INVENTED; agencies are invented bodies.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from threshold.property.layouts import LAYOUTS, Layout

AGENCIES: Final = ("DEMO-DPL", "DEMO-DTM", "DEMO-ULA", "DEMO-MOCN")
STREETS: Final = ("LANTERN STREET", "TIDE AVENUE", "KITE LANE", "TEAPOT ROAD", "CLOUD PLACE")
# borough: a box of latitude and longitude well inside it, and its districts
BOXES: Final = {
    "1": (40.73, 40.80, -73.99, -73.95, 12), "2": (40.82, 40.88, -73.92, -73.85, 12),
    "3": (40.60, 40.70, -73.99, -73.90, 18), "4": (40.68, 40.77, -73.92, -73.76, 14),
    "5": (40.55, 40.63, -74.20, -74.10, 3),
}  # fmt: skip
# code, words, category, expanded category, ownership, leased, agreement; one lot of each comes first
KINDS: Final = (
    ("1520", "NO USE-VACANT LAND", "3", "8", "C", "", ""),
    ("1020", "OUTDOOR PARKING", "1", "7", "C", "", ""),
    ("0872", "MUNICIPAL PARKING - OUTDOOR PUBLIC", "1", "7", "C", "", ""),
    ("0920", "INDOOR PARKING GARAGE", "1", "7", "C", "", ""),
    ("0120", "AGENCY OFFICE", "1", "1", "C", "", ""),
    ("0120", "AGENCY OFFICE", "1", "1", "P", "L", ""),
    ("0440", "PARK", "1", "3", "C", "", ""),
    ("0510", "POLICE STATION", "1", "4", "C", "", ""),
    ("0731", "TRANSITIONAL HOUSING - ADULT", "1", "5", "C", "", ""),
    ("0940", "COMBINED MAINTENANCE/STORAGE FACILITY", "1", "7", "C", "", ""),
    ("1500", "NO USE", "3", "8", "C", "", ""),
    ("1900", "IN USE-TENANTED", "1", "6", "C", "", "L"),
    ("0211", "ELEMENTARY SCHOOL", "1", "2", "M", "", ""),
    ("1410", "IN USE-RESIDENTIAL STRUCTURE", "2", "9", "C", "", ""),
    ("0440", "PARK", "1", "3", "O", "", ""),
)


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented row before it is written in a layout."""

    borough: str
    block: int
    lot: int
    district: str
    house_number: str
    street: str
    name: str
    agency: str
    code: str
    use: str
    category: str
    expanded: str
    ownership: str
    leased: str
    agreement: str
    latitude: str
    longitude: str
    committed: str = ""

    @property
    def bbl(self) -> str:
        """The lot's ten figures."""
        return f"{self.borough}{self.block:05}{self.lot:04}"


def rows(count: int, seed: int = 13) -> list[Invented]:
    """So many rows, the same for the same seed: one of each kind, then lots with several uses among them."""
    chance = random.Random(seed)  # noqa: S311  nothing secret
    made: list[Invented] = []
    while len(made) < count:
        number = len(made)
        kind = KINDS[number] if number < len(KINDS) else chance.choice(KINDS)
        beside = number > len(KINDS) and chance.random() < 0.12
        made.append(_beside(made[-1], kind, chance) if beside else _lot(number, kind, chance))
    return made


def written(some: list[Invented], layout: Layout) -> str:
    """Rows as a file of one layout."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines(some, layout))
    return out.getvalue()


def lines(some: list[Invented], layout: Layout) -> Iterator[list[str]]:
    """The header and the rows of a file of one layout, its other columns empty."""
    upper = layout.slug != "api"
    columns = list(layout.columns.values())
    yield [name.upper() if upper else name for name in columns]
    for one in some:
        yield [_value(one, name, layout) for name in layout.columns]


def layout_of(slug: str) -> Layout:
    """A layout by its short name. Raises KeyError."""
    return {layout.slug: layout for layout in LAYOUTS}[slug]


def with_traps(some: list[Invented]) -> list[Invented]:
    """Rows with what real files have: a row that repeats exactly, one without a district, one without coordinates."""
    return [
        *some,
        some[0],
        replace(some[1], lot=9001, district=""),
        replace(some[2], lot=9002, latitude="", longitude=""),
    ]


def _value(one: Invented, name: str, layout: Layout) -> str:
    if name in {"bbl", "billing"}:
        return f"{one.bbl}.0" if layout.slug == "api" else one.bbl
    if name == "address":
        return f"{one.house_number} {one.street}".strip()
    if name == "code":
        return one.code if layout.slug == "city-planning" else one.code.lstrip("0")
    if name in {"latitude", "longitude"} and layout.slug == "city-planning":
        return f"{getattr(one, name)}0" if getattr(one, name) else ""
    return str(getattr(one, name))


def _lot(number: int, kind: tuple[str, ...], chance: random.Random) -> Invented:
    borough = str(1 + number % 5)
    south, north, west, east, districts = BOXES[borough]
    code, use, category, expanded, ownership, leased, agreement = kind
    return Invented(
        borough=borough, block=90_000 + number // 50, lot=1 + number % 50,
        district=f"{borough}{1 + number % int(districts):02}",
        house_number=_house_number(number, borough),
        street=chance.choice(STREETS), name="" if number % 5 == 4 else f"INVENTED PLACE {number + 1}",
        agency=AGENCIES[number % len(AGENCIES)], code=code, use=use, category=category, expanded=expanded,
        ownership=ownership, leased=leased, agreement=agreement,
        latitude=f"{chance.uniform(south, north):.6f}", longitude=f"{chance.uniform(west, east):.6f}",
    )  # fmt: skip


def _house_number(number: int, borough: str) -> str:
    """None for some, two numbers with a hyphen in Queens."""
    if number % 7 == 6:
        return ""
    return f"{10 + number % 90}-{10 + number % 80}" if borough == "4" else str(1 + number)


def _beside(before: Invented, kind: tuple[str, ...], chance: random.Random) -> Invented:
    """Another use on the lot before."""
    code, use, category, expanded, ownership, leased, agreement = kind
    return replace(
        before, agency=chance.choice(AGENCIES), code=code, use=use, category=category, expanded=expanded,
        ownership=ownership, leased=leased, agreement=agreement,
    )  # fmt: skip
