"""How far a transaction may see and write: the public, one agency, or the whole City."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.db import connection, transaction


class Reach(StrEnum):
    """What row security lets a transaction see. Nothing said means PUBLIC."""

    PUBLIC = "public"
    AGENCY = "agency"
    CITY = "city"


@contextmanager
def reaching(reach: Reach, agency: str = "") -> Iterator[None]:
    """A transaction in which rows of `agency`, or of the whole City, are in reach; forgotten when it ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        before = current(cursor)
        _say(cursor, reach.value, agency)
        yield
        _say(cursor, *before)


def current(cursor: object) -> tuple[str, str]:
    """The reach and the agency of the transaction under way, as the database knows them."""
    cursor.execute(  # type: ignore[attr-defined]
        "select coalesce(current_setting('app.reach', true), ''), coalesce(current_setting('app.agency', true), '')"
    )
    reach, agency = cursor.fetchone()  # type: ignore[attr-defined]
    return str(reach), str(agency)


def _say(cursor: object, reach: str, agency: str) -> None:
    """Tell the database, for this transaction alone."""
    cursor.execute(  # type: ignore[attr-defined]
        "select set_config('app.reach', %s, true), set_config('app.agency', %s, true)", [reach, agency]
    )
