"""What a file is, found by its content: the kinds taken here, and by name some that are not."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from threshold.core.words import gettext_noop

BLOCK = 65_536
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
MARKUP = re.compile(rb"\s*(<!--|<\?xml|<!doctype|<html|<head|<body|<script|<svg|<math|<iframe)", re.IGNORECASE)
HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MediaType:
    """One kind of file that is taken: its public name, its name in words, the endings its name may have."""

    media: str
    says: str
    endings: tuple[str, ...]


OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = MediaType("application/pdf", gettext_noop("a PDF document"), (".pdf",))
WORD = MediaType(f"{OFFICE}wordprocessingml.document", gettext_noop("a Word document"), (".docx",))
EXCEL = MediaType(f"{OFFICE}spreadsheetml.sheet", gettext_noop("an Excel workbook"), (".xlsx",))
SLIDES = MediaType(f"{OFFICE}presentationml.presentation", gettext_noop("a PowerPoint presentation"), (".pptx",))
ODT = MediaType("application/vnd.oasis.opendocument.text", gettext_noop("an OpenDocument text"), (".odt",))
JPEG = MediaType("image/jpeg", gettext_noop("a JPEG picture"), (".jpg", ".jpeg", ".jpe", ".jfif"))
PNG = MediaType("image/png", gettext_noop("a PNG picture"), (".png",))
WEBP = MediaType("image/webp", gettext_noop("a WebP picture"), (".webp",))
CSV = MediaType("text/csv", gettext_noop("a table in CSV form"), (".csv",))
TEXT = MediaType("text/plain", gettext_noop("plain text"), (".txt",))
MAIL = MediaType("message/rfc822", gettext_noop("an e-mail message"), (".eml",))
TAKEN = (PDF, WORD, EXCEL, SLIDES, ODT, JPEG, PNG, WEBP, CSV, TEXT, MAIL)
WORDS = (TEXT, CSV, MAIL)  # one and the same by their bytes: the name's ending tells them apart
BY_MEDIA = {one.media: one for one in TAKEN}

# What begins so is known well enough to be named, and is not taken.
NOT_TAKEN = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", gettext_noop("an older Office file, or one with a password")),
    (0, b"GIF8", gettext_noop("a GIF picture")),
    (0, b"II*\x00", gettext_noop("a TIFF picture")),
    (0, b"MM\x00*", gettext_noop("a TIFF picture")),
    (4, b"ftyphei", gettext_noop("a HEIC picture, as some telephones make them")),
    (4, b"ftypmif1", gettext_noop("a HEIC picture, as some telephones make them")),
    (4, b"ftyp", gettext_noop("a film or a sound recording")),
    (0, b"\x1aE\xdf\xa3", gettext_noop("a film or a sound recording")),
    (0, b"OggS", gettext_noop("a film or a sound recording")),
    (0, b"ID3", gettext_noop("a film or a sound recording")),
    (8, b"WAVE", gettext_noop("a film or a sound recording")),
    (0, b"MZ", gettext_noop("a program")),
    (0, b"\x7fELF", gettext_noop("a program")),
    (0, b"Rar!", gettext_noop("a packed folder")),
    (0, b"7z\xbc\xaf\x27\x1c", gettext_noop("a packed folder")),
    (0, b"\x1f\x8b", gettext_noop("a packed folder")),
    (0, b"\xff\xfe", gettext_noop("text that is not saved as UTF-8")),
    (0, b"\xfe\xff", gettext_noop("text that is not saved as UTF-8")),
)
NOT_TAKEN_WORDS = (
    (re.compile(rb"#!"), gettext_noop("a program")),
    (re.compile(rb"\{\\rtf"), gettext_noop("a Rich Text document")),
    (MARKUP, gettext_noop("a web page or a drawing in XML")),
)
BEGINNINGS = (
    (re.compile(rb"%PDF-"), PDF),
    (re.compile(rb"\xff\xd8\xff"), JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), PNG),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), WEBP),
)
ZIP = b"PK\x03\x04"


def begins_as(head: bytes) -> MediaType | None:
    """The kind of file whose first bytes these are, of those with a signature of their own."""
    return next((kind for mark, kind in BEGINNINGS if mark.match(head)), None)


def not_taken(head: bytes) -> str | None:
    """What these first bytes belong to, when we know it and do not take it; marked for translation."""
    return next((says for at, mark, says in NOT_TAKEN if head[at : at + len(mark)] == mark), None)


def words_not_taken(head: bytes) -> str | None:
    """The same for a file that is all text."""
    start = head.removeprefix(codecs.BOM_UTF8)
    return next((says for mark, says in NOT_TAKEN_WORDS if mark.match(start)), None)


def is_text(file: BinaryIO) -> bool:
    """Whether all of it is UTF-8 without control characters."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while block := file.read(BLOCK):
            if CONTROL.search(decoder.decode(block)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def is_mail(head: bytes) -> bool:
    """Whether text begins with the headers of an e-mail message."""
    headers = re.split(r"\r?\n\r?\n", head.decode("utf-8", "replace"), maxsplit=1)[0]
    names = {name.lower() for name in HEADER.findall(headers)}
    return "from" in names and ("date" in names or "received" in names)
