"""Sites and their uses sent to the database in bulk: a few thousand rows a statement, each statement one value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Final, TypeVar

from django.db import connection

from threshold.property.differences import Changed, Outcome
from threshold.property.lots import LotRow, Site
from threshold.property.models.changes import ABSENT, ADDED, AGAIN, CHANGED

Row = TypeVar("Row")
Fields = tuple[tuple[str, str, str], ...]
AT_ONCE: Final = 2000
LONGEST: Final = 400  # signs of one value of a change that are kept
READ: Final = tuple(field.name for field in fields(LotRow))
COLUMNS: Final = (*READ, "marked", "sensitive", "fingerprint", "demonstration", "added_on", "changed_on")
CHANGING: Final = (*READ[1:], "fingerprint", "changed_on")
USE_COLUMNS: Final = (
    "site_id", "number", "times", "code", "use", "agency", "name", "ownership", "leased", "agreement", "committed",
    "category", "expanded", "billing",
)  # fmt: skip
# Row security forbids copying into a table, and the application's role may make none beside it.
PUT_SITES = f"""
insert into property_site ({", ".join(COLUMNS)})
select {", ".join(COLUMNS)} from jsonb_populate_recordset(null::property_site, %s::jsonb)
on conflict (bbl) do update set {", ".join(f"{name} = excluded.{name}" for name in CHANGING)},
    sensitive = excluded.sensitive_by_use or property_site.marked, absent_since = null
"""  # noqa: S608  the columns are named in our own code
DROP_USES = "delete from property_use where site_id = any(%s)"
PUT_USES = f"""
insert into property_use ({", ".join(USE_COLUMNS)})
select {", ".join(USE_COLUMNS)} from jsonb_populate_recordset(null::property_use, %s::jsonb)
"""  # noqa: S608
PUT_CHANGES = """
insert into property_change (of_id, site_id, kind, fields)
select of_id, site_id, kind, fields from jsonb_populate_recordset(null::property_change, %s::jsonb)
"""
LEFT_OUT = "update property_site set absent_since = %s where bbl = any(%s) and absent_since is null"


def write_sites(sites: Sequence[Site], *, today: date, demonstration: bool) -> None:
    """Add sites and change those that are there, their uses with them. Within the transaction under way."""
    day = today.isoformat()
    kept = {"marked": False, "demonstration": demonstration, "added_on": day, "changed_on": day}
    with connection.cursor() as cursor:
        for some in _batches(sites):
            cursor.execute(PUT_SITES, [json.dumps([_columns(site) | kept for site in some])])
            cursor.execute(DROP_USES, [[site.row.bbl for site in some]])
            cursor.execute(PUT_USES, [json.dumps([use for site in some for use in _uses(site)])])


def note_absent(bbls: Sequence[str], today: date) -> None:
    """Note since when the list leaves sites out; those noted before keep their day."""
    if bbls:
        with connection.cursor() as cursor:
            cursor.execute(LEFT_OUT, [today, list(bbls)])


def write_changes(import_id: int, outcome: Outcome, changed: Sequence[Changed]) -> None:
    """Keep what an import changed, site by site; of the very first, in which every site is new, its count is enough."""
    told: list[tuple[str, str, Fields]] = [(site.row.bbl, ADDED, ()) for site in outcome.new if not outcome.began]
    told += [(one.bbl, AGAIN if one.bbl in outcome.again else CHANGED, _open(one)) for one in changed]
    told += [(bbl, ABSENT, ()) for bbl in outcome.gone]
    rows = [{"of_id": import_id, "site_id": bbl, "kind": kind, "fields": fields} for bbl, kind, fields in told]
    with connection.cursor() as cursor:
        for some in _batches(rows):
            cursor.execute(PUT_CHANGES, [json.dumps(some)])


def _open(one: Changed) -> Fields:
    """What differs, cut to a line each; nothing of a site that is or was sensitive by its use."""
    if any(name == "sensitive_by_use" for name, _before, _after in one.fields):
        return ()
    return tuple((name, before[:LONGEST], after[:LONGEST]) for name, before, after in one.fields)


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


def _columns(site: Site) -> dict[str, object]:
    read = {name: getattr(site.row, name) for name in READ}
    return read | {"sensitive": site.row.sensitive_by_use, "fingerprint": site.fingerprint}


def _uses(site: Site) -> Iterator[dict[str, object]]:
    for number, (use, times) in enumerate(site.uses, start=1):
        read = {name: getattr(use, name) for name in USE_COLUMNS[3:]}
        yield read | {"site_id": site.row.bbl, "number": number, "times": times}
