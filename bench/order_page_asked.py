"""Asks for the order page in a process of its own and prints what it took, as JSON."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from datetime import date, datetime, timedelta

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

django.setup()

from threshold.agencies.actions import load_starter  # noqa: E402  models are there only after setup
from threshold.agencies.models import Body  # noqa: E402
from threshold.core.loader import load_law  # noqa: E402
from threshold.database.reach import Reach, reaching  # noqa: E402
from threshold.journal.actions import Actor  # noqa: E402

FEW, MANY = 40, 400
DAYS, FIRST, SPAN = 15, date(2026, 2, 6), 3650


def filled_to(size: int) -> None:
    """So many bodies: invented agencies that are all set up; among many, those the order and the law name too."""
    if size > FEW:
        load_starter(by=Actor("operator"), bodies=[body for order in load_law().orders for body in order.bodies])
    now, have = timezone.now(), Body.objects.count()
    with reaching(Reach.CITY):
        Body.objects.bulk_create([invented(number, now) for number in range(have, size)])


def invented(number: int, now: datetime) -> Body:
    """One body for measuring."""
    return Body(
        id=f"demo-measured-{number}",
        name=f"Measured Agency {number}",
        acronym=f"MA{number}",
        kind="mayoral agency",
        source="Invented for measuring",
        confidence="high",
        demonstration=True,
        set_up_on=FIRST,
        imported_at=now,
        updated_at=now,
    )


def asked(client: Client, day: date) -> tuple[float, int]:
    """Seconds and queries for the order page on a day. Raises RuntimeError when it does not answer well."""
    with CaptureQueriesContext(connection) as queries:
        begun = time.perf_counter()
        answer = client.get("/", {"as_of": day.isoformat()}, headers={"host": "localhost"})
        seconds = time.perf_counter() - begun
    if answer.status_code != 200:
        raise RuntimeError(f"the order page answered {answer.status_code}")
    return seconds, len(queries)


def main() -> None:
    """Both sizes on the same random days, after one look to warm up."""
    seed = random.SystemRandom().randrange(2**32)
    rng = random.Random(seed)
    days = [FIRST + timedelta(days=rng.randrange(SPAN)) for _ in range(DAYS)]
    found = {}
    for size in (FEW, MANY):
        filled_to(size)
        client = Client()
        asked(client, FIRST)
        took = [asked(client, day) for day in days]
        median, queries = statistics.median(seconds for seconds, _ in took), max(count for _, count in took)
        found[size] = {"median": median, "queries": queries, "seed": seed, "days": DAYS}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
