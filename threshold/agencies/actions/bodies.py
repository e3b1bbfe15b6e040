"""Every change to the bodies: one action, one transaction, one line in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from threshold.agencies import changes, demonstration, events
from threshold.agencies.changes import Held, Plan
from threshold.agencies.importer import Parsed
from threshold.agencies.models.bodies import Body, Import
from threshold.agencies.permissions.bodies import can_change_bodies, can_load_demonstration
from threshold.agencies.queries.bodies import held
from threshold.core import law
from threshold.core.answers import require
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, Actor, record
from threshold.journal.bulk import bulk_root

ONE_AT_A_TIME = 0x626F6469  # the advisory lock that keeps two imports from crossing
WRITTEN = (*changes.FIELDS, "named_by_law", "updated_at")


class RowsRefused(ValueError):
    """Nothing was written, because rows of the file cannot be used; `plan` says which and why."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(f"{len(plan.refused)} rows refused")
        self.plan = plan


def preview_import(*, by: Actor, parsed: Parsed) -> Plan:
    """What an import would change, with nothing written. Raises NotAllowed."""
    require(can_change_bodies(by))
    return changes.plan(parsed, held())


def import_bodies(*, by: Actor, parsed: Parsed, skip_refused: bool = False) -> Plan:
    """Write what a list of bodies changes, all of it or nothing.

    Raises NotAllowed; RowsRefused when a row cannot be used, unless `skip_refused`.
    """
    require(can_change_bodies(by))
    with reaching(Reach.CITY):
        _one_at_a_time()
        plan = changes.plan(parsed, held())
        if plan.refused and not skip_refused:
            raise RowsRefused(plan)
        now = timezone.now()
        _write(plan.added, [change.after for change in plan.changed], now)
        root = changes_root(plan)
        done = Import.objects.create(
            at=now, layout=parsed.layout.slug, file_hash=parsed.file_hash, changes_root=root, **plan.counts
        )
        details: dict[str, str | int] = {
            "layout": parsed.layout.slug,
            "file_hash": parsed.file_hash,
            "changes_root": root,
            **plan.counts,
        }
        record(events.BODIES_IMPORTED, by=by, about=About("import", str(done.id)), details=details)
    return plan


def load_starter(*, by: Actor, bodies: Iterable[law.Body]) -> Plan:
    """Load the bodies the order and the law name. What an import said beside it (addresses, other names) stays.

    Raises NotAllowed. Where nothing changes, nothing is written, and no line stands in the journal.
    """
    require(can_change_bodies(by))
    with reaching(Reach.CITY):
        _one_at_a_time()
        plan = changes.plan_starter(tuple(bodies), held())
        if not plan.added and not plan.changed:
            return plan
        _write(plan.added, [change.after for change in plan.changed], timezone.now())
        counts = {name: plan.counts[name] for name in ("added", "changed", "unchanged")}
        details = counts | {"changes_root": changes_root(plan)}
        record(events.STARTER_LOADED, by=by, about=About("bodies", "starter"), details=details)
    return plan


def load_demonstration(*, by: Actor, day: date) -> int:
    """Load the invented bodies, some of them set up since `day`; how many were new. Raises NotAllowed."""
    require(can_load_demonstration(by))
    now = timezone.now()
    with reaching(Reach.CITY):
        _one_at_a_time()
        have = set(Body.objects.filter(demonstration=True).values_list("id", flat=True))
        fresh = [one for one in demonstration.invented(day, now) if one.id not in have]
        if fresh:
            Body.objects.bulk_create(fresh)
            about = About("bodies", "demonstration")
            record(events.DEMONSTRATION_LOADED, by=by, about=about, details={"added": len(fresh)})
    return len(fresh)


def changes_root(plan: Plan) -> str:
    """The root over every body the plan adds or changes, in the order of their ids."""
    rows = {body.id: body for body in (*plan.added, *(change.after for change in plan.changed))}
    return bulk_root(asdict(rows[key]) for key in sorted(rows)).root


def _one_at_a_time() -> None:
    """Wait for any other change of the list to end; the lock falls with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _write(added: Iterable[Held], changed: Iterable[Held], now: datetime) -> None:
    Body.objects.bulk_create([Body(**_columns(one), imported_at=now, updated_at=now) for one in added])
    rows = [Body(**_columns(one), imported_at=now, updated_at=now) for one in changed]
    Body.objects.bulk_update(rows, WRITTEN, batch_size=500)


def _columns(one: Held) -> dict[str, Any]:
    columns = asdict(one)
    part_of = columns.pop("part_of") or None
    return columns | {"other_names": list(one.other_names), "part_of_id": part_of}
