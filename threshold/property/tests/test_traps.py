"""Every trap of real lists, on short invented ones; and, where the City's own file is at hand, its figures."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from threshold.accounts.tests.people import bodies
from threshold.agencies.importer import FileRefused, Refusal
from threshold.core.property import GARAGES, PARKING_LOTS, VACANT_LAND, four_figures
from threshold.database.reach import Reach, reaching
from threshold.property.actions.imports import Source, import_property
from threshold.property.models import Import, Site, Use
from threshold.property.reading import MOST_BYTES, Reading, Row
from threshold.property.sample import layout_of, written
from threshold.property.tests.lists import (
    FULL,
    ONE,
    OPERATOR,
    REAL,
    TODAY,
    brought,
    cells,
    file_of,
    needs_the_real_file,
)

WHOLE = written([ONE, replace(ONE, lot=2)], layout_of("open-data"))
GENERATOR = REAL.parent / "make_synthetic_colp.py"
AIRPORT = replace(ONE, lot=5, code="0800", use="AIRPORT", name="INVENTED AIRFIELD")


class Endless(io.BytesIO):
    """A file without an end, which nobody keeps: a header, then the same long row again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.told, self.given = WHOLE.splitlines(keepends=True)[0].encode(), 0

    def seek(self, place: int, whence: int = 0) -> int:
        """Back to the beginning."""
        self.given = 0
        return place

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        line = self.told if not self.given else b"x" * 19_000 + b"\n"
        self.given += len(line)
        return line


def read(data: bytes) -> list[Row | Refusal]:
    """Everything a reading of a file gives."""
    return list(Reading(io.BytesIO(data), invented=True).rows())


def codes_by_lot() -> dict[str, list[str]]:
    """The use codes of the City's own file by lot."""
    found: dict[str, list[str]] = {}
    with FULL.open("rb") as file:
        for row in Reading(file).rows():
            assert isinstance(row, Row), row
            found.setdefault(row.bbl, []).append(row.use.code)
    return found


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page, not a CSV file"),
        (b"\xef\xbb\xbf  <html>", "a web page, not a CSV file"),
        (WHOLE.partition("\n")[2].encode(), "names no column of the list"),
        (WHOLE.replace("USE CODE", "KIND").encode(), "Open Data's export, also has: USE CODE"),
        (WHOLE.encode() + b'1,"INVENTED', "cannot be read"),
        (WHOLE.replace("KITE LANE", "CAF\u00c9 LANE").encode("cp1252"), "looks like Windows-1252"),
        (WHOLE.encode("utf-16"), "UTF-16"),
        (b"\n\n", "names no column of the list"),
        (WHOLE.replace("INVENTED", "INV\0ENTED").encode(), "NUL"),
        (b'{"data": []}', "names no column of the list"),
    ],
)
def test_a_file_that_cannot_be_the_list_is_refused_with_what_it_seems_to_be(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        read(data)


def test_a_file_without_an_end_is_refused_before_it_is_read_to_it() -> None:
    file = Endless()
    with pytest.raises(FileRefused, match="larger than"):
        list(Reading(file, invented=True).rows())
    assert file.given < MOST_BYTES + 100_000


def test_a_file_cut_off_in_a_row_refuses_that_row_and_names_its_line() -> None:
    rows = read(WHOLE.rstrip("\n")[:-30].encode())
    assert [type(row) for row in rows] == [Row, Refusal]
    assert isinstance(rows[1], Refusal) and rows[1].line == 3


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
class TestLots:
    """What becomes of lots with awkward rows."""

    @pytest.fixture
    def demonstration(self, settings: Any) -> None:
        """Invented bodies."""
        settings.DEMONSTRATION = True
        bodies()

    def site(self, bbl: str = ONE.bbl) -> Site:
        """One site as the City sees it."""
        with reaching(Reach.CITY):
            return Site.objects.get(pk=bbl)

    def test_an_airport_beside_rows_of_no_use_is_no_vacant_lot(self) -> None:
        brought([AIRPORT, *[replace(AIRPORT, code="1520", use="NO USE-VACANT LAND")] * 3])
        assert self.site(AIRPORT.bbl).lot == "no City lot on this list"
        assert self.site(AIRPORT.bbl).lot_rule == "lot-vacant-beside-use"
        with reaching(Reach.CITY):
            assert sorted(Use.objects.values_list("code", "times")) == [("0800", 1), ("1520", 3)]

    @pytest.mark.parametrize("code", ["COURT", "HRPT", "EEPC", "OTHP"])
    def test_codes_the_city_s_own_list_leaves_out_are_known_and_lead_to_no_agency_of_another(self, code: str) -> None:
        outcome = brought([replace(ONE, agency=code)])
        assert outcome.unknown_agencies == set()
        assert self.site().agencies == [code]

    def test_a_lot_billed_under_another_stays_the_lot_it_is(self) -> None:
        file = file_of(cells(ONE, billing="1,900,007,501", bbl="1900000001.0", block="90,000", district=""))
        import_property(by=OPERATOR, source=Source(file, invented=True), today=TODAY)
        with reaching(Reach.CITY):
            assert Use.objects.get().billing == "1900007501"
        assert self.site().district == ""

    def test_a_code_that_is_new_is_for_a_person_to_say(self) -> None:
        brought([replace(ONE, code="1777", use="A USE NOBODY KNEW")])
        assert (self.site().lot, self.site().lot_rule) == ("for a person to say", "lot-unknown-code")

    @pytest.mark.skipif(not GENERATOR.exists(), reason="the generator of the data page is not beside this checkout")
    @pytest.mark.parametrize("layout", ["opendata", "dcp"])
    def test_made_up_rows_with_every_trap_are_all_accounted_for(self, layout: str) -> None:
        command = [sys.executable, str(GENERATOR), "600", "--layout", layout, "--traps"]
        text = subprocess.run(command, capture_output=True, check=True).stdout
        rows = list(csv.reader(io.StringIO(text.decode())))[1:]
        source = Source(io.BytesIO(text), invented=True)
        outcome = import_property(by=OPERATOR, source=source, today=TODAY)
        assert outcome.rows == len(rows) == outcome.uses + outcome.repeated
        assert outcome.repeated >= 1
        with reaching(Reach.CITY):
            assert sum(Use.objects.values_list("times", flat=True)) == len(rows)
            assert Import.objects.get().layout == {"opendata": "open-data", "dcp": "city-planning"}[layout]


@needs_the_real_file
def test_the_citys_file_has_the_rows_the_data_page_counts() -> None:
    lots = codes_by_lot()
    codes = Counter(code for some in lots.values() for code in some)
    assert sum(codes[code] for code in PARKING_LOTS) == 303
    assert sum(codes[code] for code in GARAGES) == 61
    assert codes[VACANT_LAND] == 2_358
    candidates = PARKING_LOTS | GARAGES | {VACANT_LAND}
    here = {bbl for bbl, some in lots.items() if candidates & set(some)}
    with (REAL / "colp_candidate_city_lots_2025-03.csv").open(encoding="utf-8", newline="") as file:
        assert here == {row["bbl"] for row in csv.DictReader(file)}
    assert len(here) == 2_713


@needs_the_real_file
def test_every_code_is_counted_and_classed_as_the_data_page_has_it() -> None:
    codes = Counter(code for some in codes_by_lot().values() for code in some)
    said: dict[str, set[str]] = {}
    with (REAL / "colp_use_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert codes[row["use_code_4"]] == int(row["rows_2025_03"] or 0), row
            assert four_figures(row["use_code_open_data"]) == row["use_code_4"]
            said.setdefault(row["eo13_city_lot_candidate"], set()).add(row["use_code_4"])
    assert PARKING_LOTS in said.values(), said.keys()
    assert GARAGES in said.values()
    assert {VACANT_LAND} in said.values()
