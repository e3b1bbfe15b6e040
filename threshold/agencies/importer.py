"""A list of bodies read from a CSV file: rows that can be used, and for every other row the line and the reason."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from threshold.agencies.layouts import (
    CONFIDENCES,
    KINDS,
    KINDS_OF_TYPE,
    LAYOUTS,
    STATUSES,
    Layout,
    recognise,
)
from threshold.core.words import Sentence, gettext_noop

MOST_BYTES = 20_000_000
MOST_ROWS = 50_000
LONGEST = 500  # characters of a name, an address or a list of other names
LONGEST_FIELD = 100_000  # characters of any field, those read past as well
RECORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CITY_RECORD = re.compile(r"NYC_GOID_([0-9]{6})")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd]")


class FileRefused(ValueError):
    """A file that cannot be read at all: what is wrong, where, and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class RowRefused(ValueError):
    """One row that cannot be used, and why."""

    def __init__(self, template: str, **values: str | int) -> None:
        self.sentence = Sentence(template, values)
        super().__init__(str(self.sentence))


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of one row. `kinds` are those it may be, the first when nothing finer is known.

    `source` and `confidence` are empty in a layout that has no column for them.
    """

    line: int
    record: str
    name: str
    acronym: str
    kinds: tuple[str, ...]
    status: str
    url: str
    other_names: tuple[str, ...]
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row not used: where it stands in the file, and why."""

    line: int
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file: its layout, the rows to use, the rows refused, and the hash of its bytes."""

    layout: Layout
    rows: tuple[Row, ...]
    refused: tuple[Refusal, ...]
    read_past: tuple[str, ...]  # columns no layout has: named to the person, not read
    file_hash: str

    @property
    def count(self) -> int:
        """How many rows the file has under its header."""
        return len(self.rows) + len(self.refused)


def read_bodies(data: bytes) -> Parsed:
    """The bodies of one file. Raises FileRefused when nothing of it can be read."""
    if len(data) > MOST_BYTES:
        _refuse(gettext_noop("The file is larger than {most} bytes. Import it in parts."), most=MOST_BYTES)
    records = _records(_text(data))
    header = [name.strip().lower() for name in next(records, (0, []))[1]]
    layout = _layout(header)
    rows, refused = _sorted_out(records, header, layout)
    if not rows and not refused:
        _refuse(gettext_noop("The file has a header and no rows under it. Export it again with its rows."))
    extra = tuple(name for name in header if name not in layout.columns)
    return Parsed(layout, tuple(rows), tuple(refused), extra, hashlib.sha256(data).hexdigest())


def _refuse(template: str, **values: str | int) -> NoReturn:
    raise FileRefused(Sentence(template, values))


def _text(data: bytes) -> str:
    """The file as text. Raises FileRefused, with the line, for anything but UTF-8."""
    if not data.strip():
        _refuse(gettext_noop("The file is empty. Export it again."))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(gettext_noop("The file is UTF-16. Save it as UTF-8: in a spreadsheet, choose “CSV UTF-8” when saving."))
    if data.startswith(b"PK\x03\x04"):
        _refuse(gettext_noop("This is a spreadsheet, not a CSV file. Save it as “CSV UTF-8” and import that file."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        template = gettext_noop(
            "Line {line} is not UTF-8. Save the file as UTF-8: in a spreadsheet, choose “CSV UTF-8” when saving."
        )
        raise FileRefused(Sentence(template, {"line": line})) from None


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line it begins on; empty lines left out. Raises FileRefused for broken quotation."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            template = gettext_noop(
                "The row that begins on line {line} cannot be read ({problem}). "
                "Check that every quotation mark is closed and no field is longer than a few pages."
            )
            raise FileRefused(Sentence(template, {"line": line, "problem": str(error)})) from None
        if any(field.strip() for field in record):
            yield line, record


def _layout(header: Sequence[str]) -> Layout:
    """The layout of a header. Raises FileRefused when it is none of them, or a column is missing or there twice."""
    layout = recognise(header)
    if layout is None:
        mark = next((sign for sign in (";", "\t", "|") if len(header) == 1 and sign in header[0]), "")
        if mark:
            _refuse(gettext_noop("The columns are not separated by commas. Save the file as CSV with commas."))
        names = ", or ".join(dict.fromkeys(" ".join(sorted(one.wanted)) for one in LAYOUTS))
        _refuse(
            gettext_noop(
                "The first line is not the header of a known layout. "
                "A known header has these columns, in any order: {names}."
            ),
            names=names,
        )
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        _refuse(gettext_noop("The header names “{column}” twice. Keep one of the two columns."), column=twice[0][:60])
    missing = sorted(layout.wanted - set(header))
    if missing:
        _refuse(
            gettext_noop("The header lacks {columns}. This looks like {layout}: export it with those columns."),
            columns=", ".join(missing),
            layout=layout.name,
        )
    return layout


def _sorted_out(
    records: Iterator[tuple[int, list[str]]], header: Sequence[str], layout: Layout
) -> tuple[list[Row], list[Refusal]]:
    """The rows to use and the rows refused; a record given twice is used once, where it first stands."""
    rows: list[Row] = []
    refused: list[Refusal] = []
    first: dict[str, int] = {}
    for line, fields in records:
        if len(rows) + len(refused) >= MOST_ROWS:
            _refuse(gettext_noop("The file has more than {most} rows. Import it in parts."), most=MOST_ROWS)
        try:
            row = _row(line, fields, header, layout)
            if row.record in first:
                raise RowRefused(
                    gettext_noop("The record {record} stands on line {first} already. Keep one of the two."),
                    record=row.record,
                    first=first[row.record],
                )
        except RowRefused as error:
            refused.append(Refusal(line, error.sentence))
            continue
        first[row.record] = line
        rows.append(row)
    return rows, refused


def _row(line: int, fields: list[str], header: Sequence[str], layout: Layout) -> Row:
    """One row, checked. Raises RowRefused."""
    if len(fields) != len(header):
        raise RowRefused(
            gettext_noop("The row has {found} columns and the header has {wanted}. Check its commas and quotes."),
            found=len(fields),
            wanted=len(header),
        )
    given = {
        column: _clean(value, column) for column, value in zip(header, fields, strict=True) if column in layout.wanted
    }
    return Row(
        line=line,
        record=_record(given[layout.record]),
        name=_name(given["name"]),
        acronym=given["acronym"],
        kinds=_kinds(given, layout),
        status=_one_of(given[layout.status].lower(), STATUSES, layout.status),
        url=_address(given["url"]),
        other_names=_other_names([given[column] for column in layout.other_names]),
        source=given[layout.source] if layout.source else "",
        confidence=_one_of(given[layout.confidence], CONFIDENCES, layout.confidence) if layout.confidence else "",
    )


def _clean(value: str, column: str) -> str:
    """One field with its spaces in order. Raises RowRefused for control characters and for what is too long."""
    value = value.strip()
    if CONTROL.search(value):
        raise RowRefused(
            gettext_noop("“{column}” holds a control character or one lost in an earlier conversion. Type it again."),
            column=column,
        )
    if len(value) > LONGEST:
        raise RowRefused(
            gettext_noop("“{column}” is longer than {most} characters. Shorten it."), column=column, most=LONGEST
        )
    return "" if value in {"null", "NULL"} else " ".join(value.split())


def _record(value: str) -> str:
    """The record's id as it is kept: NYC_GOID_000002 becomes nycgo-000002."""
    city = CITY_RECORD.fullmatch(value)
    if city:
        return f"nycgo-{city[1]}"
    if RECORD.fullmatch(value) and len(value) <= 60 and not value.startswith("demo-"):
        return value
    if not value:
        raise RowRefused(gettext_noop("The row has no record id. Give it the one the City's list has."))
    raise RowRefused(
        gettext_noop("“{value}” is not a record id. It looks like NYC_GOID_000002 or nycgo-000002."), value=value[:60]
    )


def _name(value: str) -> str:
    if not value:
        raise RowRefused(gettext_noop("The body has no name. Write its name in the column “name”."))
    return value


def _kinds(given: dict[str, str], layout: Layout) -> tuple[str, ...]:
    if layout.kind:
        return (_one_of(given[layout.kind], KINDS, layout.kind),)
    return KINDS_OF_TYPE[_one_of(given[layout.city_type], tuple(KINDS_OF_TYPE), layout.city_type)]


def _one_of(value: str, words: tuple[str, ...], column: str) -> str:
    if value in words:
        return value
    raise RowRefused(
        gettext_noop("“{value}” is not known in the column “{column}”. Known are: {words}."),
        value=value[:60],
        column=column,
        words=", ".join(words),
    )


def _address(value: str) -> str:
    if not value or re.match(r"https?://[^\s<>\"']+$", value):
        return value
    raise RowRefused(gettext_noop("“url” does not begin with https:// or http://. Correct it or leave it empty."))


def _other_names(values: Sequence[str]) -> tuple[str, ...]:
    """Names separated by semicolons, each once, in the order given."""
    names = (name.strip() for value in values for name in value.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))
