"""Waiting for whoever does the same at this moment: rows that are only added cannot be locked themselves."""

from __future__ import annotations

from django.db import connection


def take_turn(what: str) -> None:
    """Wait for whoever holds this turn; it is given back when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])
