"""The core knows no framework, no clock and no disk but its one loader."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.guards.sources import ROOT, here, imported, parsed, tracked

ALLOWED = {"threshold", "yaml", "__future__"}
STANDARD = {
    "abc", "bisect", "calendar", "collections", "csv", "dataclasses", "datetime", "difflib", "enum", "functools",
    "hashlib", "io", "itertools", "json", "math", "operator", "re", "string", "textwrap", "types", "typing",
    "unicodedata", "xml",
}  # fmt: skip
LOADERS = {"threshold/core/loader.py"}
DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "exists", "unlink"}
CLOCK = {"today", "now", "utcnow", "time_ns", "monotonic"}


def impurities(tree: ast.AST, *, may_read: bool) -> list[str]:
    """What makes a module of the core impure, in words; empty when it is pure."""
    roots = {name.split(".")[0] for name in imported(tree)}
    extra = {"pathlib"} if may_read else set()
    found = [f"imports {name}" for name in sorted(roots - ALLOWED - STANDARD - extra)]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CLOCK:
            found.append(f"asks the clock: {name}() on line {node.lineno}")
        if name in DISK and not may_read:
            found.append(f"touches the disk: {name}() on line {node.lineno}")
    return found


def core_files() -> list[Path]:
    """The modules of the core, tests left out."""
    return [
        p for p in tracked("threshold/core/**.py", "threshold/core/*.py") if "tests" not in p.relative_to(ROOT).parts
    ]


@pytest.mark.parametrize("path", core_files(), ids=here)
def test_every_module_of_the_core_is_pure(path: Path) -> None:
    assert impurities(parsed(path), may_read=here(path) in LOADERS) == []


@pytest.mark.parametrize(
    "source",
    [
        "import django",
        "from django.db import models",
        "import os",
        "from datetime import date\nd = date.today()",
        "import datetime\nd = datetime.datetime.now()",
        "text = open('law/x.yaml').read()",
        "from pathlib import Path",
        "import time",
    ],
)
def test_the_guard_sees_an_impure_module(source: str) -> None:
    assert impurities(ast.parse(source), may_read=False)


def test_only_the_loader_may_read() -> None:
    assert impurities(ast.parse("from pathlib import Path\nPath('x').read_text()"), may_read=True) == []
