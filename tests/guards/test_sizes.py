"""Files fit in a sitting and functions in a glance: 400 lines, 40 lines, six parameters."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.guards.sources import functions, here, parsed, python_files

FILE_LINES, FUNCTION_LINES, PARAMETERS = 400, 40, 6


def oversized(source: str) -> list[str]:
    """What is too big in one Python source, in words."""
    found = []
    lines = source.count("\n") + 1
    if lines > FILE_LINES + 1:
        found.append(f"{lines} lines: split it by noun")
    for node in functions(ast.parse(source)):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > FUNCTION_LINES:
            found.append(f"{node.name} has {length} lines")
        arguments = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
        count = len([a for a in arguments if a.arg not in {"self", "cls"}])
        if count > PARAMETERS and not node.name.startswith("test_"):
            found.append(f"{node.name} takes {count} parameters")
    return found


@pytest.mark.parametrize("path", python_files("threshold", "tests", "scripts", "bench"), ids=here)
def test_every_file_is_small(path: Path) -> None:
    assert oversized(path.read_text("utf-8")) == []


def test_the_guard_sees_a_long_file_a_long_function_and_many_parameters() -> None:
    assert oversized("x = 1\n" * 402)
    assert oversized("def f():\n" + "    x = 1\n" * 41)
    assert oversized("def f(a, b, c, d, e, f, g): ...\n")
    assert not oversized("def f(a, b, c, d, e, f): ...\n")


@pytest.mark.parametrize("path", python_files("threshold", "scripts", "bench"), ids=here)
def test_no_import_hides_in_a_function_and_none_is_a_star(path: Path) -> None:
    tree = parsed(path)
    inner = [n for f in functions(tree) for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)]
    stars = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.names[0].name == "*"]
    assert [n.lineno for n in (*inner, *stars)] == []
