"""A row of the list reads the same in every layout, with the traps of real files; others are refused with a reason."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from threshold.agencies.importer import FileRefused, Refusal
from threshold.property.layouts import LAYOUTS, Layout
from threshold.property.lots import BOROUGHS
from threshold.property.reading import Reading, Row
from threshold.property.sample import layout_of, rows, with_traps, written
from threshold.property.tests.lists import ONE, ONE_ROW, cells, file_of, needs_the_real_file


def read(file: io.BytesIO, *, invented: bool = True) -> list[Row | Refusal]:
    """Everything a reading of a file gives."""
    return list(Reading(file, invented=invented).rows())


def use_of(**other: str) -> Row:
    """The one row of a file, some of its cells replaced. Fails where it is refused."""
    (row,) = read(file_of(cells(ONE, **other)))
    assert isinstance(row, Row), row
    return row


def refusal(**other: str) -> str:
    """Why the one row of a file is refused."""
    (row,) = read(file_of(cells(ONE, **other)))
    assert isinstance(row, Refusal), row
    assert row.line == 2
    return str(row.reason)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.slug)
def test_the_same_rows_read_alike_in_every_layout(layout: Layout) -> None:
    some = with_traps(rows(200))
    open_data = read(io.BytesIO(written(some, layout_of("open-data")).encode()))
    reading = Reading(io.BytesIO(written(some, layout).encode()), invented=True)
    assert list(reading.rows()) == open_data
    assert reading.layout == layout
    assert not [row for row in open_data if isinstance(row, Refusal)]


@pytest.mark.parametrize(
    ("cell", "given", "field", "kept"),
    [
        ("code", "940", "code", "0940"),
        ("code", "0940", "code", "0940"),
        ("code", "940.0", "code", "0940"),
        ("bbl", "1900000001.0", "billing", ""),
        ("bbl", "1,900,000,001", "billing", ""),
        ("billing", "1,900,007,501", "billing", "1900007501"),
        ("billing", "", "billing", ""),
        ("block", "90,000", "billing", ""),
        ("district", "", "district", ""),
        ("district", "164", "district", "164"),
        ("category", "", "category", ""),
        ("expanded", "", "expanded", ""),
        ("latitude", "40.7503531", "latitude", "40.750353"),
        ("latitude", "", "latitude", ""),
        ("house_number", "126-26", "address", "4 KITE LANE"),
        ("name", "  TWO   WORDS ", "name", "TWO WORDS"),
        ("agency", "demo-dpl", "agency", "DEMO-DPL"),
    ],
)
def test_what_real_files_hold_is_understood(cell: str, given: str, field: str, kept: str) -> None:
    assert getattr(use_of(**{cell: given}).use, field) == kept


@pytest.mark.parametrize(
    ("cell", "given", "words"),
    [
        ("bbl", "1.9E+09", "lost figures in a spreadsheet"),
        ("bbl", "1900000002", "is not that of borough, block and lot"),
        ("bbl", "19000000x1", "is not a whole number"),
        ("bbl", "", "“bbl” is empty"),
        ("borough", "6", "do not name a lot"),
        ("lot", "0", "do not name a lot"),
        ("block", "7033", "is not that of borough, block and lot"),
        ("code", "GARAGE", "is not a use code"),
        ("code", "12345", "is not a use code"),
        ("house_number", "11-Jul", "made the house number “11-Jul” into a day"),
        ("house_number", "Nov-27", "made the house number “Nov-27” into a day"),
        ("house_number", "11/27/2025", "into a day"),
        ("ownership", "", "not a mark known here"),
        ("ownership", "X", "not a mark known here: C, M, P, O"),
        ("leased", "Y", "not a mark known here: L"),
        ("agreement", "Q", "not a mark known here: S, L, M"),
        ("category", "4", "not a mark known here"),
        ("district", "99", "is not a community district"),
        ("latitude", "0", "lies outside the City"),
        ("latitude", "NaN", "is not a number"),
        ("longitude", "40.75", "lies outside the City"),
        ("agency", "", "“agency” is empty"),
        ("use", "", "“use” is empty"),
        ("name", "A\u202eB", "a control character"),
        ("name", "caf\ufffd", "a control character"),
        ("name", "x" * 201, "is longer than 200 characters"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line_and_a_reason(cell: str, given: str, words: str) -> None:
    assert words in refusal(**{cell: given})


def test_a_row_cut_off_is_refused() -> None:
    whole = written([ONE], layout_of("open-data"))
    (row,) = read(io.BytesIO(whole[:-40].encode()))
    assert isinstance(row, Refusal)
    assert "columns and the header has" in str(row.reason)


def test_invented_lots_stay_out_of_the_citys_list_and_its_lots_out_of_a_demonstration() -> None:
    real = replace(ONE, block=7033)
    for one, invented in ((ONE, False), (real, True)):
        (row,) = read(file_of(cells(one)), invented=invented)
        assert isinstance(row, Refusal)
        assert "90000" in str(row.reason)
    (row,) = read(file_of(cells(real)), invented=False)
    assert isinstance(row, Row)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"BOROUGH,BLOCK,LOT\n1,1,1\n", "none of the three layouts"),
        (b"BOROUGH;TAX BLOCK;TAX LOT\n1;1;1\n", "not separated by commas"),
        (b"\xff\xfeB\x00", "UTF-16"),
        (b"PK\x03\x04", "a spreadsheet"),
        (written([ONE], layout_of("open-data")).splitlines()[0].encode(), "no rows under it"),
        (b"BBL,BBL\n1,1\n", "names “bbl” twice"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused_whole(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        read(io.BytesIO(data))


def test_the_nearest_layout_is_named_with_what_it_has_besides() -> None:
    text = written([ONE], layout_of("city-planning")).replace("USECODE", "CODE OF USE")
    with pytest.raises(FileRefused, match="City Planning's own file, also has: USECODE"):
        read(io.BytesIO(text.encode()))


def test_a_mark_at_the_beginning_and_windows_line_ends_are_read_past() -> None:
    text = written([ONE], layout_of("api")).replace("\n", "\r\n")
    (row,) = read(io.BytesIO(b"\xef\xbb\xbf" + text.encode()))
    assert isinstance(row, Row)
    assert row.bbl[0] in BOROUGHS


@needs_the_real_file
def test_city_plannings_own_row_is_read() -> None:
    (row,) = read(io.BytesIO(ONE_ROW.read_bytes()), invented=False)
    assert isinstance(row, Row)
    assert (row.bbl, row.use.code, row.use.leased, row.use.district) == ("3006120250", "0940", True, "306")
