"""The data files read strictly: every mistake is named with its file, its line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from threshold.core.loader import LAW_ROOT, load_law, load_order
from threshold.core.rows import LawError, read_rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the order's folder to break."""
    shutil.copytree(LAW_ROOT / "eo-13-2026", tmp_path / "order")
    return tmp_path / "order"


def spoil(path: Path, old: str, new: str) -> None:
    """Replace words in a file that must have them."""
    text = path.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{path.name} does not say: {old}")
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("duties.yaml", "kind: always", "kind: someday", "'kind' is 'someday', which is not known here. Use one of:"),
        ("duties.yaml", "    act: Comply", "    acts: Comply", "'act' is missing. Add 'act:' to this entry."),
        ("duties.yaml", "home: audits", "room: audits", "'room' is not a key of this entry."),
        ("duties.yaml", "stated: 2026-05-07", "stated: 2026-02-30", "'2026-02-30' is not a day."),
        ("duties.yaml", "days: 90", "days: ninety", "'days' is 'ninety', not a whole number."),
        ("duties.yaml", "recurring: yes", "recurring: often", "'recurring' is 'often'. Write yes or no."),
        ("duties.yaml", "bound: six", "bound: {a: b}", "'bound' must be a list of texts."),
        (
            "duties.yaml",
            "deadline: {kind: always}",
            "deadline: always",
            "'deadline' must be an entry with its own keys.",
        ),
        ("bodies.yaml", "confidence: low", "confidence: sure", "'confidence' is 'sure', which is not known here."),
        ("bodies.yaml", "groups:\n", "groups: none\nsome:\n", "'groups' must be a list of entries."),
        ("clauses.yaml", "clauses:\n", "clauses:\n  - *none\n", "an alias (*) is used"),
        ("order.yaml", "slug: eo-13-2026", "slug: eo-13-2026\nslug: twice", "'slug' stands twice. Keep one."),
        ("text.txt", "judicial warrant", "judicial  warrant", "the text does not match its seal"),
        ("terms.yaml", "terms:", "words:", "'words' is not a key of this entry."),
    ],
)
def test_a_mistake_is_named_where_it_stands(folder: Path, file: str, old: str, new: str, expected: str) -> None:
    spoil(folder / file, old, new)
    with pytest.raises(LawError) as error:
        load_order(folder)
    assert expected in str(error.value)
    assert str(error.value).startswith(f"order/{file}")


def test_the_line_of_the_mistake_is_given(folder: Path) -> None:
    lines = (folder / "duties.yaml").read_text("utf-8").splitlines()
    entry = next(at for at, line in enumerate(lines) if 'number: "6-1"' in line)
    field = next(at for at in range(entry, len(lines)) if "proof:" in lines[at])
    lines[field] = "    prof: x"
    (folder / "duties.yaml").write_text("\n".join(lines), "utf-8")
    with pytest.raises(LawError, match=f"duties.yaml, line {entry + 1}: 'prof' is not a key"):
        load_order(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1, 2", "x.yaml, line 2: this is not YAML"),
        ("a: &b 1\nc: *b\n", "x.yaml, line 2: an alias (*) is used. Write the value out."),
        ("- one\n- two\n", "the file must hold keys and values"),
        ("", "the file must hold keys and values"),
        ("a" * 2_000_001, "larger than 2000000 characters"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml, line 3: 'a' stands twice."),
    ],
)
def test_a_file_that_is_no_plain_yaml_is_refused(text: str, expected: str) -> None:
    with pytest.raises(LawError) as error:
        read_rows(text, "x.yaml")
    assert expected in str(error.value)


def test_nothing_is_guessed_from_a_bare_word() -> None:
    row = read_rows("a: yes\nb: 2026-02-06\nc: 010\nd:\n", "x.yaml")
    assert (row.text("a"), row.text("b"), row.text("c"), row.has("d")) == ("yes", "2026-02-06", "010", False)


def test_a_missing_file_and_a_wrong_encoding_are_named(folder: Path) -> None:
    (folder / "duties.yaml").write_bytes(b"duties: \xff\n")
    with pytest.raises(LawError, match=r"byte 8 is not UTF-8\. Save the file as UTF-8\."):
        load_order(folder)
    (folder / "duties.yaml").unlink()
    (folder / "text.txt").unlink()
    with pytest.raises(LawError, match=r"text\.txt: the file is missing"):
        load_order(folder)
    with pytest.raises(LawError, match=r"order\.yaml: the file is missing"):
        load_order(folder / "nowhere")


def test_an_empty_folder_holds_no_law(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="no order is here"):
        load_law(tmp_path)


def test_earlier_editions_are_kept_beside_and_owe_nothing(tmp_path: Path) -> None:
    root = tmp_path / "law"
    shutil.copytree(LAW_ROOT, root)
    shutil.copytree(LAW_ROOT / "eo-13-2026", root / "eo-13-2026" / "editions" / "first")
    law = load_law(root)
    assert [order.slug for order in law.past] == ["eo-13-2026"]
    assert len(law.duties) == len(load_law().duties)


def test_the_default_law_is_read_once() -> None:
    assert load_law() is load_law()
