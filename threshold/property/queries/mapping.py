"""What the map draws: every public site asked for as a point, and how many stand in each district.

Both are worked out once for each stamp of the sites and kept: a sensitive site moves the stamp when it is marked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from django.db.models import Count, F, IntegerField
from django.db.models.functions import Cast

from threshold.core.property import Lot
from threshold.property.models import Stamp
from threshold.property.queries.sites import Asking, narrowed, public

UNIT: Final = 100_000  # degrees are sent as whole numbers of about a metre
CLASSES: Final = (Lot.VACANT, Lot.PARKING, Lot.GARAGE, Lot.FOR_A_PERSON, Lot.NO)
MOST_KEPT: Final = 16


@dataclass(frozen=True, slots=True)
class Points:
    """What is sent to the map, and the mark by which a browser knows that it has it already."""

    body: str
    mark: str


def points(asking: Asking) -> Points:
    """Every public site asked for that has coordinates, by lot."""
    return _points(_stamp(), asking) if _keeps(asking) else _points.__wrapped__(0, asking)


def counted(asking: Asking) -> dict[str, int]:
    """How many public sites asked for stand in each community district; those in none under their borough's figure."""
    return dict(_counted(_stamp(), asking) if _keeps(asking) else _counted.__wrapped__(0, asking))


def _keeps(asking: Asking) -> bool:
    """Whether what is asked for may be kept: a decision of control changes no site, so it moves no stamp."""
    return not asking.control


def _stamp() -> int:
    return Stamp.objects.values_list("number", flat=True).get()


@lru_cache(maxsize=MOST_KEPT)
def _points(_number: int, asking: Asking) -> Points:
    found = narrowed(public(), asking).filter(latitude__isnull=False, longitude__isnull=False)
    told = found.order_by("bbl").values_list("bbl", "lot", _whole("latitude"), _whole("longitude"))
    rows = [(int(bbl), CLASSES.index(Lot(lot)), north, east) for bbl, lot, north, east in told.iterator(5000)]
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    body = json.dumps(
        {
            "unit": UNIT, "bbl": [*_steps(columns[0])], "class": "".join(map(str, columns[1])),
            "north": [*_steps(columns[2])], "east": [*_steps(columns[3])],
        }, separators=(",", ":"),
    )  # fmt: skip
    return Points(body, hashlib.sha256(body.encode()).hexdigest()[:32])


@lru_cache(maxsize=MOST_KEPT)
def _counted(_number: int, asking: Asking) -> tuple[tuple[str, int], ...]:
    rows = narrowed(public(), asking).order_by().values_list("borough", "district").annotate(Count("bbl"))
    return tuple((district or borough, count) for borough, district, count in rows)


def _whole(column: str) -> Cast:
    return Cast(F(column) * UNIT, IntegerField())


def _steps(numbers: tuple[int, ...]) -> Iterator[int]:
    """The first number, then how far each lies from the one before: neighbours by lot are neighbours in the City."""
    yield from numbers[:1]
    yield from (there - here for here, there in pairwise(numbers))
