"""The one-step table in law/ is what the norms answer today."""

from __future__ import annotations

import csv

from threshold.core.norms import NORMS
from threshold.core.one_step import OneStep, one_step
from threshold.core.tests.worlds import LAW


def test_the_table_is_current() -> None:
    """Where a change of a norm is meant: `python -m scripts.write_one_step`, and counsel reads the difference."""
    with (LAW / "one_step.csv").open(encoding="utf-8", newline="") as file:
        written = [OneStep(*row) for row in csv.reader(file)]
    assert written[0] == OneStep._fields
    assert written[1:] == list(one_step())


def test_the_table_moves_every_fact_of_every_norm_to_every_value() -> None:
    found = {(row.norm, row.since, row.fact, row.value) for row in one_step()}
    assert found == {
        (norm.cite, norm.since.isoformat(), leaf.fact.id, value)
        for norm in NORMS
        for leaf in norm.leaves
        for value in leaf.fact.values
    }


def test_each_plain_world_is_barred_or_saved() -> None:
    first = {(row.norm, row.since, row.world): row.may for row in one_step() if row.value in ("federal", "civil_ina")}
    assert all(may == ("PROHIBITED" if "," not in world else "PERMITTED") for (_, _, world), may in first.items())
