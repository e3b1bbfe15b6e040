"""Lines, places and checkpoints are only added to: the application lacks the privilege, the owner meets a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections

pytestmark = pytest.mark.django_db

TABLES = {"journal_line": "clause = ''", "journal_entry": "leaf = ''", "journal_checkpoint": "root = ''"}
Raw = psycopg.Connection[tuple[Any, ...]]


def connected(alias: str) -> Raw:
    """A connection of our own as one of the two roles, reaching the City."""
    told = connections[alias].settings_dict
    raw = psycopg.connect(host=told["HOST"], user=told["USER"], password=told["PASSWORD"], dbname=told["NAME"])
    raw.execute("select set_config('app.reach', 'city', true)")
    return raw


@pytest.fixture
def application(django_db_setup: None) -> Iterator[Raw]:
    """As the pages run."""
    with connected("default") as raw:
        yield raw
        raw.rollback()


@pytest.fixture
def owner(django_db_setup: None) -> Iterator[Raw]:
    """As migrations run."""
    with connected("owner") as raw:
        yield raw
        raw.rollback()


def changes(table: str) -> list[str]:
    """Every way to change or remove what stands in a table."""
    return [f"update {table} set {TABLES[table]}", f"delete from {table}", f"truncate {table} cascade"]


@pytest.mark.parametrize("statement", [one for table in TABLES for one in changes(table)])
def test_the_application_may_not(application: Raw, statement: str) -> None:
    assert application.execute("select count(*) from journal_entry").fetchone() != (0,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        application.execute(statement)


@pytest.mark.parametrize("statement", [one for table in TABLES for one in changes(table)])
def test_the_owner_is_stopped_by_a_trigger(owner: Raw, statement: str) -> None:
    with pytest.raises(psycopg.errors.RaiseException, match="only added"):
        owner.execute(statement)


def test_no_line_has_two_places_and_no_place_two_lines(application: Raw) -> None:
    again = "insert into journal_entry (position, line_id, leaf) select {}, leaf from journal_entry limit 1"
    for columns in ("position + 1000, line_id", "position, line_id + 1000"):
        with pytest.raises(psycopg.errors.UniqueViolation), application.transaction():
            application.execute(again.format(columns))


def test_the_public_sees_checkpoints_but_no_place_and_adds_neither(application: Raw) -> None:
    application.execute("select set_config('app.reach', 'public', true)")
    assert application.execute("select count(*) from journal_checkpoint").fetchone() != (0,)
    assert application.execute("select count(*) from journal_entry").fetchone() == (0,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        application.execute("insert into journal_entry (position, line_id, leaf) values (999, 1, %s)", [bytes(32)])
