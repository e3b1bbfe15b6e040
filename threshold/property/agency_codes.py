"""The agency codes of the City's property list, which are its own, and the bodies here they stand for."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Q

from threshold.agencies.models import Body

FILE = Path(__file__).with_name("lists") / "agency_codes.csv"


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what City Planning calls it, and the record of the body it stands for ("" for none)."""

    code: str
    name: str
    record: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the codes stand for here: ids of bodies, and names."""

    bodies: Mapping[str, str]
    names: Mapping[str, str]


@cache
def codes() -> tuple[Code, ...]:
    """Every code of the list, by code."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Code(row["code"], row["name"], row["record"]) for row in csv.DictReader(file))


def known() -> Known:
    """The codes as the bodies here stand now; an invented body's code is its acronym."""
    by_record = {code.record: code.code for code in codes() if code.record}
    held = Body.objects.filter(Q(record__in=by_record) | Q(demonstration=True))
    bodies: dict[str, str] = {}
    names = {code.code: code.name for code in codes()}
    for body in held:
        code = body.acronym if body.demonstration else by_record[body.record]
        bodies[code] = body.id
        names[code] = body.name
    return Known(bodies, names)


def names_beside(body: Body | None) -> Mapping[str, str]:
    """What the list calls each code, and an invented body by its own name: enough for one site, with nothing asked."""
    names = {code.code: code.name for code in codes()}
    return names | ({body.acronym: body.name} if body is not None and body.demonstration else {})
