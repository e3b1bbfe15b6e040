"""Pictures lose what they tell beside the picture, and not a byte of the picture itself."""

from __future__ import annotations

import io

import pytest

from threshold.files.media import JPEG, PDF, PNG, WEBP, MediaType
from threshold.files.pictures import REMOVED, stripped
from threshold.files.pictures.exif import exif_of_turn, exif_says
from threshold.files.pictures.reading import BrokenPicture
from threshold.files.tests import made
from threshold.files.tests.made import SECRET, chunk, jpeg, png, riff, segment, tiff, webp

XMP = b"http://ns.adobe.com/xap/1.0/\0"


def strip(kind: MediaType, content: bytes) -> tuple[bytes, set[str]]:
    """What stays of a file, and what it is said to have lost."""
    removed: set[str] = set()
    return b"".join(stripped(kind, io.BytesIO(content), removed)), removed


@pytest.mark.parametrize(
    ("note", "removed"),
    [
        (segment(0xE1, b"Exif\0\0" + tiff()), {"camera"}),
        (segment(0xE1, b"Exif\0\0" + tiff(place=True)), {"camera", "place"}),
        (segment(0xE1, b"Exif\0\0" + tiff(place=True, order="<")), {"camera", "place"}),
        (segment(0xE1, XMP + SECRET), {"captions"}),
        (segment(0xED, b"Photoshop 3.0\0" + SECRET), {"captions"}),
        (segment(0xFE, SECRET), {"comment"}),
        (segment(0xE0, b"JFXX\0" + SECRET), {"small-copy"}),
        (segment(0xE2, b"MPF\0" + SECRET), {"other"}),
        (segment(0xEC, SECRET), {"other"}),
    ],
    ids=made.spoken,
)
def test_a_jpeg_loses_its_notes_and_nothing_else(note: bytes, removed: set[str]) -> None:
    kept, said = strip(JPEG, jpeg(note))
    assert kept == jpeg()
    assert said == removed


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_turned_jpeg_stays_turned_and_says_nothing_more(turn: int) -> None:
    kept, said = strip(JPEG, jpeg(segment(0xE1, b"Exif\0\0" + tiff(turn, place=True))))
    again = segment(0xE1, b"Exif\0\0" + exif_of_turn(turn))
    assert kept == jpeg(again)
    assert said == {"camera", "place"}
    assert SECRET not in kept
    assert exif_says(exif_of_turn(turn)) == (turn, False)
    assert strip(JPEG, kept) == (kept, set())


def test_a_jpeg_with_a_small_copy_in_its_header_loses_the_copy() -> None:
    header = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01" + b"abc")
    content = jpeg().replace(made.JFIF, header)
    assert strip(JPEG, content) == (jpeg(), {"small-copy"})


def test_a_jpeg_of_several_scans_and_with_filled_gaps_is_kept_byte_for_byte() -> None:
    more = b"\xff\xff\xff\xc4" + segment(0xC4, bytes(20))[2:] + made.SCAN
    content = jpeg()[:-2] + more + b"\xff\xd9"
    assert strip(JPEG, content) == (content, set())


@pytest.mark.parametrize("offset", range(-3, 4))
def test_a_jpeg_whose_data_ends_at_any_place_of_a_block_is_kept_byte_for_byte(offset: int) -> None:
    before = len(jpeg()) - len(made.SCAN) - 2
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0")
    fill = 2 * 65_536 + offset - len(scan)
    content = jpeg()[:before] + scan + b"\x07" * (fill // 3) + b"\xff\x00" + b"\x07" * (fill - fill // 3) + b"\xff\xd9"
    assert strip(JPEG, content) == (content, set())


@pytest.mark.parametrize(("kind", "make"), [(JPEG, jpeg), (PNG, png), (WEBP, webp)])
def test_whatever_follows_the_end_of_a_picture_goes(kind: MediaType, make: type) -> None:
    kept, said = strip(kind, make(after=SECRET + made.packed({"x": b"y"})))
    assert (kept, said) == (make(), {"after-end"})


@pytest.mark.parametrize(
    ("note", "removed"),
    [
        (chunk(b"tEXt", b"Author\0" + SECRET), {"captions"}),
        (chunk(b"zTXt", b"Author\0\0" + SECRET), {"captions"}),
        (chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET), {"captions"}),
        (chunk(b"eXIf", tiff(6, place=True)), {"camera", "place"}),
        (chunk(b"eXIf", tiff() + bytes(70_000)), {"camera"}),
        (chunk(b"tIME", bytes(7)), {"time"}),
        (chunk(b"prVt", SECRET), {"other"}),
    ],
    ids=made.spoken,
)
def test_a_png_loses_its_notes_and_nothing_else(note: bytes, removed: set[str]) -> None:
    assert strip(PNG, png(note)) == (png(), removed)


def test_a_png_keeps_its_colours() -> None:
    content = png(chunk(b"gAMA", b"\0\0\xb1\x8f"), chunk(b"sRGB", b"\0"), chunk(b"pHYs", bytes(9)))
    assert strip(PNG, content) == (content, set())


@pytest.mark.parametrize(
    ("note", "removed"),
    [
        (riff(b"EXIF", tiff(place=True)), {"camera", "place"}),
        (riff(b"EXIF", b"Exif\0\0" + tiff(place=True)), {"camera", "place"}),
        (riff(b"XMP ", SECRET + b"odd"), {"captions"}),
        (riff(b"note", SECRET), {"other"}),
    ],
    ids=made.spoken,
)
def test_a_webp_loses_its_notes_and_the_flags_that_spoke_of_them(note: bytes, removed: set[str]) -> None:
    assert strip(WEBP, webp(note, flags=0x2C)) == (webp(flags=0x20), removed)


@pytest.mark.parametrize(("kind", "content"), [(JPEG, jpeg()), (PNG, png()), (WEBP, webp())], ids=made.spoken)
def test_a_picture_cut_off_anywhere_is_said_to_be_broken(kind: MediaType, content: bytes) -> None:
    for length in (3, 11, 30, len(content) // 2, len(content) - 1):
        with pytest.raises(BrokenPicture):
            strip(kind, content[:length])


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (JPEG, b"\xff\xd8\xff\xd9"),
        (JPEG, b"\xff\xd8\xff\xe0\0\x01"),
        (JPEG, b"\xff\xd8" + b"\xff" * 70_000),
        (JPEG, b"\xff\xd8\x00\x00"),
        (PNG, png().replace(b"\0\x80", b"\0\x81") + b""),
        (PNG, b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b"")),
        (PNG, png().replace(b"IDAT", b"IDAX")),
        (WEBP, b"RIFF\x04\0\0\0WEBP"),
        (WEBP, b"RIFF\x0c\0\0\0WEBPnote\0\0\0\0"),
        (WEBP, b"RIFF" + (4 + 8 * 10_001).to_bytes(4, "little") + b"WEBP" + b"VP8L\0\0\0\0" * 10_001),
    ],
    ids=made.spoken,
)
def test_what_only_begins_like_a_picture_is_said_to_be_broken(kind: MediaType, content: bytes) -> None:
    damaged = content if kind != PNG or content != png() else content[:-5] + b"\0" + content[-4:]
    with pytest.raises(BrokenPicture):
        strip(kind, damaged)


def test_exif_that_lies_about_its_lengths_is_read_within_its_bounds() -> None:
    for head in (b"", b"MM\0*", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff", b"rubbish" * 5):
        assert exif_says(head) == (1, False)


def test_what_is_no_picture_stays_as_it_came() -> None:
    assert strip(PDF, made.PDF) == (made.PDF, set())


def test_everything_that_can_go_has_a_name_in_words() -> None:
    assert set(REMOVED) == {"camera", "place", "captions", "comment", "small-copy", "time", "other", "after-end"}
