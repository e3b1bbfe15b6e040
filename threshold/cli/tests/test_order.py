"""`threshold order`: show a clause, check the data, compare editions; and what is said when it is asked wrongly."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from threshold.cli.tests.test_duties import refused, said
from threshold.core.loader import LAW_ROOT

SECOND = LAW_ROOT.parent / "threshold" / "core" / "tests" / "data" / "eo-120-2008"
SEAL = "b6475e4068d01c4a8f0133e45dd2516626b2f2f2fa28db6166f9fc459ff176e6"


def unsealed_edition(folder: Path) -> Path:
    """A synthetic edition of the order in a folder of its own: one clause changed, the seal left as it was."""
    shutil.copytree(LAW_ROOT / "eo-13-2026", folder)
    text = (folder / "text.txt").read_text("utf-8").replace("Exigent circumstances exist;", "A synthetic reason holds;")
    (folder / "text.txt").write_text(text, "utf-8")
    return folder


def sealed_edition(folder: Path) -> Path:
    """The same under a seal of its own."""
    unsealed_edition(folder)
    seal = hashlib.sha256((folder / "text.txt").read_bytes()).hexdigest()
    order = (
        (folder / "order.yaml").read_text("utf-8").replace(SEAL, seal).replace("edition: 2026-02-06", "edition: test")
    )
    (folder / "order.yaml").write_text(order, "utf-8")
    return folder


def test_a_clause_is_shown_with_its_duties_and_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    words = said(capsys, "order", "show", "s.3(d)")
    assert words.startswith(
        "§ 3(d) The use of such lots for such purpose furthers the purpose or mission of a city agency;"
    )
    assert "Duty 3.d (may)" in words
    assert "Open question q-26, for the Law Department" in words


def test_a_section_is_shown_with_its_heading_its_paragraphs_and_the_laws_read_with_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = said(capsys, "order", "show", "4")
    assert words.startswith("§ 4 Rule of Construction with Other Laws. Provisions of section 3")
    assert "Read with 4-210: Access to City property" in words
    assert "§ 7(a)(vi)" in said(capsys, "order", "show", "7.a")


def test_an_unknown_clause_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert "has no clause '7.a.ix'. The nearest is '7.a'." in refused(capsys, "order", "show", "7.a.ix")


def test_the_check_passes_on_the_law_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    words = said(capsys, "order", "check")
    assert words.endswith("every clause has a home, every citation exists, every date agrees.\n")


def test_two_editions_are_compared_by_folder_and_by_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = sealed_edition(tmp_path / "synthetic")
    words = said(capsys, "order", "diff", "eo-13-2026@2026-02-06", str(folder))
    assert words.splitlines() == [
        "From eo-13-2026@2026-02-06 to eo-13-2026@test:",
        "clause 3.e: changed",
        "duty 3.e: stands in a changed clause",
        "norm EO13 s.3: quotes a changed clause",
        "page /",
        "page /order/3.e/",
        "page /duties/3.e/",
    ]
    assert "say the same" in said(capsys, "order", "diff", "eo-13-2026", "eo-13-2026")


def test_another_order_can_be_compared_too(capsys: pytest.CaptureFixture[str]) -> None:
    words = said(capsys, "order", "diff", str(SECOND), str(SECOND))
    assert words == "eo-120-2008@2008-07-22 and eo-120-2008@2008-07-22 say the same.\n"


def test_a_text_that_does_not_match_its_seal_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = unsealed_edition(tmp_path / "synthetic")
    words = refused(capsys, "order", "diff", "eo-13-2026", str(folder))
    assert "synthetic/text.txt: the text does not match its seal" in words
    assert "make a new edition" in words


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["order"], "required"),
        (["order", "show"], "required"),
        (["order", "diff", "eo-13-2026", "eo-99"], "No edition is called 'eo-99'"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_message(
    capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    words = refused(capsys, *arguments)
    assert expected in words
    assert "Traceback" not in words
