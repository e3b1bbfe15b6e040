"""Whoever alters, drops, adds, moves or cuts is found out, by the line; whoever erases a detail is not accused."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from threshold.journal.exporting import VERIFIER, export
from threshold.journal.keys import signer, signers
from threshold.journal.notes import Signer
from threshold.journal.proving import NoProof, prove_growth, prove_line
from threshold.journal.standalone import verify_journal as outsider
from threshold.journal.tests.trials import WHO, lines, sealed
from threshold.journal.tree import leaf_hash, root_of
from threshold.journal.verifying import verify_live

pytestmark = pytest.mark.django_db
BATCH = 6


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """An export of three checkpoints, six new lines each, with the middle and newest notes kept beside it."""
    folder = tmp_path / "export"
    for name in ("first", "middle", "newest"):
        lines(BATCH)
        made = sealed().newest
        assert made
        (tmp_path / name).write_text(made.note, "utf-8")
    export(folder, signers(), demonstration=False)
    return folder


def found(folder: Path, *against: str) -> list[str]:
    """What the stand-alone verifier says, run as its own process with nothing of ours."""
    flags = [word for name in against for word in ("--against", str(folder.parent / name))]
    command = [sys.executable, "-I", str(folder / VERIFIER.name), str(folder), *flags]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder.parent, env={})
    assert done.returncode in {0, 1}, done.stderr
    said = done.stdout.splitlines()
    assert (done.returncode == 0) == said[0].endswith("everything holds.")
    return said if done.returncode else []


def rewrite(folder: Path, change: Callable[[list[bytes]], list[bytes]], *, leaves: bool = False) -> int:
    """Change the exported lines, and their leaf hashes too if asked; how many lines there were."""
    path = folder / "lines.ndjson"
    rows = path.read_bytes().splitlines()
    changed = change(list(rows))
    path.write_bytes(b"".join(row + b"\n" for row in changed))
    if leaves:
        (folder / "leaves.bin").write_bytes(b"".join(map(leaf_hash, changed)))
    return len(rows)


def altered(rows: list[bytes]) -> list[bytes]:
    """The third line from the end says something else."""
    return [*rows[:-3], rows[-3].replace(b"trial.tried", b"trial.false"), *rows[-2:]]


def test_a_journal_left_alone_holds_here_and_outside(exported: Path) -> None:
    assert found(exported) == []
    assert found(exported, "first", "middle", "newest") == []
    assert verify_live(signers()).findings == []


def test_an_altered_line_is_named(exported: Path) -> None:
    number = json.loads((exported / "lines.ndjson").read_bytes().splitlines()[-3])["line"]
    count = rewrite(exported, altered)
    assert found(exported) == [f"The line at place {count - 2} (line {number}) was altered."]


def test_a_dropped_line_is_named(exported: Path) -> None:
    count = rewrite(exported, lambda rows: [*rows[:-3], *rows[-2:]])
    assert found(exported) == [f"The line at place {count - 2} is missing."]


def test_lines_that_changed_places_are_named(exported: Path) -> None:
    count = rewrite(exported, lambda rows: [*rows[:-3], rows[-2], rows[-3], rows[-1]])
    said = found(exported)
    assert len(said) == 1
    assert f"place {count - 2} " in said[0] and "out of its order" in said[0]


def test_a_line_put_in_is_named(exported: Path) -> None:
    count = rewrite(exported, lambda rows: [*rows, rows[0].replace(b'"v":1', b'"v":2')])
    assert f"Row {count + 1} of the lines" in found(exported)[0]


def test_altering_the_leaf_too_is_found_by_the_root_and_the_span_is_named(exported: Path) -> None:
    count = rewrite(exported, altered, leaves=True)
    said = found(exported)
    assert len(said) == 1
    assert f"within places {count - BATCH + 1} to {count}" in said[0]


def test_a_cut_tail_is_found_against_the_newest_checkpoint(exported: Path) -> None:
    count = rewrite(exported, lambda rows: rows[:-4], leaves=True)
    assert found(exported) == [
        f"The end was cut off. The newest checkpoint covers {count} lines, {count - 4} are here. "
        f"Missing: places {count - 3} to {count}."
    ]


def test_a_tail_cut_with_its_checkpoint_is_found_only_by_one_kept_outside(exported: Path) -> None:
    rewrite(exported, lambda rows: rows[:-BATCH], leaves=True)
    told = (exported / "checkpoints.ndjson").read_text().splitlines()
    (exported / "checkpoints.ndjson").write_text("\n".join(told[:-1]))
    assert found(exported) == []
    assert found(exported, "middle") == []
    assert "The end was cut off. The checkpoint kept outside" in found(exported, "newest")[0]


def resigned(folder: Path, by: Signer) -> None:
    """Sign everything anew over the lines as they now stand, as somebody with the key could."""
    leaves = [leaf_hash(row) for row in (folder / "lines.ndjson").read_bytes().splitlines()]
    sizes = [json.loads(row)["size"] for row in (folder / "checkpoints.ndjson").read_text().splitlines()]
    notes = [{"note": by.note(size, root_of(leaves[:size]))} for size in sizes]
    (folder / "checkpoints.ndjson").write_text("\n".join(json.dumps(note) for note in notes))


def test_a_history_rewritten_and_signed_anew_is_caught_by_a_checkpoint_kept_outside(exported: Path) -> None:
    count = rewrite(exported, altered, leaves=True)
    resigned(exported, signer())
    assert found(exported) == []
    assert found(exported, "middle") == []
    said = found(exported, "middle", "newest")
    assert len(said) == 1
    assert f"within places {count - BATCH + 1} to {count}. The journal was rewritten since it was kept." in said[0]


def test_a_history_signed_with_another_key_is_caught_by_the_key_kept_outside(exported: Path) -> None:
    other = Signer.of(signer().name, bytes(32))
    (exported.parent / "kept").write_text((exported / "key.txt").read_text())
    resigned(exported, other)
    (exported / "key.txt").write_text(other.verifier)
    assert found(exported) == []
    record = outsider.Record(exported, exported.parent / "kept")
    assert all("not signed" in said for said in outsider.check(record))
    assert "not signed with this journal's key" in found(exported, "newest")[0]


def test_many_faults_are_told_in_few_lines(exported: Path) -> None:
    lines(30)
    sealed()
    shutil.rmtree(exported)
    export(exported, signers(), demonstration=False)
    rewrite(exported, lambda rows: [row.replace(b"trial", b"lairt") for row in rows])
    assert len(found(exported)) == outsider.MOST_FINDINGS + 1


def test_an_export_holds_no_detail_and_no_name_and_mixes_with_nothing(exported: Path) -> None:
    held = b"".join(path.read_bytes() for path in exported.iterdir())
    assert WHO.encode() not in held and b"trial 0" not in held
    with pytest.raises(FileExistsError):
        export(exported, signers(), demonstration=False)


def test_a_demonstration_says_so_in_its_export(exported: Path) -> None:
    assert "DEMONSTRATION" not in (exported / "README.txt").read_text()
    export(exported.parent / "other", signers(), demonstration=True)
    assert "DEMONSTRATION" in (exported.parent / "other" / "README.txt").read_text()


@pytest.mark.parametrize("name", ["lines.ndjson", "leaves.bin", "checkpoints.ndjson", "key.txt"])
def test_a_missing_file_is_said_and_never_passes(exported: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (exported / name).unlink()
    assert outsider.main([str(exported)]) == 2
    assert name in capsys.readouterr().err


def test_one_line_is_proved_to_somebody_who_sees_no_other(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = lines(1)[0].id
    with pytest.raises(NoProof, match="No checkpoint covers"):
        prove_line(number)
    sealed()
    proof, file = prove_line(number), exported.parent / "proof.json"
    file.write_text(json.dumps(proof))
    assert outsider.main(["--proof", str(file), "--key", str(exported / "key.txt")]) == 0
    file.write_text(json.dumps({**proof, "line": str(proof["line"]).replace("trial.tried", "trial.false")}))
    assert outsider.main(["--proof", str(file)]) == 1
    assert "The line is not in the tree" in capsys.readouterr().out


def test_growth_is_proved_from_a_checkpoint_kept(exported: Path) -> None:
    kept = outsider.read_note((exported.parent / "first").read_text())
    file = exported.parent / "proof.json"
    proof = prove_growth(kept.size)
    file.write_text(json.dumps(proof))
    assert outsider.main(["--proof", str(file), "--against", str(exported.parent / "first")]) == 0
    assert outsider.main(["--proof", str(file)]) == 1
    other = signer().note(kept.size, bytes(32))
    (exported.parent / "first").write_text(other)
    assert outsider.main(["--proof", str(file), "--against", str(exported.parent / "first")]) == 1
    with pytest.raises(NoProof):
        prove_growth(10**9)
