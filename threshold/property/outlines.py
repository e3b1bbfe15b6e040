"""The map drawn on the server: the outlines of community districts, our own drawing, as paths of one picture."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE = Path(__file__).with_name("static") / "property" / "districts.json"
WIDE: Final = 600  # the picture's units from its western edge to its eastern
SHADES: Final = (1, 50, 150, 300, 600)  # from how many sites on a district is drawn a shade darker
STRETCH: Final = math.cos(math.radians(40.7))  # a degree of longitude beside one of latitude, in the City


@dataclass(frozen=True, slots=True)
class Picture:
    """The City's districts in one picture: how wide and high it is, and the path of each."""

    wide: int
    high: int
    paths: Mapping[str, str]

    def shaded(self, counts: Mapping[str, int]) -> list[tuple[str, int]]:
        """Each path with its shade, from 0 for none to 5 for most."""
        return [(path, shade(counts.get(number, 0))) for number, path in self.paths.items()]


def shade(count: int) -> int:
    """How dark so many sites are drawn."""
    return bisect_right(SHADES, count)


@cache
def picture() -> Picture:
    """The drawing, read once a process."""
    districts: dict[str, list[list[int]]] = json.loads(FILE.read_text("utf-8"))["districts"]
    numbers = [ring for rings in districts.values() for ring in rings]
    west, east = (pick(x for ring in numbers for x in ring[::2]) for pick in (min, max))
    south, north = (pick(y for ring in numbers for y in ring[1::2]) for pick in (min, max))
    unit = WIDE / ((east - west) * STRETCH)

    def path(ring: Sequence[int]) -> str:
        points = zip(ring[::2], ring[1::2], strict=True)
        return "M" + "L".join(f"{(x - west) * STRETCH * unit:.0f} {(north - y) * unit:.0f}" for x, y in points) + "Z"

    drawn = {number: "".join(map(path, rings)) for number, rings in districts.items()}
    return Picture(WIDE, round((north - south) * unit), drawn)
