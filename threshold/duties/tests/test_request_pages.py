"""Requests under section 8: made, listed, answered, asked about and replied to, each by whoever may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, cleo, person
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Request
from threshold.duties.tests.looking import as_, main_of
from threshold.duties.tests.owed import two_bodies

pytestmark = pytest.mark.django_db
WORDS = "Send the list of service locations."


@pytest.fixture
def mayors() -> Person:
    """Mia of the Mayor's Office, who asks."""
    two_bodies()
    return person("Mia Invented", ("mayors-office", ""))


def ask(who: Person, **more: str) -> Any:
    """A request to our agency."""
    sent = {"duty": "8.b-1", "from_body": "irc", "to_body": OURS, "words": WORDS, **more}
    form = as_(who).get("/requests/new/").context["form"]
    sent["from_body"] = more.get("from_body") or next(pk for pk, _ in form.fields["from_body"].choices if pk)
    return as_(who).post("/requests/new/", sent)


def made(who: Person) -> Request:
    """The request once it is there."""
    for duty in ("8.b-1", "8.a-2"):
        form = as_(who).get("/requests/new/").context["form"]
        for asker in [pk for pk, _ in form.fields["from_body"].choices if pk]:
            if ask(who, duty=duty, from_body=asker).status_code == 302:
                with reaching(Reach.CITY):
                    return Request.objects.get()
    raise AssertionError("no office may ask")


def test_a_request_is_made_and_stands_in_both_bodies_lists_and_in_no_others(mayors: Person) -> None:
    found = made(mayors)
    assert WORDS in main_of(as_(mayors).get("/requests/"))
    assert WORDS in main_of(as_(ana()).get("/requests/"))
    for who in (ben(), cleo()):
        assert WORDS not in main_of(as_(who).get("/requests/"))
        assert as_(who).get(f"/requests/{found.pk}/").status_code == 404


def test_it_is_owed_and_the_public_does_not_read_what_was_asked(mayors: Person) -> None:
    found = made(mayors)
    assert "No proof recorded here" in main_of(as_(None).get(f"/owed/{found.assignment_id}/"))
    assert WORDS not in main_of(as_(None).get(f"/owed/{found.assignment_id}/"))
    assert WORDS in main_of(as_(ana()).get(f"/owed/{found.assignment_id}/"))


def test_the_asked_body_asks_back_is_replied_to_and_answers(mayors: Person) -> None:
    found, lead = made(mayors), ana()
    address = f"/requests/{found.pk}/"
    assert as_(lead).post(address, {"kind": "question", "words": "Which locations?"}).status_code == 302
    assert "not one of the choices" in main_of(as_(lead).post(address, {"kind": "reply", "words": "x"}))
    assert as_(mayors).post(address, {"kind": "reply", "words": "All of them."}).status_code == 302
    assert as_(lead).post(address, {"kind": "done", "words": "Sent today."}).status_code == 302
    said = main_of(as_(mayors).get(address))
    for part in ("Which locations?", "All of them.", "Sent today.", "done"):
        assert part in said


def test_what_is_missing_is_said_and_what_was_typed_stays(mayors: Person) -> None:
    answer = ask(mayors, wanted_by=(timezone.localdate() - timedelta(days=1)).isoformat())
    assert answer.status_code == 422 and WORDS in main_of(answer)
    answer = as_(mayors).post("/requests/new/", {"words": WORDS})
    assert "Choose one." in main_of(answer) and WORDS in main_of(answer)


def test_whoever_may_not_ask_is_told_so(mayors: Person) -> None:
    assert as_(ana()).get("/requests/new/").status_code == 403
    assert as_(cleo()).post("/requests/new/", {"words": WORDS, "to_body": THEIRS}).status_code == 403


def test_an_empty_list_says_what_will_be_here(mayors: Person) -> None:
    assert "No request yet" in main_of(as_(mayors).get("/requests/"))
