"""How far a transaction may see and write: the public, some agencies, the whole City, or the City for reading alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

# One question says how far and answers what was said before, so that a page asks the database no more than it must.
_SAID = """select coalesce(current_setting('app.reach', true), '') as reach,
    coalesce(current_setting('app.agency', true), '') as agency,
    coalesce(current_setting('app.person', true), '') as person"""
_SAY = """with before as materialized (select coalesce(current_setting('app.reach', true), '') as reach,
        coalesce(current_setting('app.agency', true), '') as agency,
        coalesce(current_setting('app.person', true), '') as person)
    select reach, agency, person, set_config('app.reach', %s, true), set_config('app.agency', %s, true),
        set_config('app.person', %s, true) from before"""


class Reach(StrEnum):
    """What row security lets a transaction see. Nothing said means PUBLIC."""

    PUBLIC = "public"
    AGENCY = "agency"  # the agencies named, and no other
    CITY = "city"
    AUDIT = "audit"  # sees what the City sees, changes nothing
    OWN = "own"  # adds what a person does about themselves, and its line; nothing else


@contextmanager
def reaching(reach: Reach, agency: str | Iterable[str] = "", person: int | None = None) -> Iterator[None]:
    """A transaction in which rows of some agencies, or of the whole City, are in reach; forgotten when it ends.

    `person` is whoever looks, by their row: what is theirs alone is then in sight as well.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        before = _say(cursor, reach.value, _listed(agency), _written(person))
        yield
        if not outermost:  # the end of the transaction forgets by itself
            _say(cursor, *before)


def reach_on(reach: Reach, agency: str | Iterable[str] = "", person: int | None = None) -> None:
    """Another reach for the rest of the `reaching` under way, which ends it."""
    with connection.cursor() as cursor:
        _say(cursor, reach.value, _listed(agency), _written(person))


def current(cursor: CursorWrapper) -> tuple[str, str, str]:
    """The reach, the agencies and the person of the transaction under way, as the database knows them."""
    cursor.execute(_SAID)
    reach, agency, person = cursor.fetchone()
    return str(reach), str(agency), str(person)


def _listed(agency: str | Iterable[str]) -> str:
    return agency if isinstance(agency, str) else ",".join(sorted(agency))


def _written(person: int | None) -> str:
    return "" if person is None else str(person)


def _say(cursor: CursorWrapper, reach: str, agency: str, person: str) -> tuple[str, str, str]:
    """Tell the database, for this transaction alone; what was said before."""
    cursor.execute(_SAY, [reach, agency, person])
    was: tuple[str, ...] = cursor.fetchone()
    return was[0], was[1], was[2]
