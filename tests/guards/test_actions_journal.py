"""Every action takes who acts, works in one transaction and writes a line in the journal; a preview writes nothing.

What is told or settled within another action (it takes that action's `Rights`, which only an open transaction gives,
and refuses to work outside one) leaves the line to that action.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.guards.sources import here, parsed, tracked

TRANSACTIONS = {"atomic", "reaching", "acting"}
WRITERS = {
    "create", "save", "delete", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "_write",
}  # fmt: skip
THE_JOURNAL_ITSELF = "threshold/journal/actions.py"


def called(node: ast.AST) -> set[str]:
    """The bare names of everything called in a tree."""
    calls = (n.func for n in ast.walk(node) if isinstance(n, ast.Call))
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in calls}


def records_in_a_transaction(function: ast.FunctionDef) -> bool:
    """Whether `record(...)` stands inside a `with` that opens a transaction."""
    blocks = (n for n in ast.walk(function) if isinstance(n, ast.With))
    opening = (b for b in blocks if any(called(item.context_expr) & TRANSACTIONS for item in b.items))
    return any("record" in called(statement) for block in opening for statement in block.body)


def within_anothers(function: ast.FunctionDef) -> bool:
    """Whether it works within another action: it takes that action's rights, and refuses without its transaction."""
    by = next(argument for argument in function.args.kwonlyargs if argument.arg == "by")
    refuses = any(isinstance(n, ast.Attribute) and n.attr == "in_atomic_block" for n in ast.walk(function))
    return isinstance(by.annotation, ast.Name) and by.annotation.id == "Rights" and refuses


def faults(source: ast.Module) -> list[str]:
    """What is wrong with the public functions of one `actions` module, in words."""
    found = []
    for function in (n for n in source.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")):
        if function.name.startswith("preview_"):
            if called(function) & WRITERS:
                found.append(f"{function.name} says it previews, and writes")
        elif "by" in {argument.arg for argument in function.args.args}:
            found.append(f"{function.name} takes who acts by position: write *, by")
        elif "by" in {argument.arg for argument in function.args.kwonlyargs}:
            if not records_in_a_transaction(function) and not within_anothers(function):
                found.append(f"{function.name} writes no line of the journal in a transaction")
        elif called(function) & (WRITERS | TRANSACTIONS | {"record"}):
            found.append(f"{function.name} writes without saying who acts")
    return found


def action_files() -> list[Path]:
    """Every module of actions but the journal's own, which is what the others call."""
    paths = tracked("threshold/*/actions.py", "threshold/*/actions/*.py", "threshold/journal/erasing.py")
    return [path for path in paths if here(path) != THE_JOURNAL_ITSELF]


@pytest.mark.parametrize("path", action_files(), ids=here)
def test_every_action_journals_in_its_transaction(path: Path) -> None:
    assert faults(parsed(path)) == []


def test_there_are_actions_to_look_at() -> None:
    assert action_files()


@pytest.mark.parametrize(
    "source",
    [
        "def add(*, by, name):\n    with transaction.atomic():\n        Body.objects.create(name=name)",
        "def add(*, by, name):\n    Body.objects.create(name=name)\n    record(KIND, by=by)",
        "def add(by, name):\n    with reaching(Reach.CITY):\n        record(KIND, by=by)",
        "def add(name):\n    Body.objects.create(name=name)",
        "def add(*, by: Rights):\n    Body.objects.create()",
        "def add(*, by: Who):\n    connection.in_atomic_block\n    Body.objects.create()",
        "def preview_add(*, by):\n    Body.objects.create()",
    ],
)
def test_the_guard_sees_an_action_that_leaves_no_line(source: str) -> None:
    assert faults(ast.parse(source))


def test_what_works_within_another_action_takes_its_rights_and_refuses_without_its_transaction() -> None:
    source = (
        "def tell(*, by: Rights):\n    if not connection.in_atomic_block:\n        raise RuntimeError\n"
        "    Notice.objects.create()"
    )
    assert faults(ast.parse(source)) == []


def test_an_action_in_order_passes() -> None:
    source = (
        "def add(*, by):\n    with reaching(Reach.CITY):\n        Body.objects.create()\n        record(KIND, by=by)"
    )
    assert faults(ast.parse(source)) == []
