"""The public pages publish roots and how to check them, never a line."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from django.test import Client, override_settings

from threshold.journal.exporting import VERIFIER
from threshold.journal.keys import signer
from threshold.journal.models import Checkpoint
from threshold.journal.queries import PER_PAGE
from threshold.journal.standalone import verify_journal as outsider
from threshold.journal.tests.trials import lines, sealed

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_newest_checkpoint_and_the_key_are_what_a_stranger_needs(client: Client) -> None:
    lines(3)
    sealed()
    answer = client.get("/journal/checkpoint")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    key = outsider.read_key(client.get("/journal/key").content.decode())
    note = outsider.read_note(answer.content.decode())
    assert note.is_signed([key], outsider.is_signature)
    assert f"{key.name}+" in signer().verifier


def test_each_checkpoint_gives_the_proof_of_growth(client: Client) -> None:
    lines(3)
    sealed()
    lines(2)
    newest = sealed().newest
    assert newest
    told = client.get(f"/journal/checkpoints/{newest.size}").json()
    old = outsider.read_note(client.get(f"/journal/checkpoints/{newest.before}").json()["note"])
    key = [outsider.read_key(told["growth"]["key"])]
    assert outsider.check_proof(told["growth"], key, [old]) == []
    assert outsider.check_proof(told["growth"], key, []) != []


def test_the_page_shows_roots_and_no_line(client: Client) -> None:
    lines(2)
    newest = sealed().newest
    assert newest
    page = client.get("/journal/").content.decode()
    assert newest.root in page
    assert "trial" not in page and "operator" not in page


def test_checkpoints_are_paged_by_key(client: Client) -> None:
    for _ in range(PER_PAGE + 2):
        lines(1)
        sealed()
    first = client.get("/journal/")
    assert len(first.context["found"]) == PER_PAGE
    second = client.get(f"/journal/?before={first.context['after']}")
    shown = [one.size for page in (first, second) for one in page.context["found"]]
    assert shown == list(Checkpoint.objects.values_list("size", flat=True))


@pytest.mark.parametrize("asked", ["x", "-1", "1" * 40, "٣", "\0", "0"])
def test_a_page_that_is_none_is_answered_kindly(client: Client, asked: str) -> None:
    assert client.get("/journal/", {"before": asked}).status_code == 200


def test_the_feed_carries_the_notes_so_that_its_readers_keep_them(client: Client) -> None:
    lines(1)
    newest = sealed().newest
    assert newest
    feed = ET.fromstring(client.get("/journal/feed.atom").content)
    entries = feed.findall(f"{ATOM}entry")
    summary = entries[0].find(f"{ATOM}summary")
    assert summary is not None and outsider.read_note(summary.text or "").size == newest.size
    assert len(entries) == min(PER_PAGE, Checkpoint.objects.count())


def test_a_demonstration_says_so_in_the_feed_and_the_json(client: Client) -> None:
    with override_settings(DEMONSTRATION=True):
        assert b"Demonstration" in client.get("/journal/feed.atom").content
        assert client.get("/journal/checkpoints/1").json()["demonstration"] is True


def test_the_verifier_is_handed_out_as_it_is_tested(client: Client) -> None:
    assert client.get("/journal/verify_journal.py").content == VERIFIER.read_bytes()


def test_pages_need_no_signing_key(client: Client) -> None:
    with override_settings(JOURNAL_KEYS=[]):
        for address in ("", "checkpoint", "key", "feed.atom"):
            assert client.get(f"/journal/{address}").status_code == 200
