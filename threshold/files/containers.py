"""Office documents: packed folders with the right members, no macros and no password, read within bounds."""

from __future__ import annotations

import os
import zipfile
import zlib
from typing import BinaryIO

from threshold.files.media import EXCEL, ODT, SLIDES, WORD, MediaType

END, END_BYTES, LOCATOR, LOCATOR_BYTES = b"PK\x05\x06", 22, b"PK\x06\x07", 20
MOST_DIRECTORY = 1_048_576  # the list of members is read into memory, so it may not be longer
MOST_TYPES = 1_048_576
TYPES = "[Content_Types].xml"
MAIN = (("word/document.xml", WORD), ("xl/workbook.xml", EXCEL), ("ppt/presentation.xml", SLIDES))
ODF = b"application/vnd.oasis.opendocument.text"
PASSWORD = 0x1
MACROS = ("vbaproject.bin", "vbadata.xml")
ODF_MACROS = ("basic/", "scripts/")


class Damaged(Exception):
    """The packed folder does not hold together."""


class HasMacros(Exception):
    """The document can run something."""


class HasPassword(Exception):
    """The document cannot be opened without its password."""


def office(file: BinaryIO) -> MediaType | None:
    """Which Office document a packed folder is, None when it is none. Raises Damaged, HasMacros, HasPassword."""
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as packed:
            return _kind(packed)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, KeyError) as error:
        raise Damaged from error


def _kind(packed: zipfile.ZipFile) -> MediaType | None:
    members = {member.filename: member for member in packed.infolist()}
    if any(member.flag_bits & PASSWORD for member in members.values()):
        raise HasPassword
    names = {name.lower() for name in members}
    if TYPES in members:
        types = _read(packed, TYPES, MOST_TYPES)
        kind = next((kind for main, kind in MAIN if main in members), None)
        if b"macroenabled" in types.lower() or any(name.endswith(MACROS) for name in names):
            raise HasMacros
        return kind if kind and kind.media.encode() in types else None
    if _read(packed, "mimetype", len(ODF) + 1) == ODF if "mimetype" in members else False:
        if any(name.startswith(ODF_MACROS) for name in names):
            raise HasMacros
        if b"encryption-data" in _read(packed, "META-INF/manifest.xml", MOST_TYPES):
            raise HasPassword
        return ODT
    return None


def _read(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One member, at most so many bytes of it whatever it says of itself."""
    with packed.open(name) as member:
        return member.read(most)


def _check_directory(file: BinaryIO) -> None:
    """Raises Damaged for a folder whose list of members is missing, too long, or not where it belongs."""
    length = file.seek(0, os.SEEK_END)
    file.seek(max(0, length - END_BYTES - LOCATOR_BYTES))
    tail = file.read()
    end = tail[-END_BYTES:]
    if not end.startswith(END) or end[-2:] != b"\0\0" or tail.startswith(LOCATOR):
        raise Damaged
    if int.from_bytes(end[12:16], "little") > MOST_DIRECTORY:
        raise Damaged
