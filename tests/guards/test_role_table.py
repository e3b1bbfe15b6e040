"""Every address stands in the table of pages and roles, is tried as every role, and answers under the strict policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.as_roles import as_role, cast
from tests.role_answers import ELSEWHERE, OURS, POWERED, PUBLIC_ALONE, ROLES, Row, everybody
from tests.role_table import TABLE

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


def faults(role: str, client: Client) -> dict[str, tuple[int, int]]:
    """The examples at which a role gets another answer than the table says: what it got and what it should get."""
    asked = [(path, row, row.answer(role)) for row in TABLE.values() for path in row.there]
    asked += [(path, row, row.answer_missing(role)) for row in TABLE.values() for path in row.missing]
    got = [(path, ask(client, path, row), status) for path, row, status in asked]
    for path, answer, _ in got:
        check_headers(path, answer)
    return {path: (answer.status_code, status) for path, answer, status in got if answer.status_code != status}


def check_headers(path: str, answer: Any) -> None:
    """Every answer carries the strict policy, whoever asks."""
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";") if part)
    assert policy["default-src"] == "'none'", path
    assert policy["script-src"] == policy["style-src"] == "'self'", path
    assert [word for word in UNSAFE if word in answer.headers["Content-Security-Policy"]] == [], path
    assert answer.headers["X-Content-Type-Options"] == "nosniff", path
    assert answer.headers["X-Frame-Options"] == "DENY", path
    assert "Permissions-Policy" in answer.headers, path
    assert "Referrer-Policy" in answer.headers, path


def test_every_address_stands_in_the_table() -> None:
    found = set(addresses(get_resolver().url_patterns))
    assert not any(unlisted(found, TABLE).values()), unlisted(found, TABLE)


def test_the_guard_sees_an_address_without_a_row_and_a_row_without_a_role() -> None:
    row = Row(("/x/",))
    assert unlisted({"x/", "y/"}, {"x/": row})["no row"] == {"y/"}
    assert unlisted(set(), {"x/": row})["no address"] == {"x/"}
    assert unlisted({"x/"}, {"x/": Row(("/x/",), answers={})})["a role left out"] == {"x/"}
    assert unlisted({"x/"}, {"x/": Row(())})["no example"] == {"x/"}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_its_answer_everywhere(client: Client, role: str) -> None:
    cast()
    assert faults(role, as_role(client, role)) == {}


@pytest.mark.parametrize("role", ELSEWHERE)
def test_a_record_of_one_agency_is_not_there_for_people_of_another(client: Client, role: str) -> None:
    cast()
    theirs = as_role(client, role)
    crossings = [(path, row) for row in TABLE.values() if row.of == OURS for path in row.there]
    assert crossings
    answered = {path: ask(theirs, path, row).status_code for path, row in crossings}
    assert answered == {path: row.crossing for path, row in crossings}


def test_a_row_of_one_agency_is_closed_to_another_whatever_it_says() -> None:
    row = Row(("/x/",), everybody(), of=OURS)
    assert row.answer("compliance-lead") == 200
    assert {row.answer(role) for role in ELSEWHERE} == {404}


def test_the_table_sees_an_answer_that_is_not_the_one_it_names(client: Client) -> None:
    assert Row(("/about/",), everybody(404)).answer(PUBLIC_ALONE) != client.get("/about/").status_code


LOOKED_AT = [(row.there[0], row) for row in TABLE.values() if row.posts is None]


@pytest.mark.parametrize(("path", "row"), LOOKED_AT, ids=[path for path, _ in LOOKED_AT])
def test_no_address_takes_a_change_from_the_public_without_a_token(path: str, row: Row) -> None:
    client = Client(enforce_csrf_checks=True)
    for method in CHANGING:
        answer = getattr(client, method)(path)
        assert answer.status_code in {302, 401, 403, 404, 405}, method
        assert answer.status_code != 302 or answer["Location"].startswith("/sign-in/"), method


@pytest.mark.parametrize(("path", "row"), LOOKED_AT, ids=[path for path, _ in LOOKED_AT])
def test_no_address_takes_a_change_from_somebody_signed_in_without_a_token(path: str, row: Row) -> None:
    cast()
    client = as_role(Client(enforce_csrf_checks=True), POWERED)
    for method in CHANGING:
        answer = getattr(client, method)(path)
        assert answer.status_code in {302, 403, 404, 405}, method
        assert answer.status_code != 302 or answer["Location"].startswith(("/sign-in/", "/account/")), method


def test_an_answer_sets_no_cookie_nobody_asked_for(client: Client) -> None:
    for row in TABLE.values():
        if not row.form:
            ask(client, row.there[0], row)
    assert not client.cookies
    for row in TABLE.values():
        ask(client, row.there[0], row)
    assert set(client.cookies) <= {"csrftoken"}
