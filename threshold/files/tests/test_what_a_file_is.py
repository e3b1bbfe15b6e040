"""What a file is, is found by its content; a name that says otherwise is answered in plain words."""

from __future__ import annotations

import io

import pytest
from django.test import override_settings

from threshold.core.answers import Refused
from threshold.files import media
from threshold.files.checks import check, clean_name
from threshold.files.media import EXCEL, SLIDES, TAKEN, WORD, MediaType
from threshold.files.sizes import size_in_words
from threshold.files.tests import made
from threshold.files.tests.made import office

GOOD = [
    (made.PDF, "proof.pdf", media.PDF),
    (made.PDF, "PROOF.PDF", media.PDF),
    (made.PDF, "no ending", media.PDF),
    (made.jpeg(), "sign.jpeg", media.JPEG),
    (made.png(), "sign.png", media.PNG),
    (made.webp(), "sign.webp", media.WEBP),
    (office(WORD), "letter.docx", WORD),
    (office(EXCEL), "count.xlsx", EXCEL),
    (office(SLIDES), "training.pptx", SLIDES),
    (made.odt(), "letter.odt", media.ODT),
    (made.CSV, "count.csv", media.CSV),
    (b"\xef\xbb\xbf" + made.CSV, "count.csv", media.CSV),
    (made.TEXT, "note.txt", media.TEXT),
    (made.TEXT, "note", media.TEXT),
    ("é".encode() * 65_536, "long.txt", media.TEXT),
    (b"RIFFxxx is no picture, and the WAVE is none", "note.txt", media.TEXT),
    (made.MAIL, "answer.eml", media.MAIL),
]


def taken(content: bytes, name: str) -> MediaType:
    """The kind found."""
    return check(io.BytesIO(content), len(content), name)


def refusal(content: bytes, name: str = "proof.pdf") -> str:
    """What is said when it is not taken."""
    with pytest.raises(Refused) as refused:
        taken(content, name)
    assert refused.value.field == "file"
    return str(refused.value.reason)


@pytest.mark.parametrize(("content", "name", "kind"), GOOD, ids=made.spoken)
def test_each_kind_is_known_by_its_content(content: bytes, name: str, kind: MediaType) -> None:
    assert taken(content, name) == kind


@pytest.mark.parametrize("kind", TAKEN, ids=lambda kind: kind.media)
def test_a_lying_ending_is_answered_with_what_the_file_looks_like(kind: MediaType) -> None:
    content = next(content for content, _, found in GOOD if found == kind)
    other = ".pdf" if kind != media.PDF else ".docx"
    said = refusal(content, f"proof{other}")
    looks_like = media.TEXT if kind in media.WORDS else kind
    assert f"ends in “{other}”" in said
    assert f"looks like {looks_like.says}" in said
    assert f"“{looks_like.endings[0]}”" in said


def test_an_ending_nobody_knows_lies_as_well() -> None:
    assert "“.exe”" in refusal(made.PDF, "proof.pdf.exe")
    assert "looks like plain text" in refusal(made.TEXT, "message.eml")


def test_nothing_is_no_proof() -> None:
    assert refusal(b"").startswith("This file is empty: it has no bytes.")


@override_settings(FILE_LIMIT=25_000_000)
def test_two_gigabytes_are_refused_in_a_clerk_s_words_before_a_byte_is_looked_at() -> None:
    with pytest.raises(Refused) as refused:
        check(io.BytesIO(), 2_147_483_648, "film.pdf")
    assert str(refused.value.reason).startswith("This file has 2.1 GB. The most taken here is 25 MB.")


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 byte"), (999, "999 bytes"), (1_000, "1 kB"), (812_400, "812.4 kB"), (25_000_000, "25 MB"), (10**9, "1 GB")],
)
def test_a_size_is_said_as_file_managers_say_it(size: int, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (office(WORD, {"word/vbaProject.bin": b"x"}), "holds macros"),
        (office(EXCEL, says="application/vnd.ms-excel.sheet.macroEnabled"), "holds macros"),
        (made.odt({"Basic/Standard/Module1.xml": b"x"}), "holds macros"),
        (made.odt({"Scripts/python/x.py": b"x"}), "holds macros"),
        (made.odt(manifest=b"<manifest:encryption-data/>"), "shut with a password"),
        (made.locked(office(WORD)), "shut with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an older Office file, or one with a password"),
    ],
    ids=made.spoken,
)
def test_a_document_that_can_run_or_cannot_be_opened_is_refused(content: bytes, says: str) -> None:
    for name in ("letter.docx", "letter.docm", "letter.odt"):
        assert says in refusal(content, name)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (made.packed({"a.txt": b"x"}), "a packed folder, which is not taken here"),
        (made.packed({"word/document.xml": b"x"}), "a packed folder, which is not taken here"),
        (made.packed({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "a packed folder, which is not"),
        (made.packed({"mimetype": b"application/epub+zip"}), "a packed folder, which is not taken here"),
        (office(WORD)[:-5], "damaged or cut off"),
        (office(WORD) + b"more", "damaged or cut off"),
        (office(WORD).replace(b"PK\x01\x02", b"PK\x01\x09"), "damaged or cut off"),
        (b"PK\x03\x04" + bytes(200), "damaged or cut off"),
        (b"MZ\x90\0" + bytes(60), "a program"),
        (b"#!/bin/sh\necho\n", "a program"),
        (b"GIF89a" + bytes(20), "a GIF picture"),
        (b"\0\0\0\x18ftypheic" + bytes(20), "a HEIC picture"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), "a film or a sound recording"),
        (b"{\\rtf1 x}", "a Rich Text document"),
        ("text".encode("utf-16"), "text that is not saved as UTF-8"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>x", "a web page"),
        (b"<svg xmlns='x'/>", "a web page or a drawing"),
        (b"caf\xe9", "cannot be told"),
        (b"text with\0 a gap", "cannot be told"),
        (b"x" * 70_000 + b"\xc3", "cannot be told"),
    ],
    ids=made.spoken,
)
def test_what_is_not_taken_is_named_where_it_is_known(content: bytes, says: str) -> None:
    assert says in refusal(content, "proof.txt")


def test_a_packed_folder_with_a_list_too_long_to_read_is_refused_before_it_is_read() -> None:
    whole = office(WORD)
    at = len(whole) - 22 + 12
    assert "damaged" in refusal(whole[:at] + (2_000_000).to_bytes(4, "little") + whole[at + 4 :], "letter.docx")
    assert "damaged" in refusal(made.packed({"x": b""}, comment=b"said beside it"), "letter.docx")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\someone\\letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("  two   words .pdf", "two words .pdf"),
        ("letter\u202efdp.exe", "letterfdp.exe"),
        ("tab\there\0.pdf", "tabhere.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("...", ""),
        (".pdf", "pdf"),
    ],
)
def test_a_name_is_kept_without_folders_and_tricks(given: str, kept: str) -> None:
    assert clean_name(given) == kept
