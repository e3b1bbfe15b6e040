"""Whatever is sent, the answer is JSON that says what is wrong and what to do: never an error of ours."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings

from threshold.agencies.actions import load_demonstration
from threshold.config.api.asked import MOST_BYTES
from threshold.journal.actions import Actor

pytestmark = pytest.mark.django_db
CASE = {"date": "2026-03-02", "facts": {}}


def refused(answer: Any, status: int) -> str:
    """The sentence of a refusal, once its status and shape are right."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/json"
    said = answer.json()
    assert set(said) == {"error", "what_to_do"}
    assert said["what_to_do"].endswith(".")
    return str(said["error"])


@pytest.mark.parametrize(
    "day",
    [
        "2026-02-30", "2025-02-29", "yesterday", "1", "0001-01-01", "9999-12-31", "20260302", "2026-3-2",
        "2026-03-02T00:00",
        "٢٠٢٦-٠٣-٠٢", "1" * 5000, "2026-03-02\x00", "-2026-03-02", "1e9", "null",
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["duties", "clauses/2.a", "bodies/acs"])
def test_a_day_that_does_not_exist(client: Client, address: str, day: str) -> None:
    assert "is not a day" in refused(client.get(f"/api/v1/{address}", {"as_of": day}), 422)


@pytest.mark.parametrize("word", ["\x00", "a\x00b", "x" * 201, "\x1b[31m", "\ud800".encode("utf-8", "surrogatepass")])
def test_words_that_no_database_takes(client: Client, word: Any) -> None:
    for address, name in (("bodies", "q"), ("bodies", "after"), ("duties", "body")):
        answer = client.get(f"/api/v1/{address}", {name: word})
        assert answer.status_code in {200, 404, 422}
        assert answer["Content-Type"].startswith("application/json")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("clauses/99.z", 404),
        ("clauses/%00", 422),
        ("clauses/" + "9" * 5000, 422),
        ("clauses/2.a/more", 404),
        ("bodies/nobody", 404),
        ("bodies/%00", 422),
        ("duties?body=nobody-at-all", 404),
        ("bodies?kind=guild", 422),
        ("bodies?status=asleep", 422),
        ("bodies?after=nobody", 422),
        ("bodies?limit=0", 422),
        ("bodies?limit=101", 422),
        ("bodies?limit=" + "9" * 5000, 422),
        ("bodies?limit=ten", 422),
        ("", 404),
        ("nothing", 404),
        ("%ff%fe", 404),
    ],
)
def test_an_address_with_nothing_behind_it(client: Client, address: str, status: int) -> None:
    refused(client.get(f"/api/v1/{address}"), status)


def test_an_unknown_clause_names_the_nearest(client: Client) -> None:
    assert "nearest" in refused(client.get("/api/v1/clauses/2.f"), 404)


@pytest.mark.parametrize("address", ["order", "duties", "determinations", "openapi.json"])
def test_a_kind_of_request_nobody_answers(client: Client, address: str) -> None:
    answer = client.delete(f"/api/v1/{address}")
    refused(answer, 405)
    assert answer["Allow"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" ", 400),
        (b"{", 400),
        (b"\xff\xfe{", 400),
        (b'{"date": "2026-03-02", "date": "2026-03-03"}', 400),
        (b'{"date": NaN}', 400),
        (b'{"date": Infinity}', 400),
        (b'{"date": ' + b"9" * 5000 + b"}", 400),
        (b"[" * 100_000, 400),
        (b'{"a":' * 40_000, 400),
        (b"[]", 422),
        (b"null", 422),
        (b'"2026-03-02"', 422),
        (b"{}", 422),
        (b'{"date": 20260302}', 422),
        (b'{"date": 1e999}', 422),
        (b'{"date": "2026-02-30"}', 422),
        (b'{"date": "2026-03-02", "weather": "rain"}', 422),
        (b'{"date": "2026-03-02", "facts": {"weather": "rain"}}', 422),
        (b'{"date": "2026-03-02", "facts": {"who": "a passer-by"}}', 422),
        (b'{"date": "2026-03-02", "facts": {"who": "fede\\u0000ral"}}', 422),
        (b'{"date": "2026-03-02", "facts": {"who": "\\ud800"}}', 422),
        (b'{"date": "2026-03-02", "facts": {"who": {}}}', 422),
        (b'{"date": "2026-03-02", "facts": {"who": [[[["federal"]]]]}}', 422),
        (b'{"date": "2026-03-02", "facts": []}', 422),
        (b'{"date": "2026-03-02", "findings": [{"fact": "who", "value": "federal"}]}', 422),
        (b'{"date": "2026-03-02", "findings": 5}', 422),
        (b'{"date": "2026-03-02", "findings": [{"fact": "who", "value": "federal", "by": "\\u0000", "at": -1}]}', 422),
    ],
    ids=range(27),
)
def test_a_body_that_is_no_case(client: Client, body: bytes, status: int) -> None:
    refused(client.post("/api/v1/determinations", body, content_type="application/json"), status)


@pytest.mark.parametrize("depth", [100, 400, 900])
def test_a_case_nested_deeply_is_refused_at_any_depth(client: Client, depth: int) -> None:
    body = '{"date": "2026-03-02", "facts": {"who": ' + "[" * depth + "]" * depth + "}}"
    answer = client.post("/api/v1/determinations", body, content_type="application/json")
    assert answer.status_code in {400, 422}
    refused(answer, answer.status_code)


def test_a_body_of_five_megabytes_is_not_read(client: Client) -> None:
    body = json.dumps(CASE | {"title": "x" * 5_000_000})
    refused(client.post("/api/v1/determinations", body, content_type="application/json"), 413)


def test_the_longest_body_is_still_read(client: Client) -> None:
    body = json.dumps(CASE)
    padded = body + " " * (MOST_BYTES - len(body))
    assert client.post("/api/v1/determinations", padded, content_type="application/json").status_code == 200
    refused(client.post("/api/v1/determinations", padded + " ", content_type="application/json"), 413)


def test_a_body_without_a_length_is_asked_for_one(client: Client) -> None:
    answer = client.generic(
        "POST", "/api/v1/determinations", b"{}", "application/json", HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH=""
    )
    refused(answer, 411)


def test_the_headers_alone_can_be_asked_for(client: Client) -> None:
    answer, whole = client.head("/api/v1/order"), client.get("/api/v1/order")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer["Content-Length"]) == len(whole.content)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", ""])
def test_a_body_that_is_not_marked_as_json(client: Client, kind: str) -> None:
    refused(client.post("/api/v1/determinations", json.dumps(CASE), content_type=kind), 415)


def test_an_error_tells_nothing_of_the_machine(client: Client) -> None:
    for body in (b"{", b"[" * 1000, b"\xff"):
        said = refused(client.post("/api/v1/determinations", body, content_type="application/json"), 400)
        assert "Traceback" not in said
        assert ".py" not in said


@override_settings(DEMONSTRATION=True)
def test_invented_bodies_are_announced_on_every_answer(client: Client) -> None:
    load_demonstration(by=Actor("operator", "test"), day=date(2026, 3, 2))
    for address in ("order", "duties", "bodies", "bodies/demo-lanterns", "nothing-here"):
        assert client.get(f"/api/v1/{address}")["Threshold-Demonstration"] == "yes"
    assert client.get("/api/v1/bodies/demo-lanterns").json()["demonstration"] is True
