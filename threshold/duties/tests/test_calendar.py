"""The calendar feed: read by a calendar library, with the law's words, its day, and the mark of what is invented."""

from __future__ import annotations

from typing import Any

import icalendar
import pytest
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, person
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import review_proof
from threshold.duties.calendars import folded
from threshold.duties.models import Assignment
from threshold.duties.tests.looking import as_
from threshold.duties.tests.owed import TODAY, body, given, owed, two_bodies

pytestmark = pytest.mark.django_db


def feed(slug: str = OURS) -> Any:
    """The feed as a calendar reads it."""
    answer = as_(None).get(f"/bodies/{slug}/duties.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    for line in answer.content.split(b"\r\n"):
        assert len(line) <= 75
    return icalendar.Calendar.from_ical(answer.content)


def events(calendar: Any) -> dict[str, Any]:
    """The events by their marks."""
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


def test_every_stated_day_is_an_all_day_event_with_a_mark_that_stays() -> None:
    two_bodies()
    dated = Assignment.objects.filter(body_id=OURS, due__isnull=False)
    found = events(feed())
    assert set(found) == {f"owed-{row.pk}-{OURS}@threshold" for row in dated}
    assert set(found) == set(events(feed()))
    for row in dated:
        assert found[f"owed-{row.pk}-{OURS}@threshold"].decoded("DTSTART") == row.due


def test_an_event_says_the_law_s_words_and_how_it_stands_today() -> None:
    two_bodies()
    mark = f"owed-{owed('6-1').pk}-{OURS}@threshold"
    said = str(events(feed())[mark]["DESCRIPTION"])
    assert "No proof recorded here as of" in said
    proof = given(Who.of(ana()))
    gus = Who.of(person("Gus Invented", ("reviewer", OURS)))
    review_proof(by=gus, proof=proof.pk, accepted=True, reason="", today=TODAY)
    said = str(events(feed())[mark]["DESCRIPTION"])
    assert "Proved from 18 February 2026." in said
    assert "days after 6 February 2026" in said or "The order states the day" in said
    assert str(events(feed())[mark]["URL"]).endswith(f"/owed/{owed('6-1').pk}/")


def test_the_feed_says_its_day_and_that_the_body_is_invented() -> None:
    two_bodies()
    calendar = feed()
    assert str(calendar["X-THRESHOLD-AS-OF"]) == timezone.localdate().isoformat()
    assert str(calendar["X-THRESHOLD-DEMONSTRATION"]) == "yes"
    assert all("invented body" in str(one["SUMMARY"]) for one in events(calendar).values())


def test_words_with_every_awkward_sign_arrive_as_they_are() -> None:
    two_bodies()
    name = "clock; of, commas\\ 紙灯籠 “Ünïcödé”"
    with reaching(Reach.CITY):
        Assignment.objects.filter(pk=owed("6-1").pk).update(period=name)
    mark = f"owed-{Assignment.objects.get(body_id=OURS, duty='6-1').pk}-{OURS}@threshold"
    assert name in str(events(feed())[mark]["SUMMARY"])


@pytest.mark.parametrize("text", ["x" * 74, "x" * 75, "x" * 76, "é" * 200, "紙" * 100, ""])
def test_a_line_is_folded_between_letters(text: str) -> None:
    lines = folded(text).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == text


def test_a_body_that_is_not_set_up_here_has_no_feed() -> None:
    body("demo-unset", set_up_on=None)
    for slug in ("demo-unset", "nobody"):
        assert as_(None).get(f"/bodies/{slug}/duties.ics").status_code == 404
