"""Imports the City's own file where it is beside the checkout, else an invented one as long; prints what it took."""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from dataclasses import replace
from typing import BinaryIO

import django
from django.utils import timezone

django.setup()

from bench.places_asked import beside_the_checkout  # noqa: E402  models are there only after setup
from threshold.accounts.rights import Who  # noqa: E402
from threshold.property.actions.imports import Source, import_property  # noqa: E402
from threshold.property.sample import layout_of, rows, written  # noqa: E402

ROWS = 17_395


def main() -> None:
    """Twice the same file: first everything is new, then nothing is."""
    path = beside_the_checkout()
    invented = written([replace(one, block=one.block - 80_000) for one in rows(ROWS)], layout_of("open-data"))
    took: list[float] = []
    for _ in range(2):
        file: BinaryIO = path.open("rb") if path else io.BytesIO(invented.encode())
        begun = time.perf_counter()
        outcome = import_property(by=Who.operator("bench"), source=Source(file), today=timezone.localdate())
        took.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    which = "the City's" if path else "invented"
    found = {"first": took[0], "again": took[1], "peak": peak, "rows": outcome.rows, "which": which}
    json.dump(found | {"changed": len(outcome.newer)}, sys.stdout)


if __name__ == "__main__":
    main()
