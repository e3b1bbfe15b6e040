"""A setting that is missing or malformed stops the start with its name; a secret may come from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from threshold.config.environment import database, flag, number, text, words


def test_a_missing_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRIAL", raising=False)
    with pytest.raises(ImproperlyConfigured, match="Set TRIAL, or TRIAL_FILE"):
        text("TRIAL")
    assert text("TRIAL", "a default") == "a default"


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("kept apart\n")
    monkeypatch.setenv("TRIAL_FILE", str(tmp_path / "secret"))
    assert text("TRIAL") == "kept apart"


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("0", False)])
def test_a_flag_is_1_or_0(monkeypatch: pytest.MonkeyPatch, value: str, meant: bool) -> None:
    monkeypatch.setenv("TRIAL", value)
    assert flag("TRIAL") is meant


@pytest.mark.parametrize("value", ["yes", "true", "", " 1"])
def test_any_other_flag_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TRIAL", value)
    with pytest.raises(ImproperlyConfigured, match="TRIAL is 1 or 0"):
        flag("TRIAL")


def test_a_number_is_whole_and_above_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRIAL", raising=False)
    assert number("TRIAL", 7) == 7
    monkeypatch.setenv("TRIAL", "25000000")
    assert number("TRIAL", 7) == 25_000_000
    for value in ("0", "-1", "25 MB", "1.5", ""):
        monkeypatch.setenv("TRIAL", value)
        with pytest.raises(ImproperlyConfigured, match="TRIAL is a whole number above 0"):
            number("TRIAL", 7)


def test_a_list_is_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAL", " one, two ,,three")
    assert words("TRIAL") == ["one", "two", "three"]


def test_a_database_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAL", "postgresql://someone:a%2Fword@%2Frun%2Fsocket:5433/city")
    told = database("TRIAL")
    assert (told["NAME"], told["USER"], told["PASSWORD"]) == ("city", "someone", "a/word")
    assert (told["HOST"], told["PORT"]) == ("/run/socket", "5433")


def test_a_bad_address_is_refused_and_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAL", "mysql://someone:secret-word@host/city")
    with pytest.raises(ImproperlyConfigured, match="TRIAL is not a PostgreSQL address") as refused:
        database("TRIAL")
    assert "secret-word" not in str(refused.value)
