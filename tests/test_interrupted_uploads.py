"""Uploads to the served site that are killed, dropped or far too long leave no byte and no record behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser

from conftest import make_database
from tests.serving import served
from threshold.files.tests.trial import lying

pytestmark = pytest.mark.db
PATIENCE = 30
CONTENT = b"an invented line of proof\n" * 200_000
BODY = (
    b'--x\r\nContent-Disposition: form-data; name="names_resident"\r\n\r\nno\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + CONTENT + b"\r\n--x--\r\n"
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the served site's bytes."""
    return tmp_path_factory.mktemp("served") / "files"


@pytest.fixture(scope="module")
def trial_site(superuser_url: str, files: Path) -> Iterator[str]:
    """The site with a page that takes a file. Gives its address."""
    name = "threshold_uploads_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    make_database(superuser_url, name)
    with served(name, superuser_url, application="tests.trial_site", THRESHOLD_FILES=str(files)) as url:
        yield url


def recorded(superuser: str) -> int:
    """How many files the site's database knows."""
    name = "threshold_uploads_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    with psycopg.connect(superuser, dbname=name) as connection:
        row = connection.execute("select count(*) from files_file").fetchone()
        return int(row[0]) if row else 0


def until(true: Callable[[], bool]) -> None:
    """Wait for something to become true. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def process(url: str) -> int:
    """The process that answers; 0 while none does."""
    try:
        with urllib.request.urlopen(url + "/healthz", timeout=10) as answer:
            return int(answer.read())
    except OSError:
        return 0


def held(pid: int, folder: Path) -> int:
    """How many bytes a process holds in a folder under no name."""
    found = 0
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(link.readlink())
            found += link.stat().st_size if target.startswith(str(folder)) and "(deleted)" in target else 0
        except OSError:
            continue
    return found


@contextmanager
def half_sent(url: str, length: int = len(BODY), sent: int = len(BODY) // 2) -> Iterator[socket.socket]:
    """A connection over which part of a form has come."""
    where = urlsplit(url)
    head = (
        f"POST /give/ HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        f"Content-Length: {length}\r\n\r\n"
    )
    with socket.create_connection((str(where.hostname), where.port or 80), timeout=PATIENCE) as connection:
        connection.sendall(head.encode() + BODY[:sent])
        yield connection


def send(url: str) -> dict[str, str]:
    """The whole form, and what is answered."""
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    with urllib.request.urlopen(urllib.request.Request(url + "/give/", BODY, form), timeout=PATIENCE) as answer:
        said: dict[str, str] = json.load(answer)
    return said


def test_a_connection_dropped_half_way_leaves_nothing(trial_site: str, files: Path, superuser_url: str) -> None:
    pid = process(trial_site)
    with half_sent(trial_site):
        until(lambda: held(pid, files) > len(BODY) // 4)
        assert lying(files) == []
    until(lambda: held(pid, files) == 0)
    assert (lying(files), recorded(superuser_url)) == ([], 0)
    assert process(trial_site) == pid


def test_a_process_killed_half_way_leaves_nothing_and_the_next_takes_the_file(
    trial_site: str, files: Path, superuser_url: str
) -> None:
    pid = process(trial_site)
    with half_sent(trial_site):
        until(lambda: held(pid, files) > len(BODY) // 4)
        os.kill(pid, signal.SIGKILL)
        until(lambda: process(trial_site) not in {0, pid})
    assert (lying(files), recorded(superuser_url)) == ([], 0)
    taken = send(trial_site)
    assert (len(lying(files)), recorded(superuser_url)) == (1, 1)
    with urllib.request.urlopen(f"{trial_site}/files/{taken['id']}/", timeout=PATIENCE) as answer:
        assert answer.read() == CONTENT
        assert answer.headers["Content-Disposition"].startswith("attachment")


def test_two_gigabytes_are_answered_at_once_with_nothing_taken(trial_site: str, files: Path) -> None:
    before = lying(files)
    with half_sent(trial_site, length=2_147_483_648, sent=100_000) as connection:
        said = connection.recv(65_536).decode()
        while "</html>" not in said and (more := connection.recv(65_536)):
            said += more.decode()
    assert said.startswith("HTTP/1.1 413")
    assert "This file has 2.1 GB. The most taken here is 25 MB." in said
    assert held(process(trial_site), files) == 0
    assert lying(files) == before


def test_a_long_form_without_files_is_refused(trial_site: str) -> None:
    request = urllib.request.Request(trial_site + "/give/", b"a=" + b"x" * 2_000_000)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=PATIENCE)
    assert refused.value.code == 400


@pytest.mark.browser
def test_a_browser_shows_the_page_that_says_a_film_is_too_long(
    chromium: Browser, trial_site: str, tmp_path: Path
) -> None:
    film = tmp_path / "film.txt"
    with film.open("wb") as file:
        file.truncate(2_147_483_648)
    page = chromium.new_page(base_url=trial_site)
    page.goto("/give/?names_resident=no")
    page.get_by_label("File").set_input_files(film)
    page.get_by_role("button", name="Send the file").click()
    page.get_by_text("This file has 2.1 GB. The most taken here is 25 MB.").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "This file is too large"
    page.close()
