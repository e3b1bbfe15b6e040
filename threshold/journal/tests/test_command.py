"""`threshold journal`: what it prints, and how it says what is wrong."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from threshold.cli.__main__ import main
from threshold.journal.standalone import verify_journal as outsider
from threshold.journal.tests.trials import lines, sealed

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("journal", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_a_checkpoint_is_printed_to_be_kept_and_is_not_made_twice() -> None:
    lines(2)
    told = said("checkpoint")
    assert outsider.read_note(told).size > 2
    assert said("checkpoint") == told


def test_verifying_counts_and_says_what_waits() -> None:
    sealed()
    lines(3)
    told = said("verify")
    assert "everything holds" in told
    assert "Waiting for the next checkpoint: 3." in told


def test_verifying_against_a_checkpoint_of_another_history_fails(tmp_path: Path) -> None:
    lines(1)
    made = sealed().newest
    assert made
    (tmp_path / "kept").write_text(made.note)
    assert "everything holds" in said("verify", "--against", str(tmp_path / "kept"))
    (tmp_path / "kept").write_text(made.note.replace(f"\n{made.size}\n", f"\n{made.size + 5}\n"))
    with pytest.raises(CommandError, match="The end was cut off"):
        said("verify", "--against", str(tmp_path / "kept"))


def test_an_export_is_checked_by_the_command_line_without_a_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(3)
    sealed()
    assert "written to" in said("export", str(tmp_path / "out"))
    assert main(["journal", "verify", str(tmp_path / "out")]) == 0
    kept = tmp_path / "out" / "checkpoint.txt"
    assert main(["journal", "verify", str(tmp_path / "out"), "--against", str(kept)]) == 0
    rows = (tmp_path / "out" / "lines.ndjson").read_bytes().splitlines(keepends=True)
    (tmp_path / "out" / "lines.ndjson").write_bytes(b"".join(rows[:-1]))
    capsys.readouterr()
    assert main(["journal", "verify", str(tmp_path / "out")]) == 1
    assert "is missing" in capsys.readouterr().out
    assert main(["journal", "verify", str(tmp_path / "nothing")]) == 2


def test_a_proof_is_json() -> None:
    number = lines(1)[0].id
    sealed()
    assert json.loads(said("prove", str(number)))["kind"] == "inclusion"
    assert json.loads(said("prove", "--since=1"))["kind"] == "growth"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("prove", "987654321"), "no line"),
        (("prove",), "one of the two"),
        (("prove", "1", "--since", "1"), "one of the two"),
        (("prove", "--since", "987654321"), "not more than"),
        (("erase", "987654321", "--reason", "x"), "no line"),
        (("verify", "--against", "/nowhere/at/all"), "No such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        said(*arguments)


def test_without_a_key_the_command_says_what_to_set() -> None:
    with override_settings(JOURNAL_KEYS=[]), pytest.raises(CommandError, match="THRESHOLD_JOURNAL_KEY"):
        said("checkpoint")


def test_erasing_says_what_went() -> None:
    number = lines(1)[0].id
    assert f"Erased from line {number}: who." in said("erase", str(number), "--reason", "an invented reason")
