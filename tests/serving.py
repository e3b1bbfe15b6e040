"""Serving the site to tests, and a browser page that tells of anything it should not do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg
from playwright.sync_api import Browser, Page

from scripts.local_postgres import APP, OWNER
from scripts.run_tests import PASSWORD

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60
EXPECTED = ("status of 404", "status of 422", "ERR_INTERNET_DISCONNECTED")  # the last where a test cuts the network
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def addresses(database: str, superuser: str) -> dict[str, str]:
    """The two roles' addresses of a test database."""
    host = quote(str(psycopg.conninfo.conninfo_to_dict(superuser)["host"]), safe="")
    return {
        "DATABASE_URL": f"postgresql://{APP}:{PASSWORD}@{host}/{database}",
        "DATABASE_OWNER_URL": f"postgresql://{OWNER}:{PASSWORD}@{host}/{database}",
    }


@contextmanager
def served(database: str, superuser: str, *, application: str = "threshold.config.wsgi", **more: str) -> Iterator[str]:
    """The site in a process of its own on a free port, from a database made ready here. Gives its address."""
    environment = {**os.environ, **addresses(database, superuser), "PYTHONPATH": str(ROOT), **more}
    prepare = [sys.executable, "-m", "threshold.config.prepare", "--quietly"]
    subprocess.run(prepare, check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    gunicorn = ["-m", "gunicorn", application, "-b", "127.0.0.1:0", "--threads", "4", "--no-control-socket"]
    command = [sys.executable, *gunicorn, "--log-level", "info"]
    child = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        yield wait_for(child)
    finally:
        child.terminate()
        child.wait()
        if child.stderr:
            child.stderr.close()


def wait_for(child: subprocess.Popen[str]) -> str:
    """The address the server says it listens on, once it answers. Raises RuntimeError."""
    said = []
    for line in child.stderr or ():
        said.append(line)
        if "Listening at: " in line:
            url = line.split("Listening at: ")[1].split()[0]
            return answering(url)
    raise RuntimeError("The server did not start:\n" + "".join(said))


def answering(url: str) -> str:
    """The same address once its sign of life is good. Raises RuntimeError."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url + "/healthz", timeout=10):
                return url
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError("The server did not answer.")


@contextmanager
def watched(browser: Browser, site: str, **context: Any) -> Iterator[Page]:
    """A page that fails the test if it asks another host or if its console complains."""
    opened = browser.new_context(base_url=site, **context)
    page = opened.new_page()
    wrong: list[str] = []
    host = urlsplit(site).netloc

    def check_request(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != host:
            wrong.append(f"asked another host: {parts.netloc}")

    def check_console(message: Any) -> None:
        if message.type == "error" and not any(words in message.text for words in EXPECTED):
            wrong.append(f"console: {message.text}")

    page.on("request", check_request)
    page.on("console", check_console)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    try:
        yield page
    finally:
        opened.close()
    assert wrong == []
