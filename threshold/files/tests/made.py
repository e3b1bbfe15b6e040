"""Small files of every kind, made in code: nothing in them is anybody's."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

from threshold.files.containers import ODF, TYPES
from threshold.files.media import EXCEL, SLIDES, WORD, MediaType

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
CSV = b"agency,day\nInvented Agency,2026-05-08\n"
TEXT = "Añadido el 8 de mayo.\r\n\tستون\n".encode()
MAIL = b"From: office@invented.example\r\nDate: Fri, 8 May 2026 09:00:00 -0400\r\nSubject: x\r\n\r\nDone.\r\n"
SECRET = b"Invented Place 40.7128 N"
MAIN = {WORD: "word/document.xml", EXCEL: "xl/workbook.xml", SLIDES: "ppt/presentation.xml"}


def uploaded(content: bytes, name: str = "proof.pdf") -> SimpleUploadedFile:
    """A file as a form hands it on."""
    return SimpleUploadedFile(name, content)


def spoken(one: object) -> str:
    """What a test is called by: words, and nothing for bytes."""
    return one if isinstance(one, str) else ""


def packed(members: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    """A packed folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (2026, 5, 8, 9, 0, 0))  # the same bytes at every run
            file.writestr(member, content, zipfile.ZIP_DEFLATED)
        file.comment = comment
    return out.getvalue()


def office(kind: MediaType, more: dict[str, bytes] | None = None, says: str = "") -> bytes:
    """A Word, Excel or PowerPoint file, as little of it as there may be."""
    types = f'<Types><Override ContentType="{says or kind.media}.main+xml"/></Types>'.encode()
    return packed({TYPES: types, MAIN[kind]: b"<x/>", **(more or {})})


def odt(more: dict[str, bytes] | None = None, manifest: bytes = b"<m/>") -> bytes:
    """An OpenDocument text."""
    return packed({"mimetype": ODF, "content.xml": b"<x/>", "META-INF/manifest.xml": manifest, **(more or {})})


def locked(content: bytes) -> bytes:
    """A packed folder whose members say they need a password: the flag in each head is raised."""
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            content = content[: start + at] + bytes([content[start + at] | 1]) + content[start + at + 1 :]
            start += 4
    return content


def tiff(turn: int = 1, *, place: bool = False, order: str = ">") -> bytes:
    """EXIF data with a turn, perhaps a place, and words that must not stay."""
    entries = [struct.pack(order + "HHIHH", 0x0112, 3, 1, turn, 0)]
    if place:
        entries.append(struct.pack(order + "HHII", 0x8825, 4, 1, 60))
    head = (b"MM" if order == ">" else b"II") + struct.pack(order + "HI", 42, 8)
    return head + struct.pack(order + "H", len(entries)) + b"".join(entries) + b"\0\0\0\0" + SECRET


def segment(marker: int, payload: bytes) -> bytes:
    """One JPEG segment."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


JFIF = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")
COLOURS = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours") + segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
TABLES = segment(0xDB, bytes(65)) + segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0") + segment(0xC4, bytes(20))
SCAN = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x01\xff\x00\x02\xff\xd0\x03\xff\x00" * 9_000 + b"\x04"


def jpeg(*notes: bytes, after: bytes = b"") -> bytes:
    """A picture with whatever notes come before its data and whatever follows its end."""
    return b"\xff\xd8" + JFIF + b"".join(notes) + COLOURS + TABLES + SCAN + b"\xff\xd9" + after


def chunk(kind: bytes, payload: bytes) -> bytes:
    """One PNG chunk with its check sum."""
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


def png(*notes: bytes, after: bytes = b"") -> bytes:
    """A grey point."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(notes) + data + chunk(b"IEND", b"") + after


def riff(kind: bytes, payload: bytes) -> bytes:
    """One WebP chunk, filled to an even length."""
    return kind + struct.pack("<I", len(payload)) + payload + b"\0" * (len(payload) % 2)


def webp(*notes: bytes, flags: int = 0, after: bytes = b"") -> bytes:
    """A picture in the long form, its flags as given."""
    chunks = riff(b"VP8X", bytes([flags]) + bytes(9)) + riff(b"VP8L", b"\x2f\0\0\0\0") + b"".join(notes)
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks + after
