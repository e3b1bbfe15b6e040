"""Asks the served copy: fifty devices post sealed boxes over a minute and then all at once, while a page is polled."""

from __future__ import annotations

import json
import os
import re
import secrets
import statistics
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

from django.db import connection
from django.test import Client
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, sign_in
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.links import For, make_link
from threshold.encounters.models import Encounter
from threshold.encounters.told import hash_of_key
from threshold.notices.models import Delivery, State
from threshold.sealing.boxes import box_json, offered, seal_box

PEOPLE, RECORDS, STRETCH, POLL, PATIENCE = 50, 200, 60.0, 0.25, 60.0
BURST_AFTER = 65.0


def main(url: str) -> None:
    """Post, poll, wait for the messages, and print one line of figures."""
    counsel = Person.objects.get(email="cora@example.invalid")
    link = make_link(by=Who.of(counsel), whom=For(OURS, timezone.now() + timedelta(days=1)))
    session = sign_in(Client(), counsel).cookies["session"].value
    boxes = [_box(link.token) for _ in range(RECORDS + PEOPLE)]
    stop = Event()
    seen: dict[int, float] = {}
    with ThreadPoolExecutor(PEOPLE + 1) as hands:
        poll = hands.submit(_poll, url, session, stop, seen)
        begun = time.time()
        begins = [begun + STRETCH * place / RECORDS for place in range(RECORDS)] + [begun + BURST_AFTER] * PEOPLE
        answers = list(hands.map(_post, [url] * len(boxes), boxes, begins))
        stretch = max(one["at"] + one["took"] for one in answers[:RECORDS]) - begun
        again = list(hands.map(lambda box: _post(url, box, 0.0), boxes))
        numbers = _numbers([box["id"] for box in boxes])
        _wait(list(numbers.values()))
        time.sleep(POLL * 4)
        stop.set()
        poll.result()
    sent = _sent(list(numbers.values()))
    figures = {
        "posted": float(len(answers)), "kept": float(len(numbers)), "stretch": stretch,
        "again": float(sum(not one["fresh"] for one in again)),
        **_figures("", answers[:RECORDS], numbers, sent, seen),
        **_figures("burst_", answers[RECORDS:], numbers, sent, seen),
    }  # fmt: skip
    print(json.dumps(figures))


def _figures(
    name: str, answers: list[dict[str, Any]], numbers: dict[str, int], sent: dict[int, float], seen: dict[int, float]
) -> dict[str, float]:
    """How long the answer, the message and the live page took for some of those posted."""
    posted = {numbers[one["id"]]: one["at"] for one in answers if one["id"] in numbers}
    return {
        **_told(f"{name}answer", [one["took"] for one in answers]),
        **_told(f"{name}message", [sent[number] - at for number, at in posted.items() if number in sent]),
        **_told(f"{name}page", [seen[number] - at for number, at in posted.items() if number in seen]),
    }


def _box(token: str) -> dict[str, str]:
    """A record as a device seals it."""
    now = timezone.now().isoformat()
    record = {
        "version": "1", "id": secrets.token_hex(16), "language": "en", "site": "", "staff": token, "started": now,
        "kept": now, "want": "come_inside", "paper": "yes", "kind": "no_judge", "body": "federal",
        "officers": "two_to_four", "answered": "asked_to_wait",
    }  # fmt: skip
    return box_json(seal_box(json.dumps(record).encode(), record["id"], offered(), os.urandom(12)))


def _post(url: str, box: dict[str, str], at: float) -> dict[str, Any]:
    """Post one box at its time; what was answered and how long it took."""
    time.sleep(max(0.0, at - time.time()))
    begun = time.time()
    request = urllib.request.Request(
        f"{url}/g/records/", json.dumps([box]).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        told = json.loads(answer.read())["answers"][0]
    return {"id": box["id"], "at": begun, "took": time.time() - begun, "fresh": told["fresh"]}


def _poll(url: str, session: str, stop: Event, seen: dict[int, float]) -> None:
    """Ask for the live part of the board as a page does, only more often: when each number was first shown."""
    tag = ""
    while not stop.wait(POLL):
        headers = {"Cookie": f"session={session}", "If-None-Match": tag}
        try:
            with urllib.request.urlopen(urllib.request.Request(f"{url}/encounters/now/", headers=headers)) as answer:
                tag, page = answer.headers["ETag"], answer.read().decode()
        except urllib.error.HTTPError as same:
            if same.code != 304:
                raise
            continue
        for number in map(int, re.findall(r"/encounters/(\d+)/", page)):
            seen.setdefault(number, time.time())


def _numbers(keys: list[str]) -> dict[str, int]:
    """The encounter of each key, counted in the database itself."""
    hashes = {hash_of_key(key): key for key in keys}
    with reaching(Reach.CITY):
        found = Encounter.objects.filter(key_hash__in=hashes).values_list("key_hash", "pk")
        return {hashes[mark]: number for mark, number in found}


def _sent(numbers: list[int]) -> dict[int, float]:
    """When the first message about each encounter was sent."""
    with reaching(Reach.CITY):
        rows = Delivery.objects.filter(
            notice__about_kind="encounter", notice__about_number__in=[str(one) for one in numbers], state=State.SENT
        ).order_by("-sent_at")
        sent = rows.values_list("notice__about_number", "sent_at")
        return {int(number): at.timestamp() for number, at in sent if at}


def _wait(numbers: list[int]) -> None:
    """Wait until a message about each was sent, or patience ends."""
    until = time.time() + PATIENCE
    while time.time() < until and len(_sent(numbers)) < len(numbers):
        time.sleep(0.5)
    connection.close()


def _told(name: str, seconds: list[float]) -> dict[str, float]:
    if len(seconds) < 2:
        return {f"{name}_median": float("inf"), f"{name}_p95": float("inf")}
    return {f"{name}_median": statistics.median(seconds), f"{name}_p95": statistics.quantiles(seconds, n=20)[-1]}
