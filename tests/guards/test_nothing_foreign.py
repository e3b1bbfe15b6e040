"""No page asks a third party, no file names a machine or a registry, no template carries script or style inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.guards.sources import here, tracked

TEXT = {
    ".py",
    ".md",
    ".yaml",
    ".yml",
    ".toml",
    ".txt",
    ".in",
    ".html",
    ".css",
    ".js",
    ".sh",
    ".cfg",
    ".ini",
    ".po",
    ".json",
    ".svg",
}
MACHINE = re.compile(
    r"/(?:work|root|home/\w+|Users)/(?:main|shared|project|src|code)\b|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org",
)
REQUEST = re.compile(
    r"""(?:src|srcset|action|poster|data)\s*=\s*["']?(?:https?:)?//|<link[^>]+href\s*=\s*["']?(?:https?:)?//|"""
    r"""url\(\s*["']?(?:https?:)?//|@import\s+["']?(?:https?:)?//|fetch\(\s*["'`](?:https?:)?//""",
    re.IGNORECASE,
)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle\s*=\s*[\"']|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE
)
WRITTEN_HERE = {"tests/guards/test_nothing_foreign.py"}


def text_files() -> list[Path]:
    """Every text file of the project but this one, which names what it forbids."""
    return [p for p in tracked() if (p.suffix in TEXT or p.name in {"Makefile", "run"}) and here(p) not in WRITTEN_HERE]


def with_match(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """The places where the pattern stands, as `file: words`."""
    return [f"{here(p)}: {m.group(0)}" for p in paths for m in pattern.finditer(p.read_text("utf-8", errors="replace"))]


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert with_match(MACHINE, text_files()) == []


def test_no_page_asks_a_third_party() -> None:
    assert (
        with_match(REQUEST, [p for p in tracked() if p.suffix in {".html", ".css", ".js"} and "tests" not in p.parts])
        == []
    )


def test_no_template_carries_script_or_style_inline() -> None:
    assert with_match(INLINE, [p for p in tracked() if p.suffix == ".html"]) == []


def test_lock_files_hold_hashes_and_no_address() -> None:
    locks = tracked("requirements*.txt")
    assert locks
    for lock in locks:
        text = lock.read_text("utf-8")
        assert "://" not in text, here(lock)
        pins = re.findall(r"^[a-z0-9][^\n=]*==", text, re.MULTILINE | re.IGNORECASE)
        assert pins and text.count("--hash=sha256:") >= len(pins), here(lock)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE, "see /work/" + "main/x"),
        (MACHINE, "pypi" + ".org/simple"),
        (REQUEST, '<img src="https://x.example/a.png">'),
        (REQUEST, "<link rel=x href='//cdn.example/a.css'>"),
        (REQUEST, "@import 'https://x.example/a.css'"),
        (INLINE, "<script>alert(1)</script>"),
        (INLINE, '<p style="color:red">'),
        (INLINE, '<a onclick="x()">'),
    ],
)
def test_the_guards_see_what_they_forbid(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def test_a_page_may_link_to_a_source_and_load_its_own_script() -> None:
    assert not REQUEST.search('<a href="https://law.example/x">source</a>')
    assert not INLINE.search('<script src="/static/ui/threshold.js" defer></script>')
