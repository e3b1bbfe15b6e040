"""A CSV file read as records with the lines they begin on: UTF-8 with commas, or why it cannot be read, for a clerk."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from threshold.agencies.importer import FileRefused
from threshold.core.words import Sentence, gettext_noop

LONGEST_LINE = 20_000


class CsvFile:
    """One reading of a file: its records as they come, then the hash of what was read."""

    def __init__(self, file: BinaryIO, *, most_bytes: int) -> None:
        self._file, self._most_bytes = file, most_bytes
        self._hash = hashlib.sha256()

    @property
    def file_hash(self) -> str:
        """The hash of everything read so far."""
        return self._hash.hexdigest()

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Every record from the beginning, with the line it begins on; empty ones left out. Raises FileRefused."""
        self._file.seek(0)
        self._hash = hashlib.sha256()
        return _records(self._lines())

    def _lines(self) -> Iterator[str]:
        """The file's lines as text. Raises FileRefused with the line for what is not UTF-8 text."""
        size, number = 0, 0
        while raw := self._file.readline(LONGEST_LINE + 1):
            number += 1
            size += len(raw)
            self._hash.update(raw)
            if number == 1:
                raw = _beginning(raw)
            if size > self._most_bytes:
                refuse(gettext_noop("The file is larger than {most} bytes. Import it in parts."), most=self._most_bytes)
            if len(raw) > LONGEST_LINE:
                refuse(gettext_noop("Line {line} is longer than a few pages. Check its quotation marks."), line=number)
            if b"\0" in raw:
                refuse(gettext_noop("Line {line} holds a NUL character. Export the file again."), line=number)
            yield _text(raw, number)
        if not size:
            refuse(gettext_noop("The file is empty. Export it again."))


def refuse(template: str, **values: str | int) -> NoReturn:
    """Raises FileRefused with these words."""
    raise FileRefused(Sentence(template, values))


def _beginning(raw: bytes) -> bytes:
    """The first line without its mark. Raises FileRefused for other kinds of file."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        refuse(gettext_noop("The file is UTF-16. Save it as UTF-8: in a spreadsheet, choose “CSV UTF-8” when saving."))
    if raw.startswith(b"PK\x03\x04"):
        refuse(gettext_noop("This is a spreadsheet, not a CSV file. Save it as “CSV UTF-8” and import that file."))
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if raw.lstrip()[:1] == b"<":
        refuse(gettext_noop("This is a web page, not a CSV file. Download the file itself and import that."))
    return raw


def _text(raw: bytes, line: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        try:
            guess = raw.decode("cp1252").strip()[:60]
        except UnicodeDecodeError:
            template = gettext_noop("Line {line} is not UTF-8. In a spreadsheet, choose “CSV UTF-8” when saving.")
            raise FileRefused(Sentence(template, {"line": line})) from None
        template = gettext_noop(
            "Line {line} is not UTF-8. It looks like Windows-1252, in which it begins “{guess}”. "
            "In a spreadsheet, choose “CSV UTF-8” when saving."
        )
        raise FileRefused(Sentence(template, {"line": line, "guess": guess})) from None


def _records(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line it begins on; empty lines left out. Raises FileRefused for broken quotation."""
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            template = gettext_noop(
                "The row that begins on line {line} cannot be read ({problem}). "
                "Check that every quotation mark is closed."
            )
            raise FileRefused(Sentence(template, {"line": line, "problem": str(error)})) from None
        if any(field.strip() for field in record):
            yield line, record
