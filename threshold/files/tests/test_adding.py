"""A file is taken whole with its record and its line, or not at all; what is kept shows nothing and proves itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from threshold.core.answers import NotAllowed, Refused
from threshold.database.reach import Reach, reaching
from threshold.files.actions import add_file
from threshold.files.downloads import download
from threshold.files.models import File, Key
from threshold.files.permissions import can_open_file
from threshold.files.purposes import Purpose, register, registered
from threshold.files.queries import find_file, name_of, neutral_name, open_bytes
from threshold.files.store import BytesMissing
from threshold.files.tests import made
from threshold.files.tests.made import SECRET, uploaded
from threshold.files.tests.trial import BY, OURS, lying
from threshold.journal.actions import Actor
from threshold.journal.models import Line
from threshold.journal.queries import details_of
from threshold.sealing.envelope import CannotOpen

pytestmark = pytest.mark.django_db
STRANGER = Actor("stranger")
THEIRS = "another-invented-agency"
NAME = "Letter of an Invented Person.pdf"


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    """A folder of bytes for one test."""
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def add(file: SimpleUploadedFile, agency: str = OURS, **more: Any) -> File:
    """A file added as an app above adds it, within its agency's reach."""
    told: dict[str, Any] = {"by": BY, "agency": agency, "purpose": "trial.proof", "uploaded": file}
    with reaching(Reach.AGENCY, agency):
        return add_file(**(told | more))


def read(file: File, agency: str = OURS) -> bytes:
    """All of its bytes."""
    with reaching(Reach.AGENCY, agency):
        return b"".join(open_bytes(file))


def test_what_was_taken_comes_back_and_lies_sealed_under_its_own_hash(files: Path) -> None:
    file = add(uploaded(made.PDF, NAME))
    assert read(file) == made.PDF
    assert (file.media_type, file.size) == ("application/pdf", len(made.PDF))
    assert file.sha256 == file.received_sha256 == hashlib.sha256(made.PDF).hexdigest()
    (path,) = lying(files)
    assert path.parent.name + path.name == file.stored_as == hashlib.sha256(path.read_bytes()).hexdigest()
    assert b"Catalog" not in path.read_bytes()
    assert file.sha256 not in str(path)


def test_nobody_else_may_look_where_the_bytes_lie(files: Path) -> None:
    add(uploaded(made.PDF))
    (path,) = lying(files)
    assert {one.stat().st_mode & 0o077 for one in (files, path.parent, path)} == {0}


def test_the_same_file_twice_is_two_files_that_do_not_show_it(files: Path) -> None:
    first, second = add(uploaded(made.PDF)), add(uploaded(made.PDF), THEIRS)
    assert first.sha256 == second.sha256
    assert first.stored_as != second.stored_as
    assert len(lying(files)) == 2


def test_the_name_is_sealed_and_a_neutral_one_is_shown() -> None:
    file = add(uploaded(made.PDF, NAME))
    with reaching(Reach.AGENCY, OURS):
        assert name_of(file) == NAME
        stored = Key.objects.get(file=file)
    assert "Invented" not in stored.name + stored.data_key
    assert neutral_name(file) == f"file-{str(file.id)[:8]}.pdf"


def test_a_line_of_the_journal_tells_of_it_with_the_name_as_a_detail() -> None:
    file = add(uploaded(made.PDF, NAME))
    with reaching(Reach.AGENCY, OURS):
        line = Line.objects.get(object_number=str(file.id))
        details = details_of(line)
    assert (line.action, line.agency_id, line.actor_ref) == ("files.added", OURS, "opaque")
    assert details is not None
    assert (details["sha256"], details["size"], details["name"]) == (file.sha256, len(made.PDF), NAME)


def test_a_picture_loses_its_metadata_and_the_record_says_so() -> None:
    sent = made.jpeg(made.segment(0xE1, b"Exif\0\0" + made.tiff(place=True)))
    file = add(uploaded(sent, "sign.jpg"))
    assert read(file) == made.jpeg()
    assert file.stripped == ["camera", "place"]
    assert file.received_sha256 == hashlib.sha256(sent).hexdigest()
    assert file.sha256 == hashlib.sha256(made.jpeg()).hexdigest()
    assert SECRET not in read(file)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "proof.pdf"),
        (made.PDF, "proof.docx"),
        (b"MZ" + bytes(90), "proof.pdf"),
        (made.png()[:-3], "sign.png"),
        (made.jpeg()[:-1], "sign.jpg"),
    ],
    ids=made.spoken,
)
def test_what_is_refused_leaves_nothing(files: Path, content: bytes, name: str) -> None:
    with pytest.raises(Refused):
        add(uploaded(content, name))
    with reaching(Reach.CITY):
        assert not File.objects.exists()
        assert not Line.objects.filter(action="files.added").exists()
    assert lying(files) == []


class BreaksOff(SimpleUploadedFile):
    """A file whose bytes stop coming half way, once it was looked at."""

    def __init__(self) -> None:
        super().__init__("proof.txt", b"text " * 50_000)
        self.file = self._Breaking(b"text " * 50_000)

    class _Breaking(type(SimpleUploadedFile("x", b"").file)):  # type: ignore[misc]
        reads = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.reads += 1
            if self.reads > 14:
                raise ConnectionResetError
            found: bytes = super().read(size)
            return found


def test_bytes_that_stop_coming_leave_nothing(files: Path) -> None:
    with pytest.raises(ConnectionResetError):
        add(BreaksOff())
    assert lying(files) == []


def test_a_record_that_cannot_be_written_leaves_no_bytes(files: Path) -> None:
    with pytest.raises(DatabaseError), reaching(Reach.AGENCY, THEIRS):
        add_file(by=BY, agency=OURS, purpose="trial.proof", uploaded=uploaded(made.PDF))
    assert lying(files) == []


def test_a_name_given_apart_is_checked_like_the_file_s_own() -> None:
    with pytest.raises(Refused):
        add(uploaded(made.PDF), name="proof.png")
    assert add(uploaded(made.PDF, "proof.png"), name="proof.pdf").media_type == "application/pdf"


def test_permission_is_asked_of_the_purpose(files: Path) -> None:
    with pytest.raises(NotAllowed, match="Only for the trial"):
        add(uploaded(made.PDF), by=STRANGER)
    assert lying(files) == []
    file = add(uploaded(made.PDF))
    assert can_open_file(BY, file)
    assert not can_open_file(STRANGER, file)


def test_purposes_are_a_closed_list() -> None:
    with pytest.raises(ValueError, match=r"trial\.unheard"):
        add(uploaded(made.PDF), purpose="trial.unheard")
    with pytest.raises(ValueError, match="Another purpose"):
        register(Purpose("trial.proof", "another"))
    register(registered("trial.proof"))
    register(Purpose("trial.open", "asked before"))
    assert add(uploaded(made.PDF), purpose="trial.open", by=STRANGER).purpose == "trial.open"


def test_another_agency_and_the_public_see_neither_file_nor_key_and_an_auditor_sees_it() -> None:
    file = add(uploaded(made.PDF))
    with reaching(Reach.AGENCY, THEIRS):
        assert find_file(file.id) is None
        assert name_of(file) is None
        with pytest.raises(CannotOpen):
            open_bytes(file)
    assert find_file(file.id) is None
    for reach in (Reach.CITY, Reach.AUDIT):
        with reaching(reach):
            assert find_file(file.id) == file
            assert b"".join(open_bytes(file)) == made.PDF
    with pytest.raises(DatabaseError), reaching(Reach.AUDIT):
        add_file(by=BY, agency=OURS, purpose="trial.proof", uploaded=uploaded(made.PDF))


@pytest.mark.parametrize("statement", ["update files_file set size = 1", "delete from files_file"])
def test_a_file_s_record_is_never_changed_or_removed(statement: str) -> None:
    add(uploaded(made.PDF))
    with (
        reaching(Reach.CITY),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_without_its_key_a_file_opens_for_nobody_and_its_record_stays() -> None:
    file = add(uploaded(made.PDF))
    with reaching(Reach.AGENCY, OURS):
        Key.objects.filter(file=file).delete()
        assert find_file(file.id) == file
        assert name_of(file) is None
        with pytest.raises(CannotOpen, match="erased"):
            open_bytes(file)


@pytest.fixture
def two(files: Path) -> Iterator[tuple[File, Path, File, Path]]:
    """Two long files with the places their bytes lie at."""
    made_of = [add(uploaded(letter * 200_000, "long.txt")) for letter in (b"a", b"b")]
    paths = [files / file.stored_as[:2] / file.stored_as[2:] for file in made_of]
    yield made_of[0], paths[0], made_of[1], paths[1]


def test_bytes_altered_cut_off_swapped_or_gone_are_never_handed_out_whole(two: Any) -> None:
    file, path, _, other = two
    right = path.read_bytes()
    wrong = [right[:-1], right[:90_000], right[:70_000] + b"x" + right[70_001:], other.read_bytes(), b""]
    for content in wrong:
        path.write_bytes(content)
        with pytest.raises(CannotOpen):
            read(file)
    path.unlink()
    with pytest.raises(BytesMissing):
        read(file)


def test_the_last_piece_is_held_back_until_the_hash_is_proved(two: Any) -> None:
    file, *_ = two
    file.sha256 = "0" * 64  # in memory alone: a record that does not fit its bytes
    got = bytearray()
    with reaching(Reach.AGENCY, OURS), pytest.raises(CannotOpen, match="not those of the record"):
        for piece in open_bytes(file):
            got += piece
    assert 0 < len(got) < file.size


def test_a_file_is_handed_out_to_be_saved_never_to_be_shown() -> None:
    file = add(uploaded(made.jpeg(), "sign.jpg"))
    with reaching(Reach.AGENCY, OURS):
        answer = download(file)
    assert answer.getvalue() == made.jpeg()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="file-{str(file.id)[:8]}.jpg"'
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Length"] == str(file.size)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
