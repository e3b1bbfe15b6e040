"""Every app, command, setting and kind of journal line stands in the documentation, or this fails."""

from __future__ import annotations

import argparse
import ast
import importlib
import re
from collections.abc import Iterator

from django.core.management import get_commands

from tests.guards.sources import ROOT, here, parsed, python_files, tracked
from threshold.cli.__main__ import VERBS
from threshold.journal.kinds import Kind
from threshold.notices.kinds import NoticeKind

READERS = {"text", "flag", "number", "one_of", "words", "database"}  # how `config.environment` reads a setting


def documentation() -> str:
    """All that the project says of itself, in one piece."""
    pages = [p for p in tracked("docs/**.md", "docs/*.md", "*.md") if here(p) != "docs/clause-map.md"]
    return "\n".join(page.read_text("utf-8") for page in pages)


def unmentioned(names: set[str], text: str) -> list[str]:
    """The names that no page puts between backticks, alone or at the head of a longer piece."""
    return sorted(name for name in names if not re.search(rf"`{re.escape(name)}(?![\w-])", text))


def folders() -> set[str]:
    """The folders of the program, dotted as Python names them."""
    return {f"threshold.{path.parent.name}" for path in (ROOT / "threshold").glob("*/__init__.py")}


def verbs(parser: argparse.ArgumentParser, before: str = "threshold") -> Iterator[str]:
    """Every verb of the command line with its sub-verbs: `threshold order show`."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                deeper = list(verbs(inner, f"{before} {name}"))
                yield from deeper or [f"{before} {name}"]


def commands() -> set[str]:
    """Everything a person may type: verbs, Django's commands of our own, what make makes."""
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers()
    for verb in VERBS:
        verb.add(subparsers)
    ours = {name for name, app in get_commands().items() if str(app).startswith("threshold.")}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(verbs(parser)) | ours | {f"make {name}" for name in re.findall(r"^([a-z-]+):.*## ", makefile, re.M)}


def settings() -> set[str]:
    """Every setting the environment may give."""
    files = [p for p in python_files("threshold/config") if "tests" not in p.parts]
    calls = [n for p in files for n in ast.walk(parsed(p)) if isinstance(n, ast.Call)]
    named = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in READERS and c.args]
    return {c.args[0].value for c in named if isinstance(c.args[0], ast.Constant) and isinstance(c.args[0].value, str)}


def kinds() -> dict[str, Kind | NoticeKind]:
    """Every kind of journal line and every kind of notice, by its name."""
    files = [path for path in python_files("threshold") if path.name == "events.py"]
    modules = [importlib.import_module(here(path)[:-3].replace("/", ".")) for path in files]
    return {
        kind.name: kind for module in modules for kind in vars(module).values() if isinstance(kind, Kind | NoticeKind)
    }


def test_every_folder_is_in_the_documentation() -> None:
    assert unmentioned(folders(), documentation()) == []


def test_every_command_is_in_the_documentation() -> None:
    assert {"threshold determine", "threshold order show", "load_bodies", "make run"} <= commands()
    assert unmentioned(commands(), documentation()) == []


def test_every_setting_is_in_the_documentation() -> None:
    assert {"DATABASE_URL", "THRESHOLD_SECRET_KEY", "THRESHOLD_HOSTS"} <= settings()
    assert unmentioned(settings(), documentation()) == []


def test_every_kind_of_journal_line_is_in_the_documentation_with_a_sentence_for_people() -> None:
    assert kinds()
    assert unmentioned(set(kinds()), documentation()) == []
    assert [name for name, kind in kinds().items() if not kind.sentence.endswith(".")] == []


def test_every_kind_is_named_for_the_folder_it_stands_in() -> None:
    strays = [name for name in kinds() if f"threshold.{name.split('.')[0]}" not in folders()]
    assert strays == []


def test_the_guard_sees_a_name_that_stands_nowhere() -> None:
    text = "| `threshold order show CLAUSE` | `THRESHOLD_HOSTS` | `load_bodies` |"
    assert unmentioned({"threshold order show", "THRESHOLD_HOSTS", "load_bodies"}, text) == []
    assert unmentioned({"threshold order", "THRESHOLD_HOST", "load_body", "order"}, text) == [
        "THRESHOLD_HOST",
        "load_body",
        "order",
    ]
