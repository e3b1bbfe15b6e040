"""Pages come in brotli to whoever takes it, in gzip or plain to the others, and say what they depend on."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("takes", ["gzip, deflate, br, zstd", "br", "gzip;q=0.5, br;q=0.9"])
def test_a_browser_that_takes_brotli_gets_it(client: Client, takes: str) -> None:
    answer = client.get("/glossary/", headers={"accept-encoding": takes})
    assert (answer.headers["Content-Encoding"], "Accept-Encoding" in answer.headers["Vary"]) == ("br", True)
    assert b"<h1" in brotli.decompress(answer.content)
    assert answer.headers["Content-Length"] == str(len(answer.content))


@pytest.mark.parametrize("takes", ["gzip", "gzip, br;q=0", "gzip, br;q=0.0", "gzip, broken"])
def test_a_browser_that_does_not_gets_gzip(client: Client, takes: str) -> None:
    answer = client.get("/glossary/", headers={"accept-encoding": takes})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"<h1" in gzip.decompress(answer.content)


def test_whoever_takes_neither_gets_the_page_plain(client: Client) -> None:
    answer = client.get("/glossary/")
    assert "Content-Encoding" not in answer.headers
    assert b"<h1" in answer.content
