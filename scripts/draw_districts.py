"""For maintainers: draws the map's outlines of community districts from the City's published boundary file.

    python -m scripts.draw_districts BOUNDARIES.geojson "where it comes from, and of which day"

The Department of City Planning publishes its community districts as GeoJSON. What is kept is a drawing of our own: few
points of the many, rounded to about ten metres, edges that two districts share drawn alike so that they still meet. It
is for orientation alone and measures nothing.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parents[1]
DRAWING = ROOT / "threshold" / "property" / "static" / "property" / "districts.json"
COARSE: Final = 0.0022  # degrees: what lies nearer than this to a line is drawn on it
SMALLEST: Final = 0.000012  # square degrees: islets smaller than this are left out
UNIT: Final = 10_000  # whole numbers in the drawing are degrees times this
STRETCH: Final = math.cos(math.radians(40.7))  # a degree of longitude beside one of latitude, in the City
NAMES: Final = ("boro_cd", "borocd", "BoroCD")

Point = tuple[float, float]
Ring = Sequence[Point]


def main(file: str, source: str) -> int:
    """Read the boundaries, write the drawing. Returns the exit status."""
    drawn = drawing(json.loads(Path(file).read_text("utf-8")))
    lines = [f'"{number}": {json.dumps(rings, separators=(",", ":"))}' for number, rings in sorted(drawn.items())]
    told = f"Community districts of the City of New York, simplified for orientation alone. Drawn from: {source}"
    text = f'{{"source": {json.dumps(told)},\n"unit": {UNIT},\n"districts": {{\n' + ",\n".join(lines) + "\n}}\n"
    DRAWING.parent.mkdir(parents=True, exist_ok=True)
    DRAWING.write_text(text, "utf-8")
    print(f"{len(drawn)} districts, {len(text.encode()):,} bytes in {DRAWING}")
    return 0


def drawing(boundaries: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    """The rings of each district as whole numbers, longitude and latitude in turn. ValueError for what is no such file.

    Only outer rings are drawn: no district of the City has a hole that is not another district.
    """
    rings = {number: list(_outer(geometry)) for number, geometry in _districts(boundaries)}
    corners = _corners([ring for some in rings.values() for ring in some])
    drawn = {number: [_whole(_simpler(ring, corners)) for ring in some] for number, some in rings.items()}
    return {number: kept for number, some in drawn.items() if (kept := [ring for ring in some if len(ring) >= 6])}


def _districts(boundaries: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each district's number and geometry."""
    for feature in boundaries["features"]:
        told = feature["properties"]
        number = next((told[name] for name in NAMES if told.get(name)), None)
        if number is None or feature["geometry"]["type"] not in ("Polygon", "MultiPolygon"):
            raise ValueError(f"a district needs one of {', '.join(NAMES)}, and a polygon")
        yield str(int(number)), feature["geometry"]


def _outer(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """The outer rings worth drawing, each without the point that closes it; the largest always."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = sorted(([(x, y) for x, y, *_ in polygon[0]][:-1] for polygon in polygons), key=_area, reverse=True)
    yield from (ring for place, ring in enumerate(rings) if place == 0 or _area(ring) >= SMALLEST)


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def _corners(rings: Sequence[Ring]) -> set[Point]:
    """The points where more than two edges meet, however many districts draw them: they stay where they are."""
    edges = {frozenset(edge) for ring in rings for edge in zip(ring, [*ring[1:], ring[0]], strict=True)}
    met = Counter(point for edge in edges for point in edge)
    return {point for point, count in met.items() if count > 2}


def _simpler(ring: Ring, corners: set[Point]) -> list[Point]:
    """A ring of fewer points. Each stretch between corners is drawn alike from whichever side it is met."""
    starts = [place for place, point in enumerate(ring) if point in corners] or _two_ends(ring)
    kept: list[Point] = []
    for here, there in zip(starts, [*starts[1:], starts[0] + len(ring)], strict=True):
        stretch = [ring[place % len(ring)] for place in range(here, there + 1)]
        turned = stretch[0] > stretch[-1] or (stretch[0] == stretch[-1] and stretch[1] > stretch[-2])
        some = _fewer(stretch[::-1])[::-1] if turned else _fewer(stretch)
        kept += some[:-1]
    return kept


def _two_ends(ring: Ring) -> list[int]:
    """Where to begin on a ring that meets no other: its first point, and the one farthest from it."""
    far = max(range(len(ring)), key=lambda place: math.dist(ring[0], ring[place]))
    return sorted({0, far})


def _fewer(stretch: Ring) -> list[Point]:
    """The points of a stretch that lie farther than COARSE from a line drawn without them (Douglas and Peucker)."""
    if len(stretch) < 3:
        return list(stretch)
    far = max(range(1, len(stretch) - 1), key=lambda place: _off(stretch[place], stretch[0], stretch[-1]))
    if _off(stretch[far], stretch[0], stretch[-1]) <= COARSE:
        return [stretch[0], stretch[-1]]
    return [*_fewer(stretch[: far + 1])[:-1], *_fewer(stretch[far:])]


def _off(point: Point, here: Point, there: Point) -> float:
    """How far a point lies from the stretch between two others, longitudes shortened as they are in the City."""
    (px, py), (ax, ay), (bx, by) = ((x * STRETCH, y) for x, y in (point, here, there))
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) if length else 0.0
    return math.dist((px, py), (ax + along * (bx - ax), ay + along * (by - ay)))


def _whole(ring: Ring) -> list[int]:
    """A ring as whole numbers, longitude and latitude in turn, no point twice in a row."""
    points = [(round(x * UNIT), round(y * UNIT)) for x, y in ring]
    return [number for place, point in enumerate(points) if point != points[place - 1] for number in point]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)
