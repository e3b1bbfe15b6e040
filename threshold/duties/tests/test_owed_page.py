"""The public list of what is due and proved: what it says, finds and pages, and what it never says."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, person
from threshold.duties.actions import review_proof
from threshold.duties.models import Assignment
from threshold.duties.tests.looking import as_, main_of
from threshold.duties.tests.owed import TODAY, given, owed, two_bodies
from threshold.duties.views import owed as page
from threshold.ui.downloads import unformula

pytestmark = pytest.mark.django_db
DAY = {"as_of": TODAY.isoformat()}


def look(**asked: str) -> Any:
    """The list as the public sees it."""
    return as_(None).get("/owed/", {**DAY, **asked})


def proved() -> None:
    """Duty 6-1 of our agency, proved."""
    proof = given(Who.of(ana()))
    reviewer = Who.of(person("Gus Invented", ("reviewer", OURS)))
    review_proof(by=reviewer, proof=proof.pk, accepted=True, reason="", today=TODAY)


def test_nobody_set_up_says_what_will_be_here_and_how_it_comes() -> None:
    said = main_of(look())
    assert "Nothing is recorded here yet" in said
    assert "privacy officer has approved" in said


def test_what_is_owed_stands_with_its_day_and_accuses_nobody() -> None:
    two_bodies()
    said = main_of(look(duty="2.a-1"))
    assert "Nothing is owed here for what was chosen" in said
    said = main_of(look(body=OURS))
    assert "No proof recorded here as of 25 November 2026." in said
    assert "invented" in said
    for word in ("late", "overdue", "breach", "violation", "failed"):
        assert f" {word} " not in said.lower()


def test_a_day_is_said_with_its_name_and_how_far_it_lies() -> None:
    two_bodies()
    assert "20 February 2026 (Friday) 278 days" in main_of(look(duty="6-1"))


def test_proof_changes_the_line_and_the_day_before_it_does_not() -> None:
    two_bodies()
    assert "Proved from" not in main_of(look(body=OURS, duty="6-1"))
    proved()
    assert "Proved from 18 February 2026." in main_of(look(body=OURS, duty="6-1"))
    assert "Proved from" not in main_of(look(body=OURS, duty="6-1", as_of="2026-02-17"))


def test_body_duty_clause_standing_and_words_narrow_the_list() -> None:
    two_bodies()
    proved()
    rows = {name: numbers(look(**asked)) for name, asked in NARROWED.items()}
    ours, theirs = owed("6-1").pk, owed("6-1", THEIRS).pk
    assert ours in rows["body"] and theirs not in rows["body"]
    assert rows["duty"] == {ours, theirs}
    assert owed("8.a-1").pk in rows["clause"] and ours not in rows["clause"]
    assert rows["standing"] == {ours}
    assert rows["words"] == {ours}
    assert rows["no words"] == set()


NARROWED = {
    "body": {"body": OURS},
    "duty": {"duty": "6-1"},
    "clause": {"duty": "8"},
    "standing": {"standing": "proved"},
    "words": {"words": "privacy officer lanterns", "duty": "6-1"},
    "no words": {"words": "zeppelin"},
}


def numbers(answer: Any) -> set[int]:
    """The record numbers a page lists."""
    return {one.row.pk for one in answer.context["lines"]}


@pytest.mark.parametrize("standing", [one.slug for one in page.SHOWN])
@pytest.mark.parametrize("day", ["2026-03-12", "2026-11-25", "2028-01-01"])
def test_one_standing_shows_exactly_the_rows_that_stand_so(standing: str, day: str) -> None:
    two_bodies()
    proved()
    every = as_(None).get("/owed/?as=json", {"as_of": day, "as": "json"})
    rows = json.loads(every.getvalue())["owed"]
    words = next(one.value for one in page.SHOWN if one.slug == standing)
    found = look(standing=standing, as_of=day)
    assert numbers(found) == {row["number"] for row in rows if row["standing"] == words}


def test_pages_follow_one_another_to_the_end_without_a_gap() -> None:
    two_bodies()
    everything = {row.pk for row in Assignment.objects.all()}
    seen: list[int] = []
    address = "/owed/?" + "as_of=2026-11-25"
    while address:
        answer = as_(None).get(address)
        seen += [one.row.pk for one in answer.context["lines"]]
        address = "/owed/" + answer.context["next"] if answer.context["next"] else ""
    assert sorted(seen) == sorted(everything)


def test_what_cannot_be_read_is_said_and_left_out() -> None:
    two_bodies()
    said = main_of(look(as_of="2026-02-30", body="nobody", duty="99-9", standing="odd", after="x.y", words="\0"))
    for part in ("is not a day", "No body of that name", "no duty or clause “99-9”", "no such standing"):
        assert part in said


def test_the_table_and_the_json_hold_every_line_with_its_day_and_mark_invented_bodies() -> None:
    two_bodies()
    proved()
    told = json.loads(look(**{"as": "json"}).getvalue())
    table = look(**{"as": "csv"}).getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert told["as_of"] == "2026-11-25" and told["demonstration"] is True
    assert len(rows) == len(told["owed"]) == Assignment.objects.count()
    assert {row["as_of"] for row in rows} == {"2026-11-25"}
    assert {row["demonstration"] for row in rows} == {"yes"}
    assert [row["standing"] for row in rows].count("proved") == 1


def test_a_cell_that_looks_like_a_formula_is_none() -> None:
    assert unformula("=1+1") == "'=1+1"


def test_the_page_asks_no_more_however_many_there_are() -> None:
    two_bodies()
    with CaptureQueriesContext(connection) as asked:
        look()
    assert len(asked) <= 12
