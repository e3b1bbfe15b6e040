"""The forms: what was typed stays, a refusal stands in words, nobody does what is not theirs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, ben, cleo, eli, person
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import Event, start_clock
from threshold.duties.models import Assignment, Diary, Proof, Putting, Review
from threshold.duties.tests.looking import as_, main_of
from threshold.duties.tests.owed import OPERATOR, given, owed, two_bodies
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
WORDS = "The names were sent by hand."


@pytest.fixture
def lead() -> Person:
    """Ana, whose agency and another owe what they owe."""
    two_bodies()
    return ana()


def reviewer() -> Person:
    """Gus, who reviews proof for our agency."""
    return person("Gus Invented", ("reviewer", OURS))


def prove(who: Person | None, way: str = "statement", more: str = "", **sent: object) -> Any:
    """Proof of duty 6-1 as somebody sends it."""
    given_ = {"effective_on": "2026-02-18", **({"statement": WORDS} if way == "statement" else {}), **sent}
    return as_(who).post(f"/owed/{owed('6-1').pk}/prove/?way={way}{more}", given_)


def proofs() -> list[Proof]:
    """Every proof there is."""
    with reaching(Reach.CITY):
        return list(Proof.objects.order_by("pk"))


def test_a_statement_is_given_and_the_page_says_what_comes_next(lead: Person) -> None:
    answer = prove(lead)
    assert (answer.status_code, answer["Location"]) == (302, f"/owed/{owed('6-1').pk}/")
    assert [one.kind for one in proofs()] == ["statement"]
    client = as_(lead)
    client.post(
        f"/owed/{owed('8.a-1').pk}/prove/?way=link", {"effective_on": "2026-02-18", "link": "https://a.example/x"}
    )
    assert "A second person reviews it" in main_of(client.get(f"/owed/{owed('8.a-1').pk}/"))


def test_the_way_is_chosen_first(lead: Person) -> None:
    page = as_(lead).get(f"/owed/{owed('6-1').pk}/prove/")
    assert "How do you show it?" in main_of(page)
    assert "Effective on" in main_of(as_(lead).get(f"/owed/{owed('6-1').pk}/prove/?way=link"))
    assert as_(lead).get(f"/owed/{owed('6-1').pk}/prove/?way=telepathy").status_code == 422


def test_a_file_is_asked_about_before_it_can_be_chosen(lead: Person) -> None:
    address = f"/owed/{owed('6-1').pk}/prove/?way=file"
    first = as_(lead).get(address)
    assert "name a resident" in main_of(first)
    assert b'type="file"' not in first.content
    refused = as_(lead).get(address + "&names_resident=yes")
    assert "own legal file" in main_of(refused)
    assert b'type="file"' not in refused.content
    assert b'type="file"' in as_(lead).get(address + "&names_resident=no").content


def send_file(who: Person, name: str, content: bytes, **more: str) -> Any:
    """A file as proof of duty 6-1."""
    upload = SimpleUploadedFile(name, content)
    return prove(who, "file", names_resident="no", file=upload, **more)


def test_a_file_is_given_and_saved_by_its_readers_alone(lead: Person) -> None:
    assert send_file(lead, "letter.txt", b"The letter of designation, invented.\n").status_code == 302
    address = f"/proofs/{proofs()[0].pk}/file/"
    saved = as_(reviewer()).get(address)
    assert saved.getvalue() == b"The letter of designation, invented.\n"
    assert saved["Content-Disposition"].startswith("attachment")
    assert (as_(ben()).get(address).status_code, as_(cleo()).get(address).status_code) == (404, 404)
    assert as_(None).get(address).status_code == 302


def test_an_auditor_saves_a_file_once_the_purpose_is_recorded(lead: Person) -> None:
    send_file(lead, "letter.txt", b"The letter, invented.\n")
    address, auditor = f"/proofs/{proofs()[0].pk}/file/", as_(eli())
    assert "for a stated purpose alone" in main_of(auditor.get(address))
    assert auditor.post(address, {"purpose": "audit"}).status_code == 422
    saved = auditor.post(address, {"purpose": "audit", "words": "The yearly audit."})
    assert saved.getvalue() == b"The letter, invented.\n"
    with reaching(Reach.CITY):
        assert Line.objects.filter(action="accounts.sensitive_opened", object_kind="proof").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "This file is empty"),
        ("letter.pdf", b"\xff\xd8\xff\xe0 a picture", "The name ends in"),
        ("run.txt", b"MZ\x90\x00\x03", "not taken here"),
    ],
    ids=["zero bytes", "lying extension", "program"],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_what_was_typed_stays(
    lead: Person, name: str, content: bytes, words: str
) -> None:
    answer = send_file(lead, name, content, statement="Typed before.")
    assert answer.status_code == 422
    assert words in main_of(answer)
    assert "Typed before." in main_of(answer)
    assert "2026-02-18" in answer.content.decode()
    assert proofs() == []


def test_a_file_is_chosen_again_when_something_else_was_wrong(lead: Person) -> None:
    answer = send_file(lead, "letter.txt", b"Invented.\n", effective_on="2026-02-30")
    assert "Choose the file again" in main_of(answer)
    assert "Write the day as year, month and day" in main_of(answer)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"effective_on": "2026-02-30"}, "Write the day as"),
        ({"effective_on": "2999-01-01"}, "a day that has come"),
        ({"effective_on": ""}, "Fill this in."),
        ({"statement": "x" * 5000}, "4000"),
        ({"statement": "nul \x00 byte"}, "Null characters"),
        ({"statement": "   "}, "Fill this in."),
    ],
)
def test_bad_entries_are_named_at_the_top_and_beside_the_entry(lead: Person, sent: dict[str, str], words: str) -> None:
    answer = prove(lead, **sent)
    assert answer.status_code == 422
    said = main_of(answer)
    assert "thing to put right" in said and words in said
    assert proofs() == []


def test_a_link_that_is_none_is_refused_beside_its_entry(lead: Person) -> None:
    for link in ("javascript:alert(1)", "http://a.example", "https://me:secret@a.example/", "x" * 600):
        answer = prove(lead, "link", link=link)
        assert answer.status_code == 422
        assert "aria-invalid" in answer.content.decode()


def test_two_people_who_finish_the_same_duty_hear_of_each_other(lead: Person) -> None:
    given(Who.of(lead))
    answer = prove(person("Jo Invented", ("compliance-lead", OURS)))
    assert answer.status_code == 422
    assert "waits for review" in main_of(answer) and WORDS in main_of(answer)


def test_refused_proof_is_superseded_and_both_stay(lead: Person) -> None:
    first, gus = given(Who.of(lead)), reviewer()
    no_reason = as_(gus).post(f"/proofs/{first.pk}/", {"accepted": "no", "sure": "on"})
    assert no_reason.status_code == 422 and "Say why it is refused" in main_of(no_reason)
    as_(gus).post(f"/proofs/{first.pk}/", {"accepted": "no", "reason": "It names no day.", "sure": "on"})
    assert prove(lead, more=f"&supersedes={first.pk}").status_code == 302
    second = proofs()[1]
    assert second.supersedes_id == first.pk
    as_(gus).post(f"/proofs/{second.pk}/", {"accepted": "yes", "sure": "on"})
    assert owed("6-1").proved_on == date(2026, 2, 18)


def test_a_review_is_confirmed_and_given_once(lead: Person) -> None:
    proof, gus = given(Who.of(lead)), reviewer()
    assert "Tick this to go on" in main_of(as_(gus).post(f"/proofs/{proof.pk}/", {"accepted": "yes"}))
    assert as_(gus).post(f"/proofs/{proof.pk}/", {"accepted": "yes", "sure": "on"}).status_code == 302
    late = as_(person("Ida Invented", ("reviewer", ""))).post(
        f"/proofs/{proof.pk}/", {"accepted": "no", "reason": "x", "sure": "on"}
    )
    assert late.status_code == 422 and "reviewed this proof already" in main_of(late)
    with reaching(Reach.CITY):
        assert Review.objects.count() == 1


def test_the_giver_is_told_why_they_do_not_review(lead: Person) -> None:
    both = person("Hal Invented", ("compliance-lead", OURS), ("reviewer", OURS))
    proof = given(Who.of(both))
    assert "A second person reviews proof" in main_of(as_(both).get(f"/proofs/{proof.pk}/"))
    assert as_(both).post(f"/proofs/{proof.pk}/", {"accepted": "yes", "sure": "on"}).status_code == 403


def test_that_there_was_none_is_labelled_house_practice_and_attested(lead: Person) -> None:
    address = f"/owed/{owed('8.a-1').pk}/none/"
    assert "House practice" in main_of(as_(lead).get(address))
    assert as_(lead).post(address, {"statement": "Nobody asked.", "sure": "on"}).status_code == 302
    assert [one.kind for one in proofs()] == ["none"]


def test_an_extension_needs_its_authority_and_a_later_day_and_says_that_the_public_reads_it(lead: Person) -> None:
    lawyer, address = person("Law Invented", ("law-department", "")), f"/owed/{owed('6-1').pk}/put-off/"
    assert "The public reads this." in main_of(as_(lawyer).get(address))
    sent = {"kind": "extension", "until": "2027-01-04", "reason": "The forms came late.", "sure": "on"}
    assert "Name the authority" in main_of(as_(lawyer).post(address, sent))
    sent["authority"] = "Letter of the Corporation Counsel, 20 November 2026"
    assert "ends later than" in main_of(as_(lawyer).post(address, sent | {"until": "2026-01-01"}))
    assert as_(lawyer).post(address, sent).status_code == 302
    assert (owed("6-1").late_after, Putting.objects.count()) == (date(2027, 1, 4), 1)
    assert as_(lead).post(address, sent).status_code == 403


def test_the_diary_is_written_where_the_law_asks_for_efforts_alone(lead: Person) -> None:
    today = timezone.localdate()
    clock = start_clock(by=OPERATOR, duty="6-2", body=OURS, event=Event(today, "vacancy 1"), today=today)
    sent = {"kind": "effort", "on": today.isoformat(), "words": "Asked two people."}
    assert as_(lead).post(f"/owed/{clock.pk}/diary/", sent).status_code == 302
    assert "there is no diary" in main_of(as_(lead).post(f"/owed/{owed('6-1').pk}/diary/", sent))
    with reaching(Reach.CITY):
        assert Diary.objects.count() == 1


def test_an_event_starts_a_clock_once_and_for_ones_own_body_alone(lead: Person) -> None:
    today = timezone.localdate().isoformat()
    sent = {"body": OURS, "duty": "10-502", "on": today, "name": "the shared drive"}
    answer = as_(lead).post("/owed/start-clock/", sent)
    assert answer.status_code == 302, main_of(answer)
    clock = Assignment.objects.get(duty="10-502", event_on__isnull=False)
    assert (clock.body_id, clock.period) == (OURS, f"discovery {today} the shared drive")
    assert "started this clock already" in main_of(as_(lead).post("/owed/start-clock/", sent))
    assert "not one of the choices" in main_of(as_(ben()).post("/owed/start-clock/", sent))
    assert "not in the future" in main_of(as_(lead).post("/owed/start-clock/", sent | {"on": "2999-01-01"}))
    assert as_(cleo()).get("/owed/start-clock/").status_code == 403


def test_a_stale_form_changes_nothing(lead: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = as_(lead).cookies
    answer = client.post(
        f"/owed/{owed('6-1').pk}/prove/?way=statement", {"effective_on": "2026-02-18", "statement": "x"}
    )
    assert answer.status_code == 403 and "open too long" in main_of(answer)
    assert proofs() == []


FORMS = ["prove/?way=statement", "none/", "put-off/", "diary/"]


@pytest.mark.parametrize("form", FORMS)
def test_nobody_does_what_is_not_theirs(lead: Person, form: str) -> None:
    address = f"/owed/{owed('6-1').pk}/{form}"
    sent = {"effective_on": "2026-02-18", "statement": "x", "sure": "on", "kind": "pause", "on": "2026-02-18"}
    assert as_(None).post(address, sent)["Location"] == "/sign-in/"
    for who in (ben(), cleo(), eli()):
        assert as_(who).get(address).status_code == 403
        assert as_(who).post(address, sent).status_code == 403
    assert proofs() == []


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_a_number_that_no_record_has_is_404(lead: Person, number: str) -> None:
    for address in (
        "/owed/{}/prove/",
        "/owed/{}/none/",
        "/owed/{}/diary/",
        "/proofs/{}/",
        "/proofs/{}/file/",
        "/requests/{}/",
    ):
        assert as_(lead).get(address.format(number)).status_code == 404
    assert as_(lead).get(f"/owed/{owed('6-1').pk}/prove/?way=link&supersedes={number}").status_code in {200, 404}
