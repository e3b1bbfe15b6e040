"""Every address stands in the table of pages and roles, is tried as every role, and answers under the strict policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.role_table import ROLES, TABLE, Row

pytestmark = pytest.mark.django_db
UNSAFE = ("unsafe", "data:", "blob:", "*", "http:", "https:")
CHANGING = ("post", "put", "patch", "delete")


def addresses(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address of the service as it is written in `urls`."""
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, here)
        else:
            yield here


def unlisted(found: set[str], table: Mapping[str, Row]) -> dict[str, set[str]]:
    """Addresses without a row, rows without an address, rows that leave a role out or give no example."""
    return {
        "no row": found - table.keys(),
        "no address": table.keys() - found,
        "a role left out": {address for address, row in table.items() if set(row.answers) != set(ROLES)},
        "no example": {address for address, row in table.items() if not row.there},
    }


def ask(client: Client, path: str, row: Row) -> Any:
    """One look, or one posted case."""
    if row.posts is None:
        return client.get(path)
    return client.post(path, dict(row.posts), content_type="application/json")


def cases() -> list[Any]:
    """Every role at every example, with the answer it should get."""
    rows = [(role, path, row, row.answers[role]) for role in ROLES for row in TABLE.values() for path in row.there]
    rows += [(role, path, row, 404) for role in ROLES for row in TABLE.values() for path in row.missing]
    return [pytest.param(path, row, status, id=f"{role} {path}") for role, path, row, status in rows]


def test_every_address_stands_in_the_table() -> None:
    found = set(addresses(get_resolver().url_patterns))
    assert not any(unlisted(found, TABLE).values()), unlisted(found, TABLE)


def test_the_guard_sees_an_address_without_a_row_and_a_row_without_a_role() -> None:
    row = Row(("/x/",))
    assert unlisted({"x/", "y/"}, {"x/": row})["no row"] == {"y/"}
    assert unlisted(set(), {"x/": row})["no address"] == {"x/"}
    assert unlisted({"x/"}, {"x/": Row(("/x/",), answers={})})["a role left out"] == {"x/"}
    assert unlisted({"x/"}, {"x/": Row(())})["no example"] == {"x/"}


@pytest.mark.parametrize(("path", "row", "status"), cases())
def test_every_role_gets_its_answer_everywhere(client: Client, path: str, row: Row, status: int) -> None:
    answer = ask(client, path, row)
    assert answer.status_code == status
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";") if part)
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert [word for word in UNSAFE if word in answer.headers["Content-Security-Policy"]] == []
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "Permissions-Policy" in answer.headers
    assert "Referrer-Policy" in answer.headers


@pytest.mark.parametrize("path", [row.there[0] for row in TABLE.values() if row.posts is None])
@pytest.mark.parametrize("method", CHANGING)
def test_no_address_the_public_looks_at_takes_a_change(client: Client, path: str, method: str) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code in {403, 404, 405} or answer.headers.get("Location", "").startswith("/sign-in/")


def test_an_answer_sets_no_cookie_nobody_asked_for(client: Client) -> None:
    for row in TABLE.values():
        ask(client, row.there[0], row)
    assert not client.cookies
