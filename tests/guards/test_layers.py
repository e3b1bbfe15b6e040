"""Imports, foreign keys and migrations run down the list of folders in pyproject.toml, never up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from tests.guards.sources import ROOT, here, python_files

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS: list[str] = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
ROLES = ("database", "0001_roles")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter over the package in a folder."""
    program = Path(sys.executable).parent / "lint-imports"
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        [str(program), "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def points_up(own: str, other: str) -> bool:
    """Whether a key of one app's table to another's breaks the order of the folders: up, or to a neighbour."""
    return own != other and LAYERS.index(f"threshold.{own}") >= LAYERS.index(f"threshold.{other}")


def our_models() -> list[type[models.Model]]:
    """The models of our own apps, made-up link tables included."""
    return [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("threshold.")]


def test_no_import_runs_up() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("threshold/core/upwards.py", "import threshold.ui"),
        ("threshold/journal/upwards.py", "import threshold.agencies"),
        ("threshold/cli/upwards.py", "import django"),
    ],
)
def test_the_guard_sees_an_import_that_runs_up(tmp_path: Path, file: str, line: str) -> None:
    for path in python_files("threshold"):
        copy = tmp_path / here(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / file).write_text(line + "\n")
    done = lint_imports(tmp_path)
    assert done.returncode != 0
    assert "upwards" in done.stdout


def test_every_folder_has_its_place_in_the_list() -> None:
    folders = {path.parent.name for path in (ROOT / "threshold").glob("*/__init__.py")}
    assert {f"threshold.{folder}" for folder in folders} == set(LAYERS)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model: type[models.Model]) -> None:
    targets = [f.related_model for f in model._meta.get_fields() if f.concrete and f.is_relation]
    labels = {target._meta.app_label for target in targets if isinstance(target, type)}
    assert [label for label in labels if points_up(model._meta.app_label, label)] == []


def test_the_guard_sees_a_key_that_points_up() -> None:
    assert points_up("journal", "agencies")
    assert not points_up("agencies", "journal")
    assert not points_up("agencies", "agencies")


def test_every_first_migration_comes_after_the_roles() -> None:
    loader = MigrationLoader(None)
    names = {key: migration.__module__ for key, migration in loader.disk_migrations.items()}
    first = [key for key in loader.graph.root_nodes() if names[key].startswith("threshold.")]
    assert ROLES in first
    early = [key for key in first if ROLES not in loader.graph.forwards_plan(key)]
    assert early == [], "a table made before the roles exist comes without their privileges"
