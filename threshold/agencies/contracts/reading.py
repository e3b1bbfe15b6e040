"""A file of contracts read row by row: usable rows, and for every other one its line and what is wrong, for a clerk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Final

from threshold.agencies.contracts.facts import CATEGORIES, Facts, Place
from threshold.agencies.csv_files import CsvFile, refuse
from threshold.agencies.importer import CONTROL, Refusal, RowRefused
from threshold.agencies.post_list import posts
from threshold.agencies.words import FIRST_YEAR, LAST_YEAR
from threshold.core.words import gettext_noop

COLUMNS: Final = (
    "body", "number", "parent", "vendor", "human_services", "category", "public_contact", "security", "since", "until",
    "responsible", "location", "on_city_property", "sensitive",
)  # fmt: skip
NEEDED: Final = frozenset({"body", "number", "vendor", "human_services", "public_contact", "security", "since"})
LONGEST: Final = {"number": 60, "parent": 60, "vendor": 200, "location": 300}
MOST_BYTES = 60_000_000
MOST_ROWS = 200_000
FORMULA = re.compile(r"[=+\-@\t\r]")
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a contract as it says, with one of its places if it names one."""

    line: int
    facts: Facts
    place: Place | None


class Reading:
    """One reading of a file, from its beginning: rows and refusals as they come, then the hash of what was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = CsvFile(file, most_bytes=MOST_BYTES)
        self.header: tuple[str, ...] = ()

    @property
    def file_hash(self) -> str:
        """The hash of everything read so far."""
        return self._file.file_hash

    def rows(self) -> Iterator[Row | Refusal]:
        """Every row in turn. Raises FileRefused where nothing after that point can be read."""
        records = self._file.records()
        self.header = _header(next(records, (1, []))[1])
        count = 0
        for line, record in records:
            count += 1
            if count > MOST_ROWS:
                refuse(gettext_noop("The file has more than {most} rows. Import it in parts."), most=MOST_ROWS)
            try:
                yield _row(line, record, self.header)
            except RowRefused as error:
                yield Refusal(line, error.sentence)
        if not count:
            refuse(gettext_noop("The file has a header and no rows under it. Export it again with its rows."))


def _header(given: Sequence[str]) -> tuple[str, ...]:
    """The header's names. Raises FileRefused, naming what is missing, there twice or not known."""
    header = tuple(name.strip().lower() for name in given)
    if len(header) == 1 and any(sign in header[0] for sign in ";\t|"):
        refuse(gettext_noop("The columns are not separated by commas. Save the file as CSV with commas."))
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        refuse(gettext_noop("The header names “{column}” twice. Keep one of the two columns."), column=twice[0][:60])
    missing = sorted(NEEDED - set(header))
    if missing:
        refuse(
            gettext_noop("The header lacks these columns: {columns}. The first line names them all: {all}."),
            columns=", ".join(missing), all=", ".join(COLUMNS),
        )  # fmt: skip
    strange = [name for name in header if name not in COLUMNS]
    if strange:
        refuse(
            gettext_noop("The header names “{column}”, which is not known here. Known are: {all}."),
            column=strange[0][:60], all=", ".join(COLUMNS),
        )  # fmt: skip
    return header


def _row(line: int, record: list[str], header: Sequence[str]) -> Row:
    """One row, checked. Raises RowRefused."""
    if len(record) != len(header):
        raise RowRefused(
            gettext_noop("The row has {found} columns and the header has {wanted}. Check its commas and quotes."),
            found=len(record), wanted=len(header),
        )  # fmt: skip
    given = dict.fromkeys(COLUMNS, "") | {
        column: _clean(value, column) for column, value in zip(header, record, strict=True)
    }
    for column in sorted(NEEDED):
        if not given[column]:
            raise RowRefused(gettext_noop("“{column}” is empty. Fill it in."), column=column)
    return Row(line, _facts(given), _place(given))


def _clean(value: str, column: str) -> str:
    value = value.strip()
    if not value:
        return ""
    if FORMULA.match(value):
        raise RowRefused(
            gettext_noop("“{column}” begins with “{sign}”, as a formula does. Write the value itself."),
            column=column, sign=value[:1],
        )  # fmt: skip
    if CONTROL.search(value):
        raise RowRefused(
            gettext_noop("“{column}” holds a control character or one lost in an earlier conversion. Type it again."),
            column=column,
        )
    most = LONGEST.get(column, 200)
    if len(value) > most:
        raise RowRefused(
            gettext_noop("“{column}” is longer than {most} characters. Shorten it."), column=column, most=most
        )
    return " ".join(value.split())


def _facts(given: dict[str, str]) -> Facts:
    since, until = _day(given["since"], "since"), _day_or_none(given["until"], "until")
    if until is not None and until < since:
        raise RowRefused(
            gettext_noop("It ends on {until}, before it begins on {since}."), until=str(until), since=str(since)
        )
    human_services = _yes(given["human_services"], "human_services")
    category = given["category"].lower()
    if category and category not in CATEGORIES:
        raise RowRefused(
            gettext_noop("“{value}” is not a category of section 1.d. Those are: {all}."),
            value=category[:60], all=", ".join(CATEGORIES),
        )  # fmt: skip
    if category and not human_services:
        raise RowRefused(gettext_noop("It has a category of human services and “human_services” says no. Correct one."))
    if given["responsible"] and given["responsible"] not in posts():
        raise RowRefused(
            gettext_noop("“{value}” is not a post known here. Those are: {all}."),
            value=given["responsible"][:60], all=", ".join(posts()),
        )  # fmt: skip
    return Facts(
        body=given["body"], number=given["number"], vendor=given["vendor"], since=since, until=until,
        parent=given["parent"], human_services=human_services, category=category,
        public_contact=_yes(given["public_contact"], "public_contact"), security=_yes(given["security"], "security"),
        responsible=given["responsible"],
    )  # fmt: skip


def _place(given: dict[str, str]) -> Place | None:
    if not given["location"]:
        if given["on_city_property"] or given["sensitive"]:
            raise RowRefused(gettext_noop("It says something of a location and names none. Fill in “location”."))
        return None
    owned = given["on_city_property"]
    return Place(
        address=given["location"],
        city_property=_yes(owned, "on_city_property") if owned else None,
        sensitive=_yes(given["sensitive"], "sensitive") if given["sensitive"] else False,
    )


def _yes(value: str, column: str) -> bool:
    if value.lower() in {"yes", "no"}:
        return value.lower() == "yes"
    raise RowRefused(gettext_noop("“{value}” in “{column}” is neither yes nor no."), value=value[:60], column=column)


def _day_or_none(value: str, column: str) -> date | None:
    return _day(value, column) if value else None


def _day(value: str, column: str) -> date:
    """A day as 2026-03-01 within reason. Raises RowRefused."""
    try:
        day = date.fromisoformat(value) if A_DAY.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RowRefused(
            gettext_noop("“{value}” in “{column}” is not a day. Write it as 2026-03-01."),
            value=value[:60],
            column=column,
        )
    return day
