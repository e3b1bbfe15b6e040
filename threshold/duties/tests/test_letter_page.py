"""The page of one assignment: what the public reads, what its readers read besides, and what each can do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, ben, cleo, person
from threshold.duties.actions import Event, put_off, review_proof, start_clock, write_diary
from threshold.duties.actions.putting_off import Grounds
from threshold.duties.models import Assignment
from threshold.duties.tests.looking import as_, main_of
from threshold.duties.tests.owed import OPERATOR, TODAY, given, owed, two_bodies

pytestmark = pytest.mark.django_db
SECRET = "The names were sent on the day."


def look(who: Person | None, one: Assignment, day: str = "") -> Any:
    """The page as somebody sees it."""
    return as_(who).get(f"/owed/{one.pk}/", {"as_of": day} if day else {})


@pytest.fixture
def lead() -> Person:
    """Ana, whose agency and another owe what they owe."""
    two_bodies()
    return ana()


def test_the_public_reads_what_who_and_by_when_with_the_arithmetic(lead: Person) -> None:
    said = main_of(look(None, owed("2.a-1") if Assignment.objects.filter(duty="2.a-1").exists() else owed("6-1")))
    assert "Invented demo-lanterns" in said
    assert "What would show it" in said
    assert f"No proof recorded here as of {timezone.localdate().day} " in said
    assert "Give proof" not in said


def test_the_public_reads_that_proof_is_in_hand_and_nothing_of_it(lead: Person) -> None:
    given(Who.of(lead), words=SECRET)
    for who in (None, cleo(), ben()):
        said = main_of(look(who, owed("6-1")))
        assert "waits for review" in said
        for hidden in (SECRET, "Ana Invented", "What was given", "journal"):
            assert hidden not in said


def test_its_readers_see_giver_effective_day_day_given_review_and_what_superseded_it(lead: Person) -> None:
    first = given(Who.of(lead), words=SECRET)
    gus = person("Gus Invented", ("reviewer", OURS))
    review_proof(by=Who.of(gus), proof=first.pk, accepted=False, reason="It names no day.", today=TODAY)
    given(Who.of(lead), words="Second.", supersedes=first.pk)
    for who in (lead, gus):
        said = main_of(look(who, owed("6-1")))
        for part in (
            SECRET, "Effective on 18 February 2026 (Wednesday).", "Given on 25 November 2026 by Ana Invented",
            "Refused on 25 November 2026", "It names no day.", "A newer one supersedes it.", "Proof was refused.",
        ):  # fmt: skip
            assert part in said


def test_each_is_offered_the_one_thing_that_is_theirs_to_do(lead: Person) -> None:
    assert main(look(lead, owed("6-1"))) == "prove"
    proof = given(Who.of(lead))
    gus, lawyer = person("Gus Invented", ("reviewer", OURS)), person("Law Invented", ("law-department", ""))
    assert main(look(lead, owed("6-1"))) == ""
    assert main(look(gus, owed("6-1"))) == "review"
    assert (main(look(lawyer, owed("6-1"))), main(look(None, owed("6-1")))) == ("", "")
    assert "put-off" in look(lawyer, owed("6-1")).context["letter"].may.others
    review_proof(by=Who.of(gus), proof=proof.pk, accepted=False, reason="No day.", today=TODAY)
    assert main(look(lead, owed("6-1"))) == "supersede"


def main(answer: Any) -> str:
    """The one button of a page."""
    return str(answer.context["letter"].may.main)


def test_what_put_the_day_off_stands_there_with_authority_and_reason_for_everybody(lead: Person) -> None:
    lawyer = Who.of(person("Law Invented", ("law-department", "")))
    grounds = Grounds("Letter of the Corporation Counsel, 20 November 2026", "The forms came late.")
    put_off(
        by=lawyer, assignment=owed("6-1").pk, kind="extension", grounds=grounds, today=TODAY, until=date(2027, 1, 4)
    )
    said = main_of(look(None, owed("6-1"), "2026-11-25"))
    for part in ("Extended", "until 4 January 2027", "Letter of the Corporation Counsel", "The forms came late."):
        assert part in said
    assert "The forms came late." not in main_of(look(None, owed("6-1"), "2026-11-24"))


def test_a_clock_counts_its_days_and_shows_its_diary_to_readers_alone(lead: Person) -> None:
    today = timezone.localdate()
    began = today - timedelta(days=12)
    clock = start_clock(by=OPERATOR, duty="6-2", body=OURS, event=Event(began, "vacancy 1"), today=today)
    write_diary(by=Who.of(lead), assignment=clock.pk, kind="effort", on=began, words="Asked two people.", today=today)
    assert "Day 12 of 30." in main_of(look(None, clock))
    assert "Asked two people." not in main_of(look(None, clock))
    assert "Asked two people." in main_of(look(lead, clock))


def test_an_assignment_that_is_not_there_is_404(lead: Person) -> None:
    for number in ("0", "999999", "9" * 30):
        assert as_(lead).get(f"/owed/{number}/").status_code == 404


def test_the_page_stays_within_its_queries_with_everything_on_it(lead: Person) -> None:
    today = timezone.localdate()
    clock = start_clock(by=OPERATOR, duty="6-2", body=OURS, event=Event(today, "vacancy 1"), today=today)
    write_diary(by=Who.of(lead), assignment=clock.pk, kind="effort", on=today, words="Asked.", today=today)
    client = as_(lead)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/owed/{clock.pk}/")
    counted = [one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(counted) <= 12, "\n".join(counted)
