"""Every stored field says what class of data it holds, what it is for and when it dies (23-1202)."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import pytest
from django.apps import AppConfig, apps

from threshold.database.data_classes import Field, Retention


def our_apps() -> list[AppConfig]:
    """Our apps that keep tables."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("threshold.")]
    return [config for config in ours if list(config.get_models(include_auto_created=True))]


def stored(config: AppConfig) -> set[str]:
    """The fields an app stores, as `Model.field`."""
    models = config.get_models(include_auto_created=True)
    return {f"{model.__name__}.{field.name}" for model in models for field in model._meta.concrete_fields}


def faults(fields: set[str], declared: Mapping[str, Field]) -> list[str]:
    """Fields that say nothing of themselves, and entries for fields that are gone."""
    silent = [f"{name} says nothing" for name in sorted(fields - declared.keys())]
    gone = [f"{name} is declared, and no such field is stored" for name in sorted(declared.keys() - fields)]
    empty = [f"{name} has no class or purpose" for name, f in declared.items() if not f.data_class or not f.purpose]
    return silent + gone + empty


@pytest.mark.parametrize("config", our_apps(), ids=lambda config: config.label)
def test_every_field_has_a_class_a_purpose_and_a_retention(config: AppConfig) -> None:
    declared: dict[str, Field] = importlib.import_module(f"{config.name}.data_classes").FIELDS
    assert faults(stored(config), declared) == []
    assert all(isinstance(field.retention, Retention) for field in declared.values())


def test_the_guard_sees_a_silent_field_a_stale_entry_and_an_empty_one() -> None:
    good = Field("record", "tells one from another", Retention.NONE_ADOPTED)
    assert faults({"Body.id"}, {"Body.id": good}) == []
    assert faults({"Body.id", "Body.name"}, {"Body.id": good})
    assert faults(set(), {"Body.id": good})
    assert faults({"Body.id"}, {"Body.id": Field("", "", Retention.NONE_ADOPTED)})
