"""Somebody past every privilege changes what is stored: checking the database says which line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections

from threshold.journal.keys import signers
from threshold.journal.verifying import verify_live

pytestmark = pytest.mark.django_db
Raw = psycopg.Connection[tuple[Any, ...]]
TABLES = ("journal_detail", "journal_entry", "journal_line", "journal_checkpoint")


@pytest.fixture
def superuser(django_db_setup: None, superuser_url: str) -> Iterator[Raw]:
    """Past row security and triggers. What it changes is put back as it was."""
    name = str(connections["default"].settings_dict["NAME"])
    with psycopg.connect(superuser_url, dbname=name, autocommit=True) as raw:
        raw.execute("set session_replication_role = replica")
        for table in TABLES:
            raw.execute(f"create temporary table kept_{table} as select * from {table}")
        yield raw
        for table in TABLES:
            raw.execute(f"delete from {table}")
            raw.execute(f"insert into {table} select * from kept_{table}")


def found() -> list[str]:
    """What checking says."""
    return verify_live(signers()).findings


def test_a_journal_left_alone_holds(superuser: Raw) -> None:
    assert found() == []


def test_an_altered_line_is_named(superuser: Raw) -> None:
    row = superuser.execute("update journal_line set actor_role = 'nobody' where id = 1 returning id").fetchone()
    assert row == (1,)
    assert found() == ["The line at place 1 (line 1) was altered."]


def test_a_line_that_is_gone_is_named(superuser: Raw) -> None:
    superuser.execute("delete from journal_line where id = 1")
    assert found() == ["The line at place 1 (line 1) is missing."]


def test_a_line_and_its_place_gone_are_missed(superuser: Raw) -> None:
    superuser.execute("delete from journal_line where id = 1")
    superuser.execute("delete from journal_entry where line_id = 1")
    assert any("The end was cut off" in said for said in found())


def test_a_gap_in_the_places_is_named(superuser: Raw) -> None:
    superuser.execute("update journal_entry set position = 4 where position = 0")
    assert found()[0] == "Before line 1, from place 1 to place 4, the tree has no entries."


def test_a_leaf_put_right_after_altering_its_line_is_found_by_the_root(superuser: Raw) -> None:
    superuser.execute("update journal_entry set leaf = sha256('x') where position = 0")
    assert any("was signed over other lines" in said for said in found())


def test_a_checkpoint_with_other_columns_than_its_note_is_named(superuser: Raw) -> None:
    superuser.execute("update journal_checkpoint set root = repeat('0', 64)")
    assert found() == ["The checkpoint over 1 lines has another size or root in its columns than in its note."]


def test_a_checkpoint_signed_by_somebody_else_is_named(superuser: Raw) -> None:
    superuser.execute("update journal_checkpoint set note = replace(note, ' localhost/journal ', ' localhost/other ')")
    assert found() == ["The checkpoint over 1 lines is not signed with the journal's key."]
