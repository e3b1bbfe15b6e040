"""The command itself: its version, its exports, and that it starts no framework."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from threshold import __version__
from threshold.cli.__main__ import main
from threshold.cli.tests.test_duties import refused, said

ROOT = Path(__file__).resolve().parents[3]
WITHOUT_FRAMEWORK = """
import sys
from threshold.cli.__main__ import main
assert main(["order", "show", "3"]) == 0
assert main(["duties", "--as-of", "2026-11-23"]) == 0
loaded = {name.split(".")[0] for name in sys.modules}
sys.exit(", ".join(sorted(loaded & {"django", "ninja", "psycopg", "lxml"})) or 0)
"""


def test_the_version_answers(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"threshold {__version__}\n"


def test_the_version_is_the_one_the_changelog_opens_with() -> None:
    changelog = ROOT / "CHANGELOG.md"
    headings = [line for line in changelog.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert any(__version__ in line for line in headings[:2])


def test_the_export_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    root = etree.fromstring(said(capsys, "export", "akn").encode())
    assert etree.QName(root).localname == "akomaNtoso"


def test_the_other_formats_are_written_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert etree.QName(etree.fromstring(said(capsys, "export", "dmn").encode())).localname == "definitions"
    assert "$defs" in json.loads(said(capsys, "export", "schema"))


def test_an_unknown_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "invalid choice: 'pdf'" in refused(capsys, "export", "pdf")


def test_core_verbs_start_no_framework() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_FRAMEWORK], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_stops_reading_ends_the_command_quietly() -> None:
    command = f"{sys.executable} -m threshold.cli duties --as-of 2026-11-23 | head -n 1"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.startswith("Duties in force")
    assert "Traceback" not in done.stderr
