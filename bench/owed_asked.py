"""Fills a database with assignments of 400 bodies over years, asks for the pages, and prints what it took, as JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date, timedelta
from typing import Any

import django
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

django.setup()

from threshold.accounts.actions import load_roles  # noqa: E402  models are there only after setup
from threshold.accounts.models import Grant, Person, Role  # noqa: E402
from threshold.accounts.rights import Who  # noqa: E402
from threshold.accounts.role_list import listed_roles  # noqa: E402
from threshold.accounts.tests.people import sign_in  # noqa: E402
from threshold.agencies.models import Body  # noqa: E402
from threshold.core.loader import load_law  # noqa: E402
from threshold.database.reach import Reach, reaching  # noqa: E402

BODIES, YEARS, ROUNDS = 400, 10, 15
SIZES = (3_000, 30_000, 300_000)
OURS = "demo-measured-0"
# The body that is looked at has 150 at every size, so that its pages hold as many rows.
# Seven in ten are proved, one in ten is in hand, the rest open; days lie from eight years ago to two years ahead.
FILL = """
insert into duties_assignment (body_id, duty, period, edition, starts_on, due, late_after, counts_from, unproved,
    about_body, proved_on, in_hand_on, created_at)
select 'demo-measured-' || b, (%(duties)s::text[])[1 + n %% 75], 'measured ' || n / 75, 'measured', day - 300, day, day,
    day, 'no-proof', '', case when mod(n * 7 + b, 10) < 7 then least(day, %(today)s) end,
    case when mod(n * 7 + b, 10) < 8 then least(day, %(today)s) end, now()
from generate_series(0, 399) as b,
    generate_series(0, case when b = 0 then greatest(%(each)s, 150) else %(each)s end - 1) as n,
    lateral (select %(first)s::date + (n / 75) * 365 + mod(n * 13 + b, 365) as day) as made
where not exists (select 1 from duties_assignment a where a.body_id = 'demo-measured-' || b
    and a.duty = (%(duties)s::text[])[1 + n %% 75] and a.period = 'measured ' || n / 75)
"""


def bodies() -> None:
    """Invented agencies, all set up."""
    now = timezone.now()
    rows = [
        Body(
            id=f"demo-measured-{number}", name=f"Measured Agency {number}", acronym=f"MA{number}",
            kind="mayoral agency", source="Invented for measuring", confidence="high", demonstration=True,
            set_up_on=date(2026, 2, 9), imported_at=now, updated_at=now,
        )
        for number in range(BODIES)
    ]  # fmt: skip
    with reaching(Reach.CITY):
        Body.objects.bulk_create(rows)


def somebody() -> Person:
    """An invented compliance lead and reviewer of one measured agency."""
    load_roles(by=Who.operator("bench"), roles=listed_roles())
    person = Person.objects.create(email="measured@example.invalid", name="Measured Person")
    with reaching(Reach.CITY):
        for role in ("compliance-lead", "reviewer"):
            Grant.objects.create(
                person=person, role=Role.objects.get(slug=role), agency_id=OURS, since=timezone.now(),
                given_by="bench", reason="measuring",
            )  # fmt: skip
    return person


def filled_to(size: int, today: date) -> float:
    """So many assignments, evenly over the bodies; the seconds it took, with every total kept."""
    duties = [duty.number for duty in load_law().duties][:75]
    values: dict[str, Any] = {
        "duties": duties,
        "today": today,
        "each": size // BODIES + (size % BODIES > 0),
        "first": "2018-11-01",
    }
    begun = time.perf_counter()
    with reaching(Reach.CITY), connection.cursor() as cursor:
        cursor.execute(FILL, values)
    seconds = time.perf_counter() - begun
    with connections["owner"].cursor() as cursor:  # as the database does by itself, a little later
        cursor.execute("analyze")
    return seconds


def asked(client: Client, path: str) -> tuple[float, int]:
    """Seconds and queries of a page. Raises RuntimeError when it does not answer well."""
    with CaptureQueriesContext(connection) as queries:
        begun = time.perf_counter()
        answer = client.get(path, headers={"host": "localhost"})
        seconds = time.perf_counter() - begun
    if answer.status_code != 200 or not answer.content:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    own = [query for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    return seconds, len(own)


def main() -> None:
    """Every page at every size, the same pages in turn so that a busy moment touches all alike."""
    today = timezone.localdate()
    bodies()
    public, signed = Client(), sign_in(Client(), somebody())
    pages = {
        "order page today": (public, "/"),
        "list of what is owed": (public, "/owed/"),
        "list of one body": (public, f"/owed/?body={OURS}"),
        "a person's day": (signed, "/my-day/"),
        "order page on a past day": (public, f"/?as_of={today - timedelta(days=200)}"),
    }
    found: dict[str, dict[str, dict[str, float]]] = {}
    for size in SIZES:
        took: dict[str, list[tuple[float, int]]] = {name: [] for name in pages}
        here: dict[str, dict[str, float]] = {"filled": {"median": filled_to(size, today), "queries": 0}}
        for turn in range(ROUNDS + 1):
            for name, (client, path) in pages.items():
                one = asked(client, path)
                if turn:  # the first warms up
                    took[name].append(one)
        for name, all_of_it in took.items():
            median = statistics.median(seconds for seconds, _ in all_of_it)
            here[name] = {"median": median, "queries": max(count for _, count in all_of_it)}
        found[str(size)] = here
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
