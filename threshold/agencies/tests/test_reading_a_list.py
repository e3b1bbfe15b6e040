"""A list of bodies is read in three layouts; what cannot be read is refused with its line and a remedy."""

from __future__ import annotations

import pytest

from threshold.agencies import importer
from threshold.agencies.importer import FileRefused, read_bodies
from threshold.agencies.tests.lists import DATA, ROSTER_HEADER, SHARED, roster, synthetic

GOOD = "nycgo-900001,SYNTHETIC One,SYN,mayoral agency,active"


@pytest.mark.parametrize(
    ("name", "slug", "count"),
    [("golden", "nycgo-golden", 4), ("published", "nycgo-published", 1), ("roster", "roster", 3)],
)
def test_each_layout_is_known_by_its_header(name: str, slug: str, count: int) -> None:
    parsed = synthetic(name)
    assert (parsed.layout.slug, len(parsed.rows), parsed.refused, parsed.read_past) == (slug, count, (), ())


def test_only_what_maps_is_kept() -> None:
    row = synthetic("golden").rows[1]
    assert row.record == "nycgo-900001"
    assert row.other_names == ("SYNTHETIC Bureau of Samples", "SYNTHETIC Samples Unit", "SYN-BOS")
    assert row.kinds[0] == "mayoral agency"
    assert (row.status, row.url, row.line) == ("active", "https://example.org/examples", 3)


def test_no_name_of_an_officer_is_read_or_repeated_in_a_refusal() -> None:
    assert "Synthia" not in repr(synthetic("published"))
    broken = (DATA / "synthetic_published.csv").read_text("utf-8-sig").replace("Mayoral Agency", "Synthia's Agency")
    refused = read_bodies(broken.encode()).refused
    assert len(refused) == 1
    assert "Placeholder" not in repr(refused)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_byte_order_mark_and_line_endings_make_no_difference(mark: bytes, ending: bytes) -> None:
    parsed = read_bodies(mark + roster(GOOD, "", GOOD.replace("1", "2")).replace(b"\n", ending))
    assert [row.record for row in parsed.rows] == ["nycgo-900001", "nycgo-900002"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",SYNTHETIC,SYN,mayoral agency,active", "no record id"),
        ("Not A Slug,SYNTHETIC,SYN,mayoral agency,active", "not a record id"),
        ("demo-lanterns,SYNTHETIC,SYN,mayoral agency,active", "not a record id"),
        ("nycgo-900002,,SYN,mayoral agency,active", "has no name"),
        ("nycgo-900002,  ,SYN,mayoral agency,active", "has no name"),
        ("nycgo-900002,SYNTHETIC,SYN,guild,active", "“guild” is not known in the column “kind”"),
        ("nycgo-900002,SYNTHETIC,SYN,mayoral agency,asleep", "“asleep” is not known in the column “status”"),
        ("nycgo-900002,SYNTHETIC,SYN,mayoral agency,active,javascript:alert(1)", "https://"),
        ("nycgo-900002,SYNTHETIC \x00,SYN,mayoral agency,active", "control character"),
        ("nycgo-900002,SYNTHETIC \u202e,SYN,mayoral agency,active", "control character"),
        ("nycgo-900002,SYNTHETIC \ufffd,SYN,mayoral agency,active", "control character"),
        (f"nycgo-900002,{'S' * 501},SYN,mayoral agency,active", "longer than 500"),
        (GOOD, "stands on line 2 already"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(row: str, words: str) -> None:
    parsed = read_bodies(roster(GOOD, row))
    assert len(parsed.rows) == 1
    assert parsed.count == 2
    assert [refusal.line for refusal in parsed.refused] == [3]
    assert words in str(parsed.refused[0].reason)


@pytest.mark.parametrize(("extra", "found"), [(b",one,two", 22), (b"", 3)])
def test_too_many_or_too_few_columns_are_counted(extra: bytes, found: int) -> None:
    row = roster(GOOD).split(b"\n")[1] + extra if extra else b"a,b,c"
    parsed = read_bodies(ROSTER_HEADER.encode() + b"\n" + row)
    assert str(parsed.refused[0].reason).startswith(f"The row has {found} columns and the header has 20.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "not the header of a known layout"),
        (b" \n ", "empty"),
        (ROSTER_HEADER.encode(), "no rows under it"),
        (b"a,b,c\n1,2,3\n", "not the header of a known layout"),
        (ROSTER_HEADER.replace(",", ";").encode() + b"\n", "not separated by commas"),
        (ROSTER_HEADER.encode().replace(b",url", b""), "lacks url"),
        (ROSTER_HEADER.encode().replace(b"note", b"name"), "names “name” twice"),
        (roster(GOOD).decode().encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04 and so on", "spreadsheet"),
        (roster(GOOD, GOOD.replace("One", "Ñandú")).decode().encode("latin-1"), "Line 3 is not UTF-8"),
        (roster(GOOD, 'nycgo-900002,"never closed'), "begins on line 3"),
        (roster(GOOD, f"nycgo-900002,{'x' * 100_001}"), "begins on line 3"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        read_bodies(data)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "MOST_BYTES", 10)
    with pytest.raises(FileRefused, match="larger than 10 bytes"):
        read_bodies(roster(GOOD))


def test_a_file_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "MOST_ROWS", 1)
    with pytest.raises(FileRefused, match="more than 1 rows"):
        read_bodies(roster(GOOD, GOOD))


def test_columns_no_layout_has_are_named_and_read_past() -> None:
    data = roster(GOOD).replace(b"note\n", b"note,weather\n") + b",sunny"
    parsed = read_bodies(data)
    assert (parsed.read_past, len(parsed.rows)) == (("weather",), 1)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the City's own files are not beside the project")
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("agencies_src/nycgo_golden_v1.8.43_no_officer_names.csv", 444),
        ("agencies_src/nycgo_published_v1.8.43.csv", 307),
        ("agencies.csv", 515),
    ],
)
def test_the_citys_own_files_are_read_without_a_refusal(name: str, count: int) -> None:
    parsed = read_bodies((SHARED / name).read_bytes())
    assert (parsed.count, parsed.refused, parsed.read_past) == (count, (), ())
