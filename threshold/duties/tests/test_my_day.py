"""My day: what waits for each, by urgency; nothing that is not theirs; kind words when nothing does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, ben, cleo, dora, eli, person
from threshold.agencies.models import Body
from threshold.duties.actions import Event, review_proof, start_clock
from threshold.duties.models import Assignment
from threshold.duties.tests.looking import as_, main_of
from threshold.duties.tests.owed import OPERATOR, TODAY, body, given, owed, two_bodies

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> Person:
    """Ana, whose agency and another owe what they owe."""
    two_bodies()
    return ana()


def reviewer() -> Person:
    """Gus, who reviews proof for our agency."""
    return person("Gus Invented", ("reviewer", OURS))


def day(who: Person, query: str = "") -> str:
    """What somebody reads."""
    return main_of(as_(who).get(f"/my-day/{query}"))


def test_an_empty_day_says_so_kindly(lead: Person) -> None:
    assert "Nothing waits for you" in day(cleo())


def test_whoever_gives_proof_sees_their_own_body_s_duties_the_passed_first_then_what_has_no_day(lead: Person) -> None:
    rows = as_(lead).get("/my-day/").context["day"]
    days = [one.day for one in rows.soon if one.day]
    assert days == sorted(days) and days
    assert rows.some_day and all(one.day is None for one in rows.some_day)
    assert {one.body for one in (*rows.soon, *rows.some_day)} == {"Invented demo-lanterns"}
    assert "Give proof of 6-1: " in day(lead)


def test_a_reviewer_sees_what_others_gave_and_never_their_own(lead: Person) -> None:
    proof, both = given(Who.of(lead)), person("Hal Invented", ("compliance-lead", OURS), ("reviewer", OURS))
    given(Who.of(both), duty="8.a-1")
    gus = reviewer()
    assert "Review proof of 6-1 from Invented demo-lanterns" in day(gus)
    assert "Review proof of 8.a-1" in day(gus) and "Review proof of 8.a-1" not in day(both)
    assert "Review proof" not in day(ben())
    review_proof(by=Who.of(gus), proof=proof.pk, accepted=True, reason="", today=TODAY)
    assert "Review proof of 6-1" not in day(gus)


def test_better_proof_waits_for_review_though_the_duty_is_proved(lead: Person) -> None:
    first, gus = given(Who.of(lead)), reviewer()
    review_proof(by=Who.of(gus), proof=first.pk, accepted=True, reason="", today=TODAY)
    given(Who.of(lead), words="Better.", supersedes=first.pk)
    assert "Review proof of 6-1" in day(gus)


def test_refused_proof_comes_back_to_its_giver_once(lead: Person) -> None:
    proof = given(Who.of(lead))
    review_proof(by=Who.of(reviewer()), proof=proof.pk, accepted=False, reason="No day.", today=TODAY)
    said = day(lead)
    assert "Give better proof of 6-1: yours was refused" in said
    assert "Give proof of 6-1:" not in said
    way = f"/owed/{proof.assignment_id}/prove/?supersedes={proof.pk}"
    assert way in as_(lead).get(f"/proofs/{proof.pk}/").content.decode()
    assert way not in as_(person("Ida Invented", ("reviewer", OURS))).get(f"/proofs/{proof.pk}/").content.decode()


def test_a_running_clock_counts_its_days_for_the_agency_and_the_chief_privacy_officer(lead: Person) -> None:
    today = timezone.localdate()
    event = Event(today - timedelta(days=12), "vacancy 1")
    start_clock(by=OPERATOR, duty="6-2", body=OURS, event=event, today=today)
    assert "day 12 of 30" in day(lead)
    cpo = person("Cho Invented", ("chief-privacy-officer", ""))
    assert "day 12 of 30" in day(cpo) and "Give proof of 6-1" not in day(cpo)


def test_a_notice_of_what_is_listed_below_is_not_said_twice(lead: Person) -> None:
    event = Event(TODAY, "change 2026-11-25")
    started = start_clock(by=OPERATOR, duty="2.a-3", body=OURS, event=event, today=TODAY)
    shown = as_(lead).get("/my-day/").context["day"]
    assert started.pk in {one.number for one in (*shown.soon, *shown.some_day)}
    assert f"/owed/{started.pk}/" not in {one.to for one in shown.notices}


def test_an_administrator_hears_how_many_bodies_are_not_set_up(lead: Person) -> None:
    count = Body.objects.filter(set_up_on__isnull=True, status="active").count()
    assert f"Set up {count} bodies" in day(dora())
    assert "Set up" not in day(lead)


def test_an_auditor_has_nothing_to_do(lead: Person) -> None:
    given(Who.of(lead))
    assert "Nothing waits for you" in day(eli())


def test_a_long_list_says_that_there_is_more_and_pages_to_its_end(lead: Person) -> None:
    every = Assignment.objects.filter(
        body_id=OURS, proved_on__isnull=True, in_hand_on__isnull=True, withdrawn_on__isnull=True
    ).exclude(unproved="encouraged")
    seen: list[int] = []
    address = "/my-day/?only=prove"
    while address:
        context = as_(lead).get(address).context
        seen += [one.number for one in (*context["day"].soon, *context["day"].some_day)]
        address = "/my-day/" + context["next"] if context["next"] else ""
    assert sorted(seen) == sorted(every.values_list("pk", flat=True))


def test_one_kind_shows_nothing_to_whoever_does_not_do_it(lead: Person) -> None:
    given(Who.of(lead))
    nobody = cleo()
    for kind in ("review", "prove", "amend", "answer"):
        assert "Nothing more waits" in day(nobody, f"?only={kind}")


@pytest.mark.parametrize("role", ["compliance-lead", "reviewer", "privacy-officer", "administrator", "law-department"])
def test_the_page_stays_within_its_queries(lead: Person, role: str) -> None:
    body("demo-more")
    given(Who.of(lead))
    where = OURS if role in {"compliance-lead", "reviewer", "privacy-officer"} else ""
    client = as_(person("Zoe Invented", (role, where)))
    with CaptureQueriesContext(connection) as asked:
        client.get("/my-day/")
    counted = [one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(counted) <= 12, "\n".join(counted)


def test_nothing_of_another_agency_is_said(lead: Person) -> None:
    given(Who.of(lead))
    assert "demo-lanterns" not in day(ben())
    assert owed("6-1").in_hand_on is not None
