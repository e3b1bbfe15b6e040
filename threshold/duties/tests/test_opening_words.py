"""An auditor reads everything but what people wrote; that opens for a stated purpose, with a line in the journal."""

from __future__ import annotations

import pytest
from django.test import Client

from threshold.accounts.models import PURPOSES
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import ana, ben, eli, sign_in
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Assignment
from threshold.duties.tests.owed import given, owed, two_bodies
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
WORDS = "Sent by hand to the fourth floor."


@pytest.fixture
def proved() -> Assignment:
    """An assignment of our agency with one statement."""
    two_bodies()
    given(Who.of(ana()), words=WORDS)
    return owed("6-1")


def said(client: Client, address: str) -> str:
    """The words of a page."""
    return client.get(address).content.decode()


def test_an_auditor_sees_that_proof_was_given_and_not_what_was_written(client: Client, proved: Assignment) -> None:
    sign_in(client, eli())
    letter = said(client, f"/owed/{proved.pk}/")
    assert WORDS not in letter
    assert f"/owed/{proved.pk}/words/" in letter
    with reaching(Reach.CITY):
        proof = proved.proofs.get()
    assert WORDS not in said(client, f"/proofs/{proof.pk}/")
    assert WORDS not in said(client, f"/api/v1/proofs/{proof.pk}")


def test_a_stated_purpose_opens_the_words_and_stands_in_the_journal_first(client: Client, proved: Assignment) -> None:
    auditor = eli()
    sign_in(client, auditor)
    address = f"/owed/{proved.pk}/words/"
    assert client.post(address, {"purpose": "", "words": ""}).status_code == 422
    page = client.post(address, {"purpose": PURPOSES[0], "words": "An audit of designations, invented."})
    assert WORDS in page.content.decode()
    with reaching(Reach.CITY):
        assert Line.objects.filter(object_kind="assignment", actor_ref=auditor.ref).count() == 1


def test_the_agency_reads_them_on_the_page_itself_and_others_find_nothing(client: Client, proved: Assignment) -> None:
    address = f"/owed/{proved.pk}/words/"
    sign_in(client, ben())
    assert client.get(address).status_code == 404
