"""What is sent is bounded before it is read, sealed as it arrives, and refused in words; nothing of it is left over."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.multipartparser import MultiPartParser
from django.test import Client

from threshold.database.reach import Reach, reaching
from threshold.files.forms import ACCEPT
from threshold.files.models import File
from threshold.files.tests import made
from threshold.files.tests.made import uploaded
from threshold.files.tests.trial import lying
from threshold.files.uploads import SealedUploads

pytestmark = [pytest.mark.django_db, pytest.mark.urls("threshold.files.tests.trial")]
MEGABYTE = 1_000_000
MARK = b"Words that must not lie open on a disk. "


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    """A folder of bytes for one test."""
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def send(client: Client, file: SimpleUploadedFile | None, answer: str = "no") -> Any:
    """The second step, sent."""
    return client.post("/give/", {"names_resident": answer, **({"file": file} if file else {})})


def count() -> int:
    """How many files are recorded."""
    with reaching(Reach.CITY):
        return File.objects.count()


def test_a_file_sent_comes_back_as_it_was(client: Client, files: Path) -> None:
    content = MARK * 20_000
    taken = send(client, uploaded(content, "note.txt")).json()
    again = client.get(f"/files/{taken['id']}/")
    assert again.getvalue() == content
    assert again.headers["Content-Disposition"].startswith('attachment; filename="file-')
    assert "sandbox" in again.headers["Content-Security-Policy"]
    assert len(lying(files)) == 1


def test_the_question_comes_first_and_only_a_no_leads_to_the_file(client: Client) -> None:
    first = client.get("/give/").content.decode()
    assert "Does this file name a resident, or show one?" in first
    assert 'type="file"' not in first
    elsewhere = client.get("/give/?names_resident=yes").content.decode()
    assert "legal file" in elsewhere
    assert "number is kept here" in elsewhere
    assert 'type="file"' not in elsewhere
    second = client.get("/give/?names_resident=no").content.decode()
    assert 'type="file"' in second
    assert f'accept="{ACCEPT}"' in second
    assert "at most 25 MB" in second
    assert "a Word document" in second
    assert 'name="names_resident" value="no"' in second
    assert "Say first" in client.get("/give/?names_resident=perhaps").content.decode()


@pytest.mark.parametrize(("answer", "said"), [("yes", "legal file"), ("", "Say first"), ("perhaps", "Say first")])
def test_a_file_sent_without_a_no_is_not_taken(client: Client, files: Path, answer: str, said: str) -> None:
    reply = send(client, uploaded(made.PDF), answer)
    assert reply.status_code == 422
    assert said in reply.content.decode()
    assert (count(), lying(files)) == (0, [])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "Choose a file."),
        (uploaded(b"", "proof.pdf"), "This file is empty: it has no bytes."),
        (uploaded(made.PDF, "proof.docx"), "the file looks like a PDF document"),
        (uploaded(b"MZ" + bytes(90), "proof.pdf"), "looks like a program"),
    ],
    ids=made.spoken,
)
def test_what_cannot_be_taken_is_said_beside_the_field(client: Client, files: Path, file: Any, said: str) -> None:
    reply = send(client, file)
    assert reply.status_code == 422
    assert said in reply.content.decode()
    assert 'id="id_file_error"' in reply.content.decode()
    assert (count(), lying(files)) == (0, [])


def test_a_file_just_past_the_limit_is_counted_let_go_and_named(client: Client, files: Path, settings: Any) -> None:
    settings.FILE_LIMIT = 100_000
    reply = send(client, uploaded(b"x" * 250_000, "note.txt"))
    assert reply.status_code == 422
    assert "This file has 250 kB. The most taken here is 100 kB." in reply.content.decode()
    assert (count(), lying(files)) == (0, [])
    assert send(client, uploaded(b"x" * 100_000, "note.txt")).status_code == 200


class NeverRead(io.RawIOBase):
    """A body nobody may touch."""

    def read(self, size: int = -1, /) -> bytes:
        raise AssertionError("the body was read")

    readline = readinto = read  # type: ignore[assignment]


def test_two_gigabytes_are_refused_unread_with_a_page_in_a_clerk_s_words(client: Client, files: Path) -> None:
    reply = client.generic(
        "POST",
        "/give/",
        b"x",
        content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": "2147483648", "wsgi.input": NeverRead()},  # type: ignore[arg-type]
    )
    said = reply.content.decode()
    assert reply.status_code == 413
    assert "This file has 2.1 GB. The most taken here is 25 MB." in said
    assert "<h1>" in said
    assert not files.exists()


@pytest.mark.parametrize("length", ["", "x", "-1", "9" * 30])
def test_a_length_that_is_none_is_never_a_way_in(client: Client, length: str) -> None:
    told: Any = {"CONTENT_LENGTH": length, "wsgi.input": NeverRead()}
    reply = client.generic("POST", "/give/", b"x", content_type="multipart/form-data; boundary=x", **told)
    assert reply.status_code in {413, 422, 400}


def test_a_form_of_too_many_files_is_refused(client: Client, files: Path) -> None:
    many = [uploaded(made.PDF, f"{number}.pdf") for number in range(11)]
    assert client.post("/give/", {"names_resident": "no", "file": many}).status_code == 400
    assert lying(files) == []


def body(content: Iterator[bytes]) -> Iterator[bytes]:
    """A form of one file."""
    yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    yield from content
    yield b"\r\n--x--\r\n"


class Coming(io.RawIOBase):
    """A body that comes piece by piece and is nowhere as a whole."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def read(self, size: int = -1, /) -> bytes:
        while len(self._rest) < size and (piece := next(self._pieces, b"")):
            self._rest += piece
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def parsed(pieces: Iterator[bytes], length: int) -> Any:
    """The file of a form, as the upload handler hands it on."""
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(length)}
    parser = MultiPartParser(meta, Coming(pieces), [SealedUploads()])  # type: ignore[arg-type]
    _, found = parser.parse()
    return found["file"]


@pytest.mark.parametrize("megabytes", [20, 60])
def test_memory_does_not_grow_with_what_is_sent(megabytes: int) -> None:
    pieces = (bytes(MEGABYTE // 10) for _ in range(megabytes * 10))
    tracemalloc.start()
    with parsed(body(pieces), megabytes * MEGABYTE + 200) as file:
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert file.size == megabytes * MEGABYTE
    assert most < 3 * MEGABYTE


def unnamed(folder: Path) -> list[bytes]:
    """What our own process holds open in a folder under no name."""
    held = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = str(link.readlink())
        except OSError:
            continue
        if target.startswith(str(folder)) and target.endswith("(deleted)"):
            held.append(link.read_bytes())
    return held


def test_what_waits_to_be_taken_has_no_name_and_lies_sealed(files: Path) -> None:
    with parsed(body(iter([MARK * 5_000])), 300_000) as file:
        (held,) = unnamed(files)
        assert len(held) > len(MARK) * 5_000
        assert MARK not in held
        assert file.read() == MARK * 5_000
        assert lying(files) == []
    assert unnamed(files) == []


def test_an_upload_that_breaks_off_leaves_nothing_open(files: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield MARK * 5_000
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        parsed(body(broken()), 2_000_000)
    assert (unnamed(files), lying(files)) == ([], [])


def test_nothing_is_read_from_the_folder_by_others(files: Path) -> None:
    with parsed(body(iter([MARK])), 200):
        assert files.stat().st_mode & 0o077 == 0
