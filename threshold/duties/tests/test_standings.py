"""The database's totals, its answer for any day, and the core's meaning are held to one another."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from threshold.accounts.tests.people import OURS, THEIRS
from threshold.core.assignments import Assigned, standing_of, standing_over
from threshold.core.standings import Standing
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Assignment, Total
from threshold.duties.queries.assignments import BY_SLUG, in_words
from threshold.duties.queries.standings import counts_on, pairs_on
from threshold.duties.tests.owed import SET_UP, TODAY, body, two_bodies

pytestmark = pytest.mark.django_db
DAYS = st.dates(date(2026, 1, 1), TODAY)
LATER = st.dates(date(2026, 1, 1), date(2028, 1, 1))
ROWS = st.fixed_dictionaries(
    {
        "body_id": st.sampled_from([OURS, THEIRS]),
        "duty": st.sampled_from(["6-1", "23-1205"]),
        "due": st.none() | LATER,
        "grace": st.none() | st.integers(0, 40),
        "counts_from": LATER,
        "unproved": st.sampled_from(["no-proof", "no-deadline", "encouraged"]),
        "proved_on": st.none() | DAYS,
        "in_hand_on": st.none() | DAYS,
        "paused_on": st.none() | DAYS,
        "withdrawn_on": st.none() | DAYS,
        "event_on": st.none() | DAYS,
    }
)


def write(rows: list[dict[str, Any]]) -> list[Assignment]:
    """Rows as they are made up, whatever made them so."""
    made = []
    for number, row in enumerate(rows):
        told = dict(row)
        grace, due = told.pop("grace"), told["due"]
        late = due + timedelta(days=grace) if due is not None and grace is not None else None
        told["counts_from"] = min(told["counts_from"], late or told["counts_from"])  # as the database demands
        made.append(
            Assignment(
                **told,
                late_after=late,
                period=str(number),
                edition="x",
                starts_on=SET_UP,
                created_at="2026-02-09T00:00Z",
            )
        )
    return Assignment.objects.bulk_create(made)


def meant(rows: list[Assignment], day: date) -> dict[tuple[str, str], Standing]:
    """What the core says of them."""
    pairs: dict[tuple[str, str], list[Assigned]] = {}
    for row in rows:
        if row.event_on is None or row.event_on <= day:
            pairs.setdefault((row.duty, row.body_id), []).append(assigned(row))
    owed = {pair: [one for one in found if one.is_owed_on(day)] for pair, found in pairs.items()}
    return {pair: standing_over(found, day) for pair, found in owed.items() if found}


def assigned(row: Assignment) -> Assigned:
    """One row as the core knows it."""
    return Assigned(
        counts_from=row.counts_from,
        late_after=row.late_after,
        unproved=BY_SLUG[row.unproved],
        proved_on=row.proved_on,
        in_hand_on=row.in_hand_on,
        paused=row.paused_on is not None,
        withdrawn_on=row.withdrawn_on,
    )


@pytest.fixture
def bodies() -> None:
    """Two invented bodies with nothing assigned."""
    body(OURS)
    body(THEIRS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, max_size=8), back=st.integers(0, 300))
def test_totals_rows_and_meaning_agree_on_every_day(bodies: None, rows: list[dict[str, Any]], back: int) -> None:
    past = TODAY - timedelta(days=back)
    with reaching(Reach.CITY), transaction.atomic():
        made = write(rows)
        assert pairs_on(TODAY, TODAY) == meant(made, TODAY)
        assert pairs_on(past, TODAY + timedelta(days=1)) == meant(made, past)
        counted: dict[str, Counter[Standing]] = {}
        for (duty, _), standing in meant(made, TODAY).items():
            counted.setdefault(duty, Counter())[standing] += 1
        assert counts_on(TODAY, TODAY) == counted
        shown = dict(Assignment.objects.annotate(stands=in_words(past)).values_list("pk", "stands"))
        assert shown == {row.pk: standing_of(assigned(row), past).slug for row in made}
        transaction.set_rollback(True)


def test_totals_rebuilt_from_nothing_are_the_same() -> None:
    two_bodies()
    with reaching(Reach.CITY):
        kept = list(Total.objects.order_by("body_id", "duty").values())
        Total.objects.update(no_proof_from=None, proved_from=date(2000, 1, 1))
        with connection.cursor() as cursor:
            cursor.execute(
                "select duties_refresh_totals(array_agg(body_id::text), array_agg(duty::text)) from duties_assignment"
            )
        assert list(Total.objects.order_by("body_id", "duty").values()) == kept
