"""A body is set up here only with its privacy officer's written approval, by an administrator whose power is on."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import Error, connection, transaction

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import ana, dora, powered
from threshold.agencies.actions.set_up import Paper, set_up_body, take_back_set_up
from threshold.agencies.models import Approval, Body
from threshold.agencies.queries import set_up_ids
from threshold.agencies.queries.posts import approvals_of
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
PAPER = Paper("Agency privacy officer", date(2026, 2, 27), "Memorandum 7 in the agency's own file")


def test_a_body_is_set_up_with_an_approval_and_taken_back_with_a_reason() -> None:
    who = Who.of(powered(dora()))
    set_up_body(by=who, body="acs", day=DAY, approval=PAPER, reason="asked to join")
    assert set_up_ids() == {"acs"}
    with pytest.raises(Refused, match="set up here already, since 2 March 2026"):
        set_up_body(by=who, body="acs", day=DAY, approval=PAPER, reason="again")
    take_back_set_up(by=who, body="acs", day=date(2026, 4, 1), reason="approval withdrawn")
    assert set_up_ids() == set()
    with pytest.raises(Refused, match="not set up"):
        take_back_set_up(by=who, body="acs", day=date(2026, 4, 1), reason="again")
    with looking(who):
        assert [one.kind for one in approvals_of("acs")] == ["taken back", "given"]
    with reaching(Reach.CITY):
        lines = Line.objects.filter(object_number="acs").values_list("action", "clause")
        assert list(lines) == [
            ("agencies.body_set_up", "23-1202(b)"), ("agencies.set_up_taken_back", "23-1202(b)"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    "paper",
    [
        Paper("", PAPER.day, PAPER.reference),
        Paper(PAPER.by_post, PAPER.day, " "),
        Paper(PAPER.by_post, date(2026, 3, 3), PAPER.reference),
        Paper(PAPER.by_post, date(1, 1, 1), PAPER.reference),
    ],
)
def test_without_a_written_approval_dated_before_it_nothing_is_set_up(paper: Paper) -> None:
    with pytest.raises(Refused):
        set_up_body(by=Who.of(powered(dora())), body="acs", day=DAY, approval=paper, reason="x")
    assert set_up_ids() == set()


def test_setting_up_needs_the_power_and_a_body_that_is_there() -> None:
    administrator = dora()
    for who in (administrator, ana()):
        with pytest.raises(NotAllowed):
            set_up_body(by=Who.of(who), body="acs", day=DAY, approval=PAPER, reason="x")
    powered(administrator)
    with pytest.raises(OutOfSight):
        set_up_body(by=Who.of(administrator), body="nobody", day=DAY, approval=PAPER, reason="x")


def test_approvals_are_only_added_to_and_out_of_the_public_s_sight() -> None:
    set_up_body(by=Who.of(powered(dora())), body="acs", day=DAY, approval=PAPER, reason="x")
    assert not Approval.objects.exists()
    with reaching(Reach.CITY), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update agencies_approval set reference = 'y'")
    assert Body.objects.get(id="acs").set_up_on == DAY
