"""An official decides whom an unclear clause binds; the law's own answers stay, and pages say whose decision it is."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import Error, connection, transaction
from django.test import Client

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import ana, dora, person, powered
from threshold.agencies.actions.decisions import decide_bound
from threshold.agencies.models import Decision
from threshold.agencies.queries import roster
from threshold.agencies.queries.decisions import decisions, unclear_pairs
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.core.bodies import bound_bodies
from threshold.core.loader import load_law
from threshold.database.reach import Reach, reaching

pytestmark = pytest.mark.django_db
MARCH, MAY = date(2026, 3, 2), date(2026, 5, 4)
REASON = "Its board is paid from the City treasury."


def lawyer() -> Person:
    """Somebody of the Law Department."""
    return person("Lou Invented", ("law-department", ""))


def verdict_on(day: date, body: str = "doe", duty: str = "6-1") -> str:
    """Whether a duty binds a body on a day, or "no" where it is not among those bound."""
    known, law = roster(), load_law()
    found = next(one for one in law.duties if one.number == duty)
    members = {one.id: member for one, member in bound_bodies(law, found, known.bodies, known.decided_on(day))}
    return members[body].verdict if body in members else "no"


def test_a_decision_holds_from_its_day_and_names_day_and_reason() -> None:
    assert verdict_on(MAY) == "unclear"
    made = decide_bound(by=Who.of(lawyer()), group="every-agency", body="doe", verdict="yes", reason=REASON, day=MARCH)
    assert (verdict_on(date(2026, 3, 1)), verdict_on(MARCH)) == ("unclear", "yes")
    held = roster().decided_on(MAY)["every-agency", "doe"]
    assert (held.by, held.reason, held.decided_on) == ("law department", REASON, made.decided_on)


def test_a_later_decision_supersedes_and_the_earlier_one_stays_for_its_days() -> None:
    who = Who.of(lawyer())
    first = decide_bound(by=who, group="every-agency", body="doe", verdict="yes", reason=REASON, day=MARCH)
    second = decide_bound(by=who, group="every-agency", body="doe", verdict="no", reason="Named apart.", day=MAY)
    assert second.supersedes_id == first.pk
    assert (verdict_on(MARCH), verdict_on(MAY)) == ("yes", "no")
    third = decide_bound(by=who, group="every-agency", body="doe", verdict="no", reason="From the start.", day=MARCH)
    assert third.supersedes_id == second.pk
    assert verdict_on(MARCH) == "no"
    assert len(decisions()) == 3


def test_what_the_law_answers_is_not_decided() -> None:
    who = Who.of(lawyer())
    with pytest.raises(Refused, match="nothing to decide"):
        decide_bound(by=who, group="six", body="acs", verdict="no", reason=REASON, day=MARCH)
    for group, body in (("nobody", "acs"), ("six", "nobody"), ("six", "\0")):
        with pytest.raises(OutOfSight):
            decide_bound(by=who, group=group, body=body, verdict="no", reason=REASON, day=MARCH)
    for verdict, reason in (("unclear", REASON), ("yes", " "), ("yes", "x" * 501)):
        with pytest.raises(Refused):
            decide_bound(by=who, group="every-agency", body="doe", verdict=verdict, reason=reason, day=MARCH)
    assert decisions() == ()


def test_only_the_law_department_and_an_administrator_with_the_power_decide() -> None:
    administrator = dora()
    for who in (ana(), administrator):
        with pytest.raises(NotAllowed):
            decide_bound(by=Who.of(who), group="every-agency", body="doe", verdict="yes", reason=REASON, day=MARCH)
    decide_bound(
        by=Who.of(powered(administrator)), group="every-agency", body="doe", verdict="yes", reason=REASON, day=MARCH
    )
    assert decisions()[0].by == "administrator"


def test_every_unclear_pair_is_listed_with_its_question_and_what_was_decided() -> None:
    decide_bound(by=Who.of(lawyer()), group="every-agency", body="doe", verdict="yes", reason=REASON, day=MARCH)
    known = roster()
    pairs = {(one.group.id, one.body.id): one for one in unclear_pairs(load_law(), known.bodies, known.decided, MAY)}
    held = pairs["every-agency", "doe"]
    assert held.decided is not None and held.question is not None
    assert held.question.id == "q-12"
    assert ("six", "acs") not in pairs
    assert pairs["six", "dhs"].decided is None


def test_decisions_are_read_by_everybody_and_never_changed() -> None:
    decide_bound(by=Who.of(lawyer()), group="every-agency", body="doe", verdict="yes", reason=REASON, day=MARCH)
    assert Decision.objects.count() == 1
    with reaching(Reach.CITY), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update agencies_decision set verdict = 'no'")
    with reaching(Reach.AGENCY, "doe"), pytest.raises(Error), transaction.atomic():
        Decision.objects.create(
            group="six", body_id="dhs", verdict="no", reason="x", since=MAY, decided_on=MAY, role="x",
            recorded_at="2026-05-04T00:00Z", recorded_by="x",
        )  # fmt: skip


def test_the_pages_and_the_api_say_that_an_official_decided_and_name_nobody(client: Client) -> None:
    who = lawyer()
    decide_bound(by=Who.of(who), group="every-agency", body="doe", verdict="yes", reason=REASON, day=MARCH)
    for path in ("/bodies/doe/?as_of=2026-05-04", "/duties/6-1/?as_of=2026-05-04"):
        page = client.get(path).content.decode()
        assert "decision of an official" in page
        assert REASON in page
        assert "law department" in page
        assert who.ref not in page and who.name not in page
    assert "decision of an official" not in client.get("/duties/6-1/?as_of=2026-03-01").content.decode()
    told = client.get("/api/v1/bodies/doe?as_of=2026-05-04").json()["bound_by"]
    mine = next(one for one in told if one["duty"] == "6-1")
    assert (mine["verdict"], mine["decided_on"] is not None) == ("yes", True)
    assert mine["reason"].endswith(REASON)


def test_a_body_decided_not_to_be_bound_shows_the_decision_on_its_page(client: Client) -> None:
    decide_bound(by=Who.of(lawyer()), group="every-agency", body="doe", verdict="no", reason=REASON, day=MARCH)
    page = client.get("/bodies/doe/?as_of=2026-05-04").content.decode()
    assert "Decisions of officials" in page
    assert "not bound" in page
