"""What is owed through the API: the same list as the page, the same actions, the same refusals in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, ben, cleo, eli, person
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Assignment, Proof
from threshold.duties.tests.looking import as_
from threshold.duties.tests.owed import given, owed, two_bodies

pytestmark = pytest.mark.django_db
API = "/api/v1/"


@pytest.fixture
def lead() -> Person:
    """Ana, whose agency and another owe what they owe."""
    two_bodies()
    return ana()


def asked(who: Person | None, address: str, status: int = 200, **query: str) -> Any:
    """What somebody is answered."""
    answer = as_(who).get(API + address, query)
    assert answer.status_code == status, answer.content
    return answer.json()


def sent(who: Person | None, address: str, status: int = 201, **body: object) -> Any:
    """What somebody is answered to something sent as JSON."""
    answer = as_(who).post(API + address, body, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def given_as(who: Person | None, status: int = 201, **more: object) -> Any:
    """Proof of duty 6-1, sent as a form."""
    body = {"assignment": owed("6-1").pk, "effective_on": "2026-02-18", **more}
    answer = as_(who).post(API + "proofs", body)
    assert answer.status_code == status, answer.content
    return answer.json()


def test_the_list_pages_to_its_end_and_narrows_as_the_page_does(lead: Person) -> None:
    seen, after = [], ""
    while True:
        page = asked(None, "assignments", limit="10", after=after)
        seen += [one["number"] for one in page["assignments"]]
        after = page["after"]
        if not after:
            break
    assert sorted(seen) == sorted(Assignment.objects.values_list("pk", flat=True))
    assert len(seen) == len(set(seen))
    rows = asked(None, "assignments", duty="6-1", q="lanterns")["assignments"]
    assert [one["body"] for one in rows] == [OURS]
    assert rows[0]["demonstration"] is True


@pytest.mark.parametrize(
    "query",
    [{"body": "nobody"}, {"duty": "99-9"}, {"standing": "odd"}, {"after": "x"}, {"as_of": "2026-02-30"}, {"q": "\0"}],
)
def test_what_is_asked_for_wrongly_is_said_in_words(lead: Person, query: dict[str, str]) -> None:
    assert asked(None, "assignments", 422, **query)["what_to_do"]


def test_the_public_sees_no_proof_and_its_readers_do(lead: Person) -> None:
    given(Who.of(lead), words="Sent by hand.")
    address = f"assignments/{owed('6-1').pk}"
    for who in (None, ben(), cleo()):
        found = asked(who, address)
        assert (found["proofs"], found["may_read_proof"]) == ([], False)
    assert asked(lead, address)["proofs"][0]["statement"] == "Sent by hand."
    assert asked(eli(), address)["proofs"][0]["statement"] == ""  # opened for a stated purpose alone, on a page
    assert "days after" in asked(None, address)["explanation"]


def test_proof_is_given_reviewed_refused_superseded_and_accepted(lead: Person) -> None:
    first = given_as(lead, statement="Sent by hand.")
    gus = person("Gus Invented", ("reviewer", OURS))
    assert "why it is refused" in sent(gus, "reviews", 422, proof=first["number"], accepted=False)["error"]
    sent(gus, "reviews", proof=first["number"], accepted=False, reason="It names no day.")
    second = given_as(lead, statement="Again.", supersedes=first["number"])
    assert second["supersedes"] == first["number"]
    sent(gus, "reviews", proof=second["number"], accepted=True)
    again = sent(gus, "reviews", 422, proof=second["number"], accepted=True)
    assert "reviewed this proof already" in again["error"]
    found = asked(None, f"assignments/{owed('6-1').pk}")
    assert (found["standing"], found["proved_from"]) == ("proved", "2026-02-18")
    assert [one["state"] for one in asked(lead, "proofs", assignment=str(owed("6-1").pk))] == ["accepted", "refused"]


def test_a_file_is_taken_once_it_is_said_that_it_names_no_resident(lead: Person) -> None:
    def upload() -> SimpleUploadedFile:
        return SimpleUploadedFile("letter.txt", b"The letter, invented.\n")

    assert "names no resident" in given_as(lead, 422, file=upload())["error"]
    assert "names no resident" in given_as(lead, 422, file=upload(), names_resident="yes")["error"]
    assert given_as(lead, file=upload(), names_resident="no")["file"]["media_type"] == "text/plain"
    with reaching(Reach.CITY):
        assert Proof.objects.count() == 1


@pytest.mark.parametrize(
    "more",
    [
        {"statement": "x", "effective_on": "2026-02-30"},
        {"statement": "x", "effective_on": "1771372800"},
        {"statement": "x" * 4001},
        {"statement": "a\x00b"},
        {"link": "http://a.example"},
        {"statement": ""},
        {"statement": "x", "assignment": "0"},
        {"statement": "x", "assignment": "9" * 40},
        {"statement": "x", "supersedes": "x"},
    ],
)
def test_what_is_no_proof_is_refused_and_leaves_nothing(lead: Person, more: dict[str, str]) -> None:
    assert given_as(lead, 422, **more)["error"]
    with reaching(Reach.CITY):
        assert not Proof.objects.exists()


def test_other_people_s_records_are_not_theirs(lead: Person) -> None:
    assert given_as(None, 401, statement="x")["error"] == "Nobody is signed in."
    for who in (ben(), cleo(), eli()):
        answer = as_(who).post(
            API + "proofs", {"assignment": owed("6-1").pk, "effective_on": "2026-02-18", "statement": "x"}
        )
        assert answer.status_code in {403, 404}
        assert answer.json()["what_to_do"]


def test_a_day_is_put_off_and_the_diary_refuses_where_there_is_none(lead: Person) -> None:
    lawyer = person("Law Invented", ("law-department", ""))
    body: dict[str, Any] = {"assignment": owed("6-1").pk, "kind": "extension", "until": "2027-01-04", "reason": "Late."}
    assert "Name the authority" in sent(lawyer, "puttings", 422, **body, authority=" ")["error"]
    sent(lawyer, "puttings", **body, authority="Letter of 20 November 2026")
    assert asked(None, f"assignments/{owed('6-1').pk}")["puttings"][0]["authority"] == "Letter of 20 November 2026"
    today = timezone.localdate().isoformat()
    refused = sent(lead, "diary", 422, assignment=owed("6-1").pk, kind="effort", on=today, words="Asked.")
    assert "there is no diary" in refused["error"]


def test_what_was_not_asked_for_is_refused(lead: Person) -> None:
    assert sent(lead, "reviews", 422, proof=1, accepted=True, by="somebody else")["error"]
    assert sent(lead, "requests", 403, duty="2-3", from_body="a", to_body=OURS, words="x")["error"]


def test_the_worklist_is_that_of_the_page(lead: Person) -> None:
    page = as_(lead).get("/my-day/").context["day"]
    told = asked(lead, "worklist")
    assert [one["number"] for one in told["soon"]] == [one.number for one in page.soon]
    assert [one["number"] for one in told["some_day"]] == [one.number for one in page.some_day]


def test_a_change_without_the_session_s_token_changes_nothing(lead: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = as_(lead).cookies
    body = {"assignment": owed("6-1").pk, "effective_on": "2026-02-18", "statement": "x"}
    answer = client.post(API + "proofs", body)
    assert answer.status_code == 403 and "token" in answer.json()["error"]
    token = client.get(API + "worklist").cookies["csrftoken"].value
    assert client.post(API + "proofs", body, HTTP_X_CSRFTOKEN="x" * 64).status_code == 403
    assert client.post(API + "proofs", body, HTTP_X_CSRFTOKEN=token).status_code == 201
