"""The design system lies here as its list says: no byte changed, no third party asked, every colour a token of ours."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[1]
STATIC = UI / "static" / "ui"
VENDOR = STATIC / "vendor"
SHEETS = [STATIC / "site.css", VENDOR / "uswds.css"]
SOURCE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
FOREIGN = re.compile(r"(?:https?:)?//|@import|sourceMappingURL|data:")


def listed() -> dict[str, list[str]]:
    """The list: file, then hash, package, licence and what was done."""
    rows = (VENDOR / "VERSIONS").read_text("utf-8").splitlines()[1:]
    return {place: [digest, *rest] for digest, place, *rest in (row.split("\t") for row in rows)}


def test_every_file_is_the_one_the_list_names() -> None:
    here = {p.relative_to(VENDOR).as_posix(): p for p in VENDOR.rglob("*") if p.is_file() and p.name != "VERSIONS"}
    assert set(here) == set(listed())
    for place, path in here.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == listed()[place][0], place


def test_the_list_names_the_package_that_is_pinned_and_a_licence_for_every_file() -> None:
    pinned = json.loads((UI / "look" / "package.json").read_text("utf-8"))["dependencies"]["@uswds/uswds"]
    for place, (_digest, package, licence, done) in listed().items():
        assert package == f"@uswds/uswds@{pinned}" and licence and done, place


def test_what_the_maintainer_installs_is_pinned_by_hash() -> None:
    lock = json.loads((UI / "look" / "package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages and all(one.get("integrity", "").startswith("sha512-") for one in packages.values())
    assert "://" not in (UI / "look" / "package-lock.json").read_text("utf-8")
    assert "--hash=sha256:" in (UI / "look" / "fonts.txt").read_text("utf-8")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_asks_nobody_else_and_takes_its_fonts_from_here(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert not FOREIGN.search(text)
    for source in SOURCE.findall(text):
        found = (sheet.parent / source).resolve()
        assert found.is_relative_to(VENDOR) and found.is_file(), source


def test_the_design_system_brings_no_colour_and_no_side_of_its_own() -> None:
    text = (VENDOR / "uswds.css").read_text("utf-8")
    assert text.startswith("@layer base,uswds;@layer uswds{")
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", text) == []
    assert (
        re.findall(r"(?:margin|padding|border)-(?:left|right)\b|[{;](?:left|right):|text-align:(?:left|right)", text)
        == []
    )


def test_every_token_a_sheet_uses_is_set_in_ours() -> None:
    ours = (STATIC / "site.css").read_text("utf-8")
    tokens = set(re.findall(r"(--[a-z-]+):", ours))
    used = {name for sheet in SHEETS for name in re.findall(r"var\((--[a-z-]+)", sheet.read_text("utf-8"))}
    assert used <= tokens, used - tokens
