"""The three layouts the City's list of owned and leased property comes in, and which column of each holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# What is read of a row, and what each layout calls it. Columns not named here are read past.
OPEN_DATA: Final = {
    "borough": "borough", "block": "tax block", "lot": "tax lot", "bbl": "bbl", "billing": "billbbl", "district": "cd",
    "house_number": "house number", "address": "address", "name": "parcel name", "agency": "agency",
    "code": "use code", "use": "use type", "ownership": "ownership", "category": "category",
    "expanded": "expanded category code", "leased": "leased properties", "committed": "final commitment",
    "agreement": "agreement", "latitude": "latitude", "longitude": "longitude",
}  # fmt: skip
API: Final = {name: column.replace(" ", "_") for name, column in OPEN_DATA.items()} | {
    "ownership": "non_city_ownership", "category": "category_code",
}  # fmt: skip
CITY_PLANNING: Final = {
    "borough": "borough", "block": "block", "lot": "lot", "bbl": "bbl", "billing": "mapbbl", "district": "cd",
    "house_number": "hnum", "address": "address", "name": "parcelname", "agency": "agency", "code": "usecode",
    "use": "usetype", "ownership": "ownership", "category": "category", "expanded": "expandcat", "leased": "leased",
    "committed": "finalcom", "agreement": "agreement", "latitude": "latitude", "longitude": "longitude",
}  # fmt: skip
MAY_LACK: Final = frozenset({"billing", "house_number", "category", "expanded", "latitude", "longitude"})


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: its short name, what people call it, and the column for each thing read."""

    slug: str
    name: str
    columns: dict[str, str]

    def missing(self, header: Sequence[str]) -> list[str]:
        """The needed columns a header does not have."""
        return [column for name, column in self.columns.items() if name not in MAY_LACK and column not in header]


LAYOUTS: Final = (
    Layout("open-data", "Open Data's export", OPEN_DATA),
    Layout("api", "Open Data's API", API),
    Layout("city-planning", "City Planning's own file", CITY_PLANNING),
)


def recognise(header: Sequence[str]) -> Layout | None:
    """The layout whose needed columns are all there."""
    return next((layout for layout in LAYOUTS if not layout.missing(header)), None)


def nearest(header: Sequence[str]) -> Layout:
    """The layout that lacks least of a header."""
    return min(LAYOUTS, key=lambda layout: len(layout.missing(header)))
