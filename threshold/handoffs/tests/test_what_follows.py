"""A vacancy starts its thirty days, a body set up is assigned what binds it, a decision assigns or withdraws."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from threshold.accounts.tests.people import OURS, ana, dora, powered, sign_in
from threshold.agencies.actions.decisions import decide_bound
from threshold.agencies.actions.posts import correct_event, designate, vacate
from threshold.agencies.models import Body, Contract
from threshold.agencies.seats import Holder, Seat
from threshold.database.reach import Reach, reaching
from threshold.duties.daily import follow, open_next_periods
from threshold.duties.models import Assignment
from threshold.duties.tests.owed import OPERATOR, body
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
SEAT = Seat(OURS, "privacy-officer", 1)


def clocks(duty: str) -> list[tuple[str, date | None, bool]]:
    """The clocks of a duty: whose, until when, and whether still owed."""
    rows = Assignment.objects.filter(duty=duty, event_on__isnull=False).order_by("pk")
    return [(row.body_id, row.due, row.withdrawn_on is None) for row in rows]


@pytest.fixture
def today() -> date:
    """Our agency is set up and has had a privacy officer since the order."""
    body()
    today = timezone.localdate()
    designate(by=OPERATOR, seat=SEAT, holder=Holder(name="Nia Invented"), since=date(2026, 2, 9), instrument="Letter")
    follow(today)
    return today


def test_a_vacancy_starts_thirty_days_of_efforts_and_a_successor_the_prompt_notice(today: date) -> None:
    assert clocks("6-2") == clocks("6-3") == []
    (held,) = held_now()
    gone = today - timedelta(days=12)
    vacate(by=OPERATOR, holding=held, on=gone, reason="left the City")
    follow(today)
    assert clocks("6-2") == [(OURS, gone + timedelta(days=30), True)]
    designate(
        by=OPERATOR, seat=SEAT, holder=Holder(name="Oz Invented"), since=today - timedelta(days=2), instrument="Letter"
    )
    follow(today)
    assert [(whose, owed) for whose, _, owed in clocks("6-3")] == [(OURS, True)]
    assert follow(today) == 0


def test_the_cpo_s_sixty_days_run_once_that_office_is_set_up_here(today: date) -> None:
    assert clocks("6.a-2") == []
    with reaching(Reach.CITY):
        Body.objects.filter(pk="cpo").update(set_up_on=date(2026, 2, 9))
    follow(today)
    assert clocks("6.a-2") == [("cpo", date(2026, 4, 10), True)]
    assert Assignment.objects.get(duty="6.a-2", event_on__isnull=False).about_body == OURS


def test_a_corrected_event_ends_what_it_started_and_starts_it_anew(today: date) -> None:
    (held,) = held_now()
    event = vacate(by=OPERATOR, holding=held, on=today - timedelta(days=12), reason="left the City")
    follow(today)
    correct_event(by=OPERATOR, event=event.pk, on=today - timedelta(days=5), reason="the letter says another day")
    follow(today)
    assert clocks("6-2") == [(OURS, today + timedelta(days=18), False), (OURS, today + timedelta(days=25), True)]


def test_a_decision_assigns_and_its_successor_withdraws(today: date) -> None:
    with reaching(Reach.CITY):
        Body.objects.filter(pk="doe").update(set_up_on=date(2026, 2, 9))
    open_next_periods(today)
    assert not Assignment.objects.filter(body_id="doe", duty="6-1").exists()
    decide_bound(by=OPERATOR, group="every-agency", body="doe", verdict="yes", reason="For a test.", day=today)
    follow(today)
    assert Assignment.objects.get(body_id="doe", duty="6-1").withdrawn_on is None
    decide_bound(by=OPERATOR, group="every-agency", body="doe", verdict="no", reason="For a test.", day=today)
    follow(today)
    assert Assignment.objects.get(body_id="doe", duty="6-1").withdrawn_on == today


def test_on_the_page_the_clock_starts_with_the_vacancy_and_the_service_not_the_person_started_it(
    client: Client, today: date
) -> None:
    sign_in(client, ana())
    (held,) = held_now()
    gone = (today - timedelta(days=3)).isoformat()
    answer = client.post(f"/posts/{held}/vacate/", {"on": gone, "reason": "left the City"})
    assert answer.status_code == 302, answer.content.decode()
    assert len(clocks("6-2")) == 1
    with reaching(Reach.CITY):
        (line,) = Line.objects.filter(action="duties.clock_started")
        (before,) = Line.objects.filter(action="agencies.post_vacated")
    assert (line.actor_role, before.actor_role) == ("clock", "compliance-lead")


def test_where_what_follows_cannot_be_written_nothing_is(today: date) -> None:
    (held,) = held_now()
    with pytest.raises(RuntimeError), transaction.atomic():
        vacate(by=OPERATOR, holding=held, on=today, reason="left the City")
        follow(today)
        raise RuntimeError
    assert clocks("6-2") == []
    assert held_now() == [held]


def test_setting_a_body_up_on_the_page_assigns_what_binds_it(client: Client) -> None:
    body(set_up_on=None)
    sign_in(client, powered(dora()))
    day = timezone.localdate().isoformat()
    answer = client.post(
        f"/bodies/{OURS}/set-up/",
        {"day": day, "given_by": "Privacy officer", "given_on": day, "reference": "Paper 1", "reason": "For a test."},
    )
    assert answer.status_code == 302, answer.content.decode()
    assert Assignment.objects.filter(body_id=OURS, duty="6-1").exists()


def test_each_contract_of_the_kinds_4_210_speaks_of_is_owed_for_while_it_runs(today: date) -> None:
    with reaching(Reach.CITY):
        made = [contract(today, number, **kind) for number, kind in enumerate(KINDS)]
    follow(today)
    rows = Assignment.objects.filter(event_on__isnull=False, duty__startswith="4-210").order_by("duty")
    assert [(row.duty, row.period, row.unproved) for row in rows] == [
        ("4-210(c)", f"contract {made[0].pk}", "no-proof"),
        ("4-210(f)", f"contract {made[1].pk}", "no-deadline"),
    ]
    assert follow(today) == 0
    with reaching(Reach.CITY):
        Contract.objects.filter(pk=made[0].pk).update(until=today - timedelta(days=1))
    follow(today)
    assert [row.withdrawn_on for row in rows.all()] == [today, None]


def test_a_decision_on_another_clause_leaves_what_a_contract_asks_for(today: date) -> None:
    with reaching(Reach.CITY):
        Body.objects.filter(pk="doe").update(set_up_on=date(2026, 2, 9))
        now = timezone.now()
        Contract.objects.create(
            body_id="doe", number="INV-9", vendor="Invented Vendor", since=today, created_at=now, updated_at=now,
            **KINDS[0],
        )  # fmt: skip
    follow(today)
    decide_bound(by=OPERATOR, group="every-agency", body="doe", verdict="yes", reason="For a test.", day=today)
    follow(today)
    assert Assignment.objects.get(body_id="doe", duty="4-210(c)").withdrawn_on is None


KINDS: tuple[dict[str, bool], ...] = (
    {"human_services": True, "public_contact": True},
    {"security": True},
    {"human_services": True},
    {},
)


def contract(today: date, number: int, **kind: bool) -> Contract:
    """An invented contract in force."""
    now = timezone.now()
    return Contract.objects.create(
        body_id=OURS, number=f"INV-{number}", vendor="Invented Vendor", since=today - timedelta(days=40),
        created_at=now, updated_at=now, **kind,
    )  # fmt: skip


def held_now() -> list[int]:
    """Who holds the post, by number."""
    with reaching(Reach.CITY):
        rows = Body.objects.get(pk=OURS).holdings.filter(until__isnull=True, withdrawn=False)
        return list(rows.values_list("pk", flat=True))
