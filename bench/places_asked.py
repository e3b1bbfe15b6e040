"""Fills a database with so many invented sites, asks for the pages of sites, and prints what it took, as JSON."""

from __future__ import annotations

import io
import json
import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

django.setup()

from threshold.accounts.rights import Who  # noqa: E402  models are there only after setup
from threshold.property.actions.imports import Source, import_property  # noqa: E402
from threshold.property.models import Site  # noqa: E402
from threshold.property.sample import layout_of, rows, written  # noqa: E402

ROUNDS = 15
LISTS = os.environ.get("BENCH_LISTS", "")


def beside_the_checkout() -> Path | None:
    """The City's own file, where whoever measures has said in which folder it lies."""
    path = Path(LISTS) / "colp_opendata_export_2025-03.csv"
    return path if LISTS and path.exists() else None


def filled(size: int) -> float:
    """Import invented lots outside the blocks kept for demonstrations; the seconds it took."""
    some = [replace(one, block=one.block - 80_000) for one in rows(size)]
    file = io.BytesIO(written(some, layout_of("open-data")).encode())
    begun = time.perf_counter()
    import_property(by=Who.operator("bench"), source=Source(file), today=timezone.localdate())
    took = time.perf_counter() - begun
    with connection.cursor() as cursor:
        for table in ("property_site", "property_use", "property_search_term"):
            cursor.execute(f"analyze {table}")
    return took


def pages() -> dict[str, str]:
    """What is asked for: the list whole, deep, narrowed and searched; the map and its points."""
    deep = Site.objects.order_by("-called", "-bbl").values_list("bbl", flat=True)[200]
    return {
        "list": "/sites/", "list, last pages": f"/sites/?after={deep}", "list, by class": "/sites/?lot=garage",
        "list, by agency": "/sites/?agency=DEMO-DPL", "list, by district": "/sites/?district=103",
        "list, by question": "/sites/?question=leased-out",
        "search, words of many": "/sites/?words=kite+lane", "search, a word of one": "/sites/?words=7777",
        "search, a word of none": "/sites/?words=walrus", "search, a lot": f"/sites/?words={deep}",
        "one site": f"/sites/{deep}/", "map": "/sites/map/", "points": "/sites/points/",
    }  # fmt: skip


def asked(client: Client, path: str) -> tuple[float, int]:
    """The seconds one page takes, and its queries."""
    with CaptureQueriesContext(connection) as captured:
        begun = time.perf_counter()
        answer = client.get(path)
        took = time.perf_counter() - begun
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return took, len(captured)


def main(size: int) -> None:
    """Every page in turn, so that a busy moment touches all alike; the map and points once without what is kept."""
    seconds, client, wanted = filled(size), Client(SERVER_NAME="localhost"), pages()
    took: dict[str, list[tuple[float, int]]] = {name: [] for name in wanted}
    for name in ("map", "points"):  # nothing is kept yet in this process, which has only just been asked for others
        asked(client, f"{wanted[name]}?words=walrus")
        took[f"{name}, first look after a change"] = [asked(client, wanted[name])]
    for turn in range(ROUNDS + 1):
        for name, path in wanted.items():
            one = asked(client, path)
            if turn:  # the first warms up
                took[name].append(one)
    told = {
        name: {"median": statistics.median(one for one, _ in some), "queries": max(count for _, count in some)}
        for name, some in took.items()
    }
    sent = client.get("/sites/points/", headers={"Accept-Encoding": "br"})
    json.dump({"pages": told, "filled": seconds, "points": len(sent.content)}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
