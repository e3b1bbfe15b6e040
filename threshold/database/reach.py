"""How far a transaction may see and write: the public, some agencies, the whole City, or the City for reading alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.db import connection, transaction


class Reach(StrEnum):
    """What row security lets a transaction see. Nothing said means PUBLIC."""

    PUBLIC = "public"
    AGENCY = "agency"  # the agencies named, and no other
    CITY = "city"
    AUDIT = "audit"  # sees what the City sees, changes nothing


@contextmanager
def reaching(reach: Reach, agency: str | Iterable[str] = "", person: int | None = None) -> Iterator[None]:
    """A transaction in which rows of some agencies, or of the whole City, are in reach; forgotten when it ends.

    `person` is whoever looks, by their row: what is theirs alone is then in sight as well.
    """
    agencies = agency if isinstance(agency, str) else ",".join(sorted(agency))
    with transaction.atomic(), connection.cursor() as cursor:
        before = current(cursor)
        _say(cursor, reach.value, agencies, "" if person is None else str(person))
        yield
        _say(cursor, *before)


def current(cursor: object) -> tuple[str, str, str]:
    """The reach, the agencies and the person of the transaction under way, as the database knows them."""
    cursor.execute(  # type: ignore[attr-defined]
        "select coalesce(current_setting('app.reach', true), ''), coalesce(current_setting('app.agency', true), ''), "
        "coalesce(current_setting('app.person', true), '')"
    )
    reach, agency, person = cursor.fetchone()  # type: ignore[attr-defined]
    return str(reach), str(agency), str(person)


def _say(cursor: object, reach: str, agency: str, person: str) -> None:
    """Tell the database, for this transaction alone."""
    cursor.execute(  # type: ignore[attr-defined]
        "select set_config('app.reach', %s, true), set_config('app.agency', %s, true), "
        "set_config('app.person', %s, true)",
        [reach, agency, person],
    )
