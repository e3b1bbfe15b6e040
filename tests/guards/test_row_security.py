"""Row security holds against whoever reaches the database past the application, with the application's password."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from scripts.local_postgres import APP

pytestmark = pytest.mark.django_db

# Tables without row security, each with its reason.
OPEN = {
    "django_migrations": "Django's own list of migrations: read by the application, written by the owner",
    "django_content_type": "Django's own list of models: nothing in it is anybody's",
    "django_session": "found by an unguessable key before it is known who asks",
    "auth_permission": "Django's own, not used: rights are roles as data",
    "auth_group": "Django's own, not used",
    "auth_group_permissions": "Django's own, not used",
    **dict.fromkeys(
        (
            "procrastinate_jobs",
            "procrastinate_events",
            "procrastinate_periodic_defers",
            "procrastinate_workers",
        ),
        "the queue: names of jobs and numbers of records alone, taken by the worker before it is known whose they are",
    ),
    "account_emailaddress": "the sign-in library's own, not used and empty: an address stands in accounts_person",
    "account_emailconfirmation": "the sign-in library's own, not used and empty",
    "mfa_authenticator": "read while somebody signs in, before it is known who asks; its secrets are sealed",
    "accounts_tries": "counted before it is known who asks; holds keyed hashes and numbers, forgotten within the hour",
    "accounts_person": "looked up by address before it is known who asks; queries show people by their roles",
}
OURS, THEIRS = "invented-agency", "another-invented-agency"
LINE = """insert into journal_line (at, actor_role, actor_ref, action, object_kind, object_number, clause, agency_id,
          details_hash) values (now(), 'trial', '', 'trial.tried', 'trial', '1', '', %s, 'x') returning id"""
DETAIL = "insert into journal_detail (line_id, agency_id, salt, sealed) values (%s, %s, 'x', 'x')"

Raw = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def owned_rows(django_db_setup: None, superuser_url: str) -> Iterator[dict[str, int]]:
    """One line with details of each of two agencies, written past row security; the id of each agency's line."""
    name = str(connections["default"].settings_dict["NAME"])
    with psycopg.connect(superuser_url, dbname=name, autocommit=True) as superuser:
        ids = {}
        for agency in (OURS, THEIRS):
            row = superuser.execute(LINE, [agency]).fetchone()
            ids[agency] = row[0] if row else 0
            superuser.execute(DETAIL, [ids[agency], agency])
        yield ids
        superuser.execute("set session_replication_role = replica")  # past the trigger that keeps lines
        superuser.execute("delete from journal_detail where line_id = any(%s)", [list(ids.values())])
        superuser.execute("delete from journal_line where id = any(%s)", [list(ids.values())])


@pytest.fixture
def raw(owned_rows: dict[str, int]) -> Iterator[Raw]:
    """A connection of our own, as the application's role, with no application in between."""
    told = connections["default"].settings_dict
    with psycopg.connect(
        host=told["HOST"], user=told["USER"], password=told["PASSWORD"], dbname=told["NAME"]
    ) as connection:
        yield connection
        connection.rollback()


def reach(connection: Raw, reach: str, agency: str = "") -> None:
    """Say how far this transaction reaches, as the application does."""
    connection.execute("select set_config('app.reach', %s, true), set_config('app.agency', %s, true)", [reach, agency])


def agencies(connection: Raw, table: str = "journal_line") -> set[str]:
    """The agencies whose rows are in sight."""
    statement = sql.SQL("select distinct agency_id from {}").format(sql.Identifier(table))
    return {row[0] for row in connection.execute(statement)}


def tables(connection: Raw) -> dict[str, tuple[bool, bool, str]]:
    """Every table: whether its row security is enabled, and forced, and who owns it."""
    rows = connection.execute(
        "select relname, relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner) from pg_class "
        "where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
    )
    return {name: (enabled, forced, owner) for name, enabled, forced, owner in rows}


def test_every_table_has_row_security_forced_or_a_reason_why_not(raw: Raw) -> None:
    found = tables(raw)
    assert "journal_line" in found
    assert {name for name, (enabled, forced, _) in found.items() if not (enabled and forced)} == set(OPEN)


def test_the_guard_sees_a_table_without_row_security(superuser_url: str, raw: Raw) -> None:
    name = str(connections["default"].settings_dict["NAME"])
    with psycopg.connect(superuser_url, dbname=name) as superuser:
        superuser.execute("create table left_open (agency_id text)")
        assert tables(superuser)["left_open"][:2] == (False, False)
        superuser.rollback()


def test_the_application_owns_nothing_and_has_no_power(raw: Raw) -> None:
    powers = raw.execute(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles "
        "where rolname = current_user"
    ).fetchone()
    assert powers == (False, False, False, False, False)
    assert raw.execute("select current_user").fetchone() == (APP,)
    assert APP not in {owner for _, _, owner in tables(raw).values()}
    member = raw.execute("select count(*) from pg_auth_members where member = current_user::regrole").fetchone()
    assert member == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "alter table journal_line disable row level security",
        "alter table journal_line no force row level security",
        "drop policy see on journal_line",
        "create policy all_of_it on journal_line using (true)",
        "alter table journal_line disable trigger all",
        "set session_replication_role = replica",
        "set role threshold_owner",
        "set session authorization threshold_owner",
        "create table public.mine (x int)",
        "select rolpassword from pg_authid",
        "delete from django_migrations",
    ],
)
def test_the_application_cannot_lift_what_binds_it(raw: Raw, statement: str) -> None:
    with pytest.raises(psycopg.Error, match=r"permission denied|must be owner"):
        raw.execute(statement)


def test_turning_row_security_off_shows_nothing_more(raw: Raw) -> None:
    raw.execute("set row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        raw.execute("select * from journal_line")


def test_without_a_reach_nothing_of_an_agency_is_in_sight(raw: Raw) -> None:
    assert agencies(raw) == agencies(raw, "journal_detail") == set()
    for word in ("public", "", "everything"):
        reach(raw, word, OURS)
        assert agencies(raw) == set()


def test_an_agency_sees_its_own_and_only_until_its_transaction_ends(raw: Raw) -> None:
    reach(raw, "agency", OURS)
    assert agencies(raw) == agencies(raw, "journal_detail") == {OURS}
    raw.commit()
    assert agencies(raw) == set()


def test_the_city_sees_both(raw: Raw) -> None:
    reach(raw, "city")
    assert {OURS, THEIRS} <= agencies(raw)


def test_an_agency_cannot_write_for_another(raw: Raw, owned_rows: dict[str, int]) -> None:
    reach(raw, "agency", OURS)
    with raw.transaction():
        assert raw.execute(LINE, [OURS]).fetchone()
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"), raw.transaction():
        raw.execute(LINE, [THEIRS])


def test_an_agency_cannot_change_or_remove_what_is_another_s(raw: Raw, owned_rows: dict[str, int]) -> None:
    reach(raw, "agency", OURS)
    theirs = [owned_rows[THEIRS]]
    assert raw.execute("delete from journal_detail where line_id = %s", theirs).rowcount == 0
    assert raw.execute("update journal_detail set salt = 'y' where line_id = %s", theirs).rowcount == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"), raw.transaction():
        moved = "update journal_detail set agency_id = %s where line_id = %s"
        raw.execute(moved, [THEIRS, owned_rows[OURS]])


@pytest.mark.parametrize("reached", ["public", "agency"])
def test_only_the_city_changes_the_list_of_bodies(raw: Raw, reached: str) -> None:
    reach(raw, reached, OURS)
    assert raw.execute("update agencies_body set name = 'x'").rowcount == 0
    assert raw.execute("delete from agencies_body").rowcount == 0
