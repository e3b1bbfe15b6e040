"""The City's property list read row by row: uses to keep, and for every other row its line and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import BinaryIO, Final

from threshold.agencies.csv_files import CsvFile, refuse
from threshold.agencies.importer import CONTROL, Refusal, RowRefused
from threshold.core.property import Use, four_figures
from threshold.core.words import gettext_noop
from threshold.property.layouts import LAYOUTS, Layout, nearest, recognise

MOST_BYTES = 200_000_000
MOST_ROWS = 400_000
LONGEST: Final = {"address": 120, "name": 200, "agency": 20, "use": 120}
INVENTED_BLOCK: Final = 90_000  # no block of the City is numbered so high; invented lots begin here
WHOLE = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.0+)?")
ROUNDED = re.compile(r"[0-9.,]+e\+?[0-9]+", re.IGNORECASE)
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
A_DATE = re.compile(rf"\d{{1,2}}-{MONTH}|{MONTH}-\d{{1,2}}|\d{{1,4}}[/.]\d{{1,2}}[/.]\d{{1,4}}", re.IGNORECASE)
BOUNDS: Final = {"latitude": (Decimal("40.4"), Decimal("41")), "longitude": (Decimal("-74.3"), Decimal("-73.6"))}
SIX_PLACES = Decimal("0.000001")
MARKS: Final = {
    "ownership": ("C", "M", "P", "O"), "leased": ("", "L"), "committed": ("", "D"), "agreement": ("", "S", "L", "M"),
    "category": ("", "1", "2", "3"), "expanded": ("", *"123456789"),
}  # fmt: skip
COLUMNS_DIFFER = gettext_noop("The row has {found} columns and the header has {wanted}. Check its commas and quotes.")
NOT_EMPTY = gettext_noop("“{column}” is empty. Fill it in.")
NOT_WHOLE = gettext_noop("“{value}” in “{column}” is not a whole number.")
LOST_FIGURES = gettext_noop(
    "“{value}” in “{column}” has lost figures in a spreadsheet. Export the file again and leave it unopened."
)


@dataclass(frozen=True, slots=True, order=True)
class UseRow:
    """One use of a lot as the list has it, in one writing whatever the layout."""

    code: str
    agency: str
    name: str
    use: str
    ownership: str
    leased: bool
    agreement: str
    committed: bool
    category: str
    expanded: str
    billing: str
    address: str
    district: str
    latitude: str  # six decimals, or "" where there is none
    longitude: str

    @property
    def as_use(self) -> Use:
        """As the core knows a use."""
        return Use(self.code, self.agency, self.ownership, self.leased, self.agreement)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can be kept, and the lot it is about."""

    line: int
    bbl: str
    use: UseRow


class Reading:
    """One reading of a file: rows and refusals as they come, then its layout and the hash of what was read."""

    def __init__(self, file: BinaryIO, *, invented: bool = False) -> None:
        self._file, self._invented = CsvFile(file, most_bytes=MOST_BYTES), invented
        self.layout: Layout | None = None

    @property
    def file_hash(self) -> str:
        """The hash of everything read so far."""
        return self._file.file_hash

    def rows(self) -> Iterator[Row | Refusal]:
        """Every row in turn. Raises FileRefused where nothing after that point can be read."""
        records = self._file.records()
        header = tuple(" ".join(name.split()).lower() for name in next(records, (1, []))[1])
        self.layout = layout = _layout(header)
        places = {name: header.index(column) for name, column in layout.columns.items() if column in header}
        count = 0
        for line, record in records:
            count += 1
            if count > MOST_ROWS:
                refuse(gettext_noop("The file has more than {most} rows: it is not the City's list."), most=MOST_ROWS)
            yield self._row(line, record, len(header), places)
        if not count:
            refuse(gettext_noop("The file has a header and no rows under it. Export it again with its rows."))

    def _row(self, line: int, record: Sequence[str], width: int, places: Mapping[str, int]) -> Row | Refusal:
        try:
            if len(record) != width:
                raise RowRefused(COLUMNS_DIFFER, found=len(record), wanted=width)
            given = {name: _clean(record[place], name) for name, place in places.items()}
            bbl = _lot(given, invented=self._invented)
            return Row(line, bbl, _use(given, bbl))
        except RowRefused as error:
            return Refusal(line, error.sentence)


def _layout(header: Sequence[str]) -> Layout:
    """The layout of a header. Raises FileRefused, naming what the nearest one lacks."""
    if len(header) == 1 and any(sign in header[0] for sign in ";\t|"):
        refuse(gettext_noop("The columns are not separated by commas. Save the file as CSV with commas."))
    if not any(name in layout.columns.values() for layout in LAYOUTS for name in header):
        refuse(gettext_noop("The first line names no column of the list. Export the file again, with its header."))
    if twice := sorted({name for name in header if name and header.count(name) > 1}):
        refuse(gettext_noop("The header names “{column}” twice. Keep one of the two columns."), column=twice[0][:60])
    found = recognise(header)
    if found is None:
        close = nearest(header)
        refuse(
            gettext_noop("This is none of the three layouts known here. The nearest, {layout}, also has: {columns}."),
            layout=close.name, columns=", ".join(close.missing(header)).upper(),
        )  # fmt: skip
    return found


def _clean(value: str, name: str) -> str:
    if CONTROL.search(value):
        raise RowRefused(
            gettext_noop("“{column}” holds a control character or one lost in an earlier conversion. Export it again."),
            column=name,
        )
    value = " ".join(value.split())
    most = LONGEST.get(name, 60)
    if len(value) > most:
        raise RowRefused(gettext_noop("“{column}” is longer than {most} characters."), column=name, most=most)
    return value


def _lot(given: Mapping[str, str], *, invented: bool) -> str:
    """The lot's ten figures, the same from its parts and as a whole. Raises RowRefused."""
    borough, block, lot = (_whole(given, name) for name in ("borough", "block", "lot"))
    if not (1 <= borough <= 5 and 1 <= block <= 99_999 and 1 <= lot <= 9_999):
        raise RowRefused(gettext_noop("Borough, block and lot do not name a lot of the City."))
    bbl = f"{borough}{block:05}{lot:04}"
    whole = str(_whole(given, "bbl"))
    if whole != bbl:
        raise RowRefused(
            gettext_noop("The BBL {whole} is not that of borough, block and lot, {parts}."), whole=whole[:20], parts=bbl
        )
    if (block >= INVENTED_BLOCK) is not invented:
        raise RowRefused(
            gettext_noop("Blocks from {first} on are kept for invented lots, which are for demonstrations alone.")
            if block >= INVENTED_BLOCK
            else gettext_noop("Invented lots have blocks from {first} on."),
            first=INVENTED_BLOCK,
        )
    return bbl


def _use(given: Mapping[str, str], bbl: str) -> UseRow:
    """The use a row tells of. Raises RowRefused."""
    for name in ("agency", "use"):
        if not given[name]:
            raise RowRefused(NOT_EMPTY, column=name)
    if A_DATE.fullmatch(given.get("house_number", "")):
        raise RowRefused(
            gettext_noop(
                "A spreadsheet made the house number “{value}” into a day. Export the file again and leave it unopened."
            ),
            value=given["house_number"],
        )
    marks = {name: _mark(given.get(name, ""), name) for name in MARKS}
    return UseRow(
        code=_code(given), agency=given["agency"].upper(), name=given["name"], use=given["use"],
        ownership=marks["ownership"], leased=marks["leased"] == "L", agreement=marks["agreement"],
        committed=marks["committed"] == "D", category=marks["category"], expanded=marks["expanded"],
        billing=_billing(given, bbl), address=given["address"], district=_district(given),
        latitude=_degrees(given, "latitude"), longitude=_degrees(given, "longitude"),
    )  # fmt: skip


def _whole(given: Mapping[str, str], name: str) -> int:
    """A whole number, as `1006107`, `1,006,107` or `3085910175.0`. Raises RowRefused."""
    value = given[name]
    if not value:
        raise RowRefused(NOT_EMPTY, column=name)
    if ROUNDED.fullmatch(value):
        raise RowRefused(LOST_FIGURES, value=value, column=name)
    if not (value.isascii() and WHOLE.fullmatch(value)):
        raise RowRefused(NOT_WHOLE, value=value, column=name)
    return int(value.partition(".")[0].replace(",", ""))


def _mark(value: str, name: str) -> str:
    """One of the marks a column may hold. Raises RowRefused."""
    mark = value.upper().removesuffix(".0")
    if mark not in MARKS[name]:
        raise RowRefused(
            gettext_noop("“{value}” in “{column}” is not a mark known here: {known}."),
            value=value, column=name, known=", ".join(filter(None, MARKS[name])),
        )  # fmt: skip
    return mark


def _code(given: Mapping[str, str]) -> str:
    try:
        return four_figures(str(_whole(given, "code")))
    except ValueError:
        raise RowRefused(gettext_noop("“{value}” is not a use code."), value=given["code"]) from None


def _billing(given: Mapping[str, str], bbl: str) -> str:
    """The lot it is billed under, where that is another one."""
    if not given.get("billing"):
        return ""
    billing = str(_whole(given, "billing"))
    if len(billing) != 10:
        raise RowRefused(NOT_WHOLE, value=billing[:20], column="billing")
    return "" if billing == bbl else billing


def _district(given: Mapping[str, str]) -> str:
    """The community district's three figures, or "" where the list has none."""
    if not given["district"]:
        return ""
    number = _whole(given, "district")
    if not 101 <= number <= 599:
        raise RowRefused(gettext_noop("“{value}” is not a community district."), value=given["district"])
    return str(number)


def _degrees(given: Mapping[str, str], name: str) -> str:
    """A latitude or longitude within the City, with six decimals, or "". Raises RowRefused."""
    value = given.get(name, "")
    if not value:
        return ""
    try:
        degrees = Decimal(value)
        least, most = BOUNDS[name]
        if not least <= degrees <= most:
            raise RowRefused(gettext_noop("“{value}” in “{column}” lies outside the City."), value=value, column=name)
    except InvalidOperation:
        raise RowRefused(gettext_noop("“{value}” in “{column}” is not a number."), value=value, column=name) from None
    return str(degrees.quantize(SIX_PLACES))
