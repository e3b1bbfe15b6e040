"""Short files of the property list for tests, all invented, and the ways of importing them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from threshold.accounts.rights import Who
from threshold.property.actions.imports import Source, import_property, preview_property
from threshold.property.differences import Outcome
from threshold.property.layouts import Layout
from threshold.property.sample import Invented, layout_of, lines, rows, written

OPERATOR = Who.operator("tests")
TODAY = date(2026, 5, 8)
OPEN_DATA = layout_of("open-data")
REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "colp"
FULL = REAL / "colp_opendata_export_2025-03.csv"
ONE_ROW = REAL / "colp_sample_dcp_format_1row.csv"
NOT_THERE = "the City's own file is not beside this checkout (../shared/data/colp); the City publishes it"
needs_the_real_file = pytest.mark.skipif(not FULL.exists(), reason=NOT_THERE)

ONE = replace(rows(1)[0], district="101", name="INVENTED PLACE", house_number="4", street="KITE LANE")


def kinds(count: int = 15) -> list[Invented]:
    """One lot of each kind of the sample."""
    return rows(count)


def source(some: list[Invented], layout: Layout = OPEN_DATA) -> Source:
    """A file of invented rows."""
    return Source(io.BytesIO(written(some, layout).encode()), invented=True)


def brought(some: list[Invented], layout: Layout = OPEN_DATA, today: date = TODAY) -> Outcome:
    """An import of invented rows."""
    return import_property(by=OPERATOR, source=source(some, layout), today=today)


def previewed(some: list[Invented], layout: Layout = OPEN_DATA) -> Outcome:
    """What it would change."""
    return preview_property(by=OPERATOR, source=source(some, layout))


def cells(one: Invented, **other: str) -> dict[str, str]:
    """The cells of one row of Open Data's export by what is read of each, some of them replaced."""
    _header, values = lines([one], OPEN_DATA)
    return dict(zip(OPEN_DATA.columns, values, strict=True)) | other


def file_of(*some: dict[str, str]) -> io.BytesIO:
    """A file of rows given cell by cell."""
    quoted = [",".join('"' + row[name].replace('"', '""') + '"' for name in OPEN_DATA.columns) for row in some]
    return io.BytesIO("\n".join([",".join(OPEN_DATA.columns.values()).upper(), *quoted]).encode())
