"""Fifty writers give proof at once, in turns with and without the line; prints rates and their ratio, as JSON.

Each writer is a process with a connection, a person and an invented body of its own, and gives proof of one duty again
and again, each superseding the one before. The database keeps what is committed, as in production.
"""

from __future__ import annotations

import json
import multiprocessing
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import date
from multiprocessing.synchronize import Barrier
from typing import Any

import django
from django.db import connection
from django.utils import timezone

django.setup()

from threshold.accounts.models import Grant, Person, Role  # noqa: E402  models are there only after setup
from threshold.accounts.rights import Who  # noqa: E402
from threshold.agencies.models import Body  # noqa: E402
from threshold.database.reach import Reach, reaching  # noqa: E402
from threshold.duties.actions import assign_body, give_proof, proving  # noqa: E402
from threshold.duties.actions.proving import Offered  # noqa: E402
from threshold.duties.models import Assignment  # noqa: E402
from threshold.journal.actions import About, Actor, record  # noqa: E402
from threshold.journal.kinds import Kind  # noqa: E402

WRITERS, ROUNDS, EACH = 50, 8, 6
SET_UP, TODAY = date(2026, 2, 9), date(2026, 11, 25)
PLAIN = Kind("measured.line", "A line was measured.", frozenset({"duty", "period", "kind"}))


@dataclass(slots=True)
class Writer:
    """Somebody who gives proof of one duty, again and again."""

    who: Who
    assignment: int
    newest: int | None = None

    def give(self) -> None:
        """One proof more, which supersedes the one before."""
        offered = Offered(effective_on=TODAY, statement="Measured.", supersedes=self.newest)
        self.newest = give_proof(by=self.who, assignment=self.assignment, offered=offered, today=TODAY).pk


def writer(number: int) -> Writer:
    """An invented body with what it owes, and its invented compliance lead."""
    slug, now = f"demo-measured-{number}", timezone.now()
    with reaching(Reach.CITY):
        Body.objects.create(
            id=slug, name=f"Measured Agency {number}", acronym=f"MA{number}", kind="mayoral agency", source="invented",
            confidence="high", demonstration=True, set_up_on=SET_UP, imported_at=now, updated_at=now,
        )  # fmt: skip
        person = Person.objects.create(email=f"measured-{number}@example.invalid", name=f"Measured {number}")
        Grant.objects.create(
            person=person, role=Role.objects.get(slug="compliance-lead"), agency_id=slug, since=now,
            given_by="measured", reason="for measuring",
        )  # fmt: skip
    assign_body(by=Who.operator("measured"), body=slug, today=TODAY)
    with reaching(Reach.CITY):
        owed = Assignment.objects.filter(body_id=slug, starts_on__lte=TODAY).earliest("pk")
    return Writer(Who.of(person), owed.pk)


def unrecorded(*args: Any, **kwargs: Any) -> None:
    """What stands in for the line in the rounds without it."""


def write(one: Writer, gate: Barrier) -> None:
    """One writer's process: every round, first one kind and then the other, begun and ended together."""
    connection.close()
    one.give()
    for turn in range(2 * ROUNDS):
        vars(proving)["record"] = record if with_line(turn) else unrecorded
        gate.wait()
        for _ in range(EACH):
            one.give()
        gate.wait()


def with_line(turn: int) -> bool:
    """The two kinds in turns, the first of a round changing, so that neither always comes first."""
    return turn % 4 in {0, 3}


def raced(writers: list[Writer]) -> dict[bool, list[float]]:
    """The seconds of each turn, with and without the line."""
    forks = multiprocessing.get_context("fork")
    gate = forks.Barrier(len(writers) + 1)
    connection.close()
    processes = [forks.Process(target=write, args=(one, gate), daemon=True) for one in writers]
    for process in processes:
        process.start()
    took: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * ROUNDS):
        gate.wait(120)
        begun = time.perf_counter()
        gate.wait(120)
        took[with_line(turn)].append(time.perf_counter() - begun)
    for process in processes:
        process.join()
    return took


def line_alone() -> float:
    """Milliseconds of one line within a transaction, nobody beside it."""
    took = []
    for number in range(300):
        with reaching(Reach.CITY):
            begun = time.perf_counter()
            details = {"duty": "6-1", "period": "", "kind": "statement"}
            record(PLAIN, by=Actor("measured"), about=About("proof", str(number), clause="6.a"), details=details)
            took.append(time.perf_counter() - begun)
    return statistics.median(took) * 1000


def main() -> None:
    """Make the writers ready, race, print."""
    alone = line_alone()
    took = raced([writer(number) for number in range(WRITERS)])
    ratios = [a / b for a, b in zip(took[True], took[False], strict=True)]
    rates = {kind: WRITERS * EACH / statistics.median(took[kind]) for kind in (True, False)}
    found = {"with": rates[True], "without": rates[False], "times": statistics.median(ratios), "writers": WRITERS}
    json.dump(found | {"least": min(ratios), "most": max(ratios), "line_ms": alone}, sys.stdout)


if __name__ == "__main__":
    main()
