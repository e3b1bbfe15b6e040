"""Importing a file of contracts: checked whole, then written whole, or nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import BinaryIO

from django.db import connection
from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies import events
from threshold.agencies.contracts.checking import Around, Key, Seen, checked, parent_faults, placed
from threshold.agencies.contracts.differences import FIELDS, Batch, Outcome, batches, plain
from threshold.agencies.contracts.reading import Reading, Row
from threshold.agencies.importer import FileRefused, Refusal
from threshold.agencies.models import Contract, Location
from threshold.agencies.permissions.contracts import MANAGE, can_manage_contracts
from threshold.agencies.queries.bodies import bodies, set_up_ids
from threshold.agencies.queries.contracts import numbers_of, parents_of
from threshold.core.answers import Answer, NotAllowed
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

ONE_AT_A_TIME = 0x636F6E74  # the advisory lock that keeps two imports from crossing
MOST_FAULTS = 200
CHANGED_WHILE_READ = gettext_noop("The file changed while it was read. Import it again.")


class ContractsRefused(ValueError):
    """Nothing was written, because rows of the file cannot be used: the first of them, and how many there are."""

    def __init__(self, faults: list[Refusal], count: int) -> None:
        super().__init__(f"{count} rows refused")
        self.faults, self.count = faults, count


@dataclass(frozen=True, slots=True)
class Good:
    """A file that was read once and has no fault."""

    file: BinaryIO
    file_hash: str
    seen: Seen
    around: Around

    def rows(self) -> Iterator[Row]:
        """Its rows a second time. Raises FileRefused when it is no longer the file that was checked."""
        reading = Reading(self.file)
        for row in placed(reading.rows(), self.around):
            if isinstance(row, Refusal) or row.facts.key not in self.seen.first:
                raise FileRefused(Sentence(CHANGED_WHILE_READ))
            yield row
        if reading.file_hash != self.file_hash:
            raise FileRefused(Sentence(CHANGED_WHILE_READ))


def preview_contracts(*, by: Who, file: BinaryIO) -> Outcome:
    """What importing a file of contracts would change, with nothing written. Raises as `import_contracts` does."""
    with acting(by) as rights:
        _anywhere(rights)
        good = _read(rights, file)
        outcome = Outcome(file_hash=good.file_hash)
        for batch in batches(good.rows(), good.seen):
            outcome.take(batch)
        _note_absent(outcome, good.seen)
    return outcome


def import_contracts(*, by: Who, file: BinaryIO) -> Outcome:
    """Write what a file of contracts changes, all of it or nothing; what it does not list stays as it is.

    Raises NotAllowed, FileRefused when it cannot be read, ContractsRefused when a row cannot be used.
    """
    with acting(by) as rights:
        _anywhere(rights)
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        good = _read(rights, file)
        outcome = Outcome(file_hash=good.file_hash)
        for batch in batches(good.rows(), good.seen):
            outcome.take(batch)
            _write(batch)
        _set_parents(good.seen)
        _note_absent(outcome, good.seen)
        if outcome.changes:
            about = About("contracts", "import", "4-210(c)", _only(good.seen.bodies))
            details = outcome.counts | {"file_hash": outcome.file_hash, "root": outcome.root}
            record(events.CONTRACTS_IMPORTED, by=rights.actor(MANAGE, about.agency), about=about, details=details)
    return outcome


def _anywhere(rights: Rights) -> None:
    """Raises NotAllowed for whoever keeps no body's contracts at all."""
    if not rights.anywhere(MANAGE):
        raise NotAllowed(can_manage_contracts(rights).reason)


def _read(rights: Rights, file: BinaryIO) -> Good:
    """The whole file checked once. Raises FileRefused, ContractsRefused."""

    def may_keep(body: str) -> Answer:
        return can_manage_contracts(rights, body)

    around, seen, reading = Around.of(bodies(), set_up_ids(), may_keep), Seen(), Reading(file)
    faults: list[Refusal] = []
    count = 0
    for row in checked(reading.rows(), around, seen):
        if isinstance(row, Refusal):
            count += 1
            faults += [row] if len(faults) < MOST_FAULTS else []
    if seen.parents:
        found = list(parent_faults(seen, parents_of(seen.bodies)))
        count += len(found)
        faults += found[: MOST_FAULTS - len(faults)]
    if count:
        raise ContractsRefused(sorted(faults, key=lambda fault: fault.line), count)
    return Good(file, reading.file_hash, seen, around)


def _note_absent(outcome: Outcome, seen: Seen) -> None:
    """Note which contracts of its bodies the file does not list."""
    for body in sorted(seen.bodies):
        for number in numbers_of(body):
            if (body, number) not in seen.first:
                outcome.absent += 1
                if len(outcome.examples_absent) < outcome.MOST_EXAMPLES:
                    outcome.examples_absent.append(f"{body} {number}")


def _write(batch: Batch) -> None:
    now = timezone.now()
    made = [Contract(**plain(facts), created_at=now, updated_at=now) for facts in batch.added]
    Contract.objects.bulk_create(made)
    for change in batch.changed:
        for name, value in plain(change.after).items():
            setattr(change.row, name, value)
        change.row.updated_at = now
        change.row.parent = None  # set again at the end, when every contract of the file is there
    columns = [name for name in FIELDS if name != "parent"]
    Contract.objects.bulk_update(
        [change.row for change in batch.changed], [*columns, "parent", "updated_at"], batch_size=200
    )
    _write_places(batch)


def _write_places(batch: Batch) -> None:
    by_body: dict[str, list[str]] = {}
    for (body, number), _ in batch.places_added:
        by_body.setdefault(body, []).append(number)
    ids: dict[Key, int] = {}
    for body, numbers in by_body.items():
        held = Contract.objects.filter(body_id=body, number__in=numbers).values_list("number", "pk")
        ids |= {(body, number): pk for number, pk in held}
    Location.objects.bulk_create(
        [Location(body_id=key[0], contract_id=ids[key], **asdict(place)) for key, place in batch.places_added]
    )
    for location, place in batch.places_changed:
        location.city_property, location.sensitive, location.until = place.city_property, place.sensitive, None
    changed = [location for location, _ in batch.places_changed]
    Location.objects.bulk_update(changed, ["city_property", "sensitive", "until"])


def _set_parents(seen: Seen) -> None:
    """Put every subcontract of the file under its parent, in one statement."""
    if not seen.parents:
        return
    told = [(body, number, parent) for (body, number), (_, parent) in seen.parents.items()]
    given = [list(column) for column in zip(*told, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(
            "update agencies_contract child set parent_id = parent.id "
            "from unnest(%s::text[], %s::text[], %s::text[]) as told(body, number, parent) "
            "join agencies_contract parent on parent.body_id = told.body and parent.number = told.parent "
            "where child.body_id = told.body and child.number = told.number "
            "and child.parent_id is distinct from parent.id",
            given,
        )


def _only(bodies: set[str]) -> str:
    return next(iter(bodies)) if len(bodies) == 1 else ""
