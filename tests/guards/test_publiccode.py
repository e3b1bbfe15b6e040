"""`publiccode.yml` keeps to the standard's required keys and lengths, and says the version and languages there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from django.conf import settings

from tests.guards.sources import ROOT
from threshold import __version__

REQUIRED = (
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
    "maintenance", "localisation",
)  # fmt: skip
MADE_UP = "ar-xb"  # the language of nobody's, offered in tests alone
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}


def read() -> dict[str, Any]:
    """The file as it stands."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    return found


def faults(said: dict[str, Any]) -> Iterator[str]:
    """What the standard, version 0.4, would not take."""
    yield from (f"{key} is missing" for key in REQUIRED if not said.get(key))
    if said.get("developmentStatus") not in STATUSES:
        yield "developmentStatus is none of the standard's"
    if said.get("maintenance", {}).get("type") in {"internal", "community"} and not said["maintenance"].get("contacts"):
        yield "nobody is named who maintains it"
    for language, words in said.get("description", {}).items():
        if len(words.get("shortDescription", "")) not in range(1, 151):
            yield f"shortDescription in {language} is empty or longer than 150 characters"
        if len(words.get("longDescription", "")) not in range(150, 10_001):
            yield f"longDescription in {language} has fewer than 150 or more than 10,000 characters"
        yield from (f"a feature in {language} is too long" for one in words.get("features", ()) if len(one) > 100)


def test_publiccode_keeps_to_the_standard_and_is_true() -> None:
    said = read()
    assert list(faults(said)) == []
    assert said["softwareVersion"] == __version__
    assert said["legal"]["license"] == "Apache-2.0"
    offered = {code for code, _ in settings.LANGUAGES if code != MADE_UP}
    assert set(said["localisation"]["availableLanguages"]) == offered


@pytest.mark.parametrize("key", REQUIRED)
def test_the_guard_sees_a_missing_key(key: str) -> None:
    assert list(faults({k: v for k, v in read().items() if k != key}))


def test_the_guard_sees_a_description_too_long() -> None:
    said = read()
    said["description"]["en"]["shortDescription"] = "x" * 151
    assert list(faults(said))
