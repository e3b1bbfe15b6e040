"""Lines take their places once they are committed, without gaps, and a checkpoint covers every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import override_settings
from django.utils import timezone

from threshold.database.reach import Reach, reaching
from threshold.journal import checkpoints
from threshold.journal.canonical import COLUMNS, Written, line_bytes
from threshold.journal.checkpoints import NotOurs, OtherOrigin, make_checkpoints
from threshold.journal.keys import NoKey, signer, signers
from threshold.journal.models import Checkpoint, Entry, Line
from threshold.journal.notes import Signer
from threshold.journal.reading import waiting
from threshold.journal.standalone import verify_journal as outsider
from threshold.journal.tasks import checkpoint
from threshold.journal.tests.trials import lines, sealed
from threshold.journal.tree import leaf_hash, root_of

pytestmark = pytest.mark.django_db

Raw = psycopg.Connection[tuple[Any, ...]]
ADD = """insert into journal_line (at, actor_role, actor_ref, action, object_kind, object_number, clause, agency_id,
         details_hash) values (now(), 'trial', '', 'trial.tried', 'trial', '1', '', '', 'x') returning id"""


@pytest.fixture
def raw(django_db_setup: None) -> Iterator[Raw]:
    """A connection beside the test's own, as the application's role, that reaches the City."""
    told = connections["default"].settings_dict
    with psycopg.connect(
        host=told["HOST"], user=told["USER"], password=told["PASSWORD"], dbname=told["NAME"]
    ) as connection:
        connection.execute("select set_config('app.reach', 'city', true)")
        yield connection
        connection.rollback()


def test_every_line_finds_a_place_and_the_root_is_over_all_of_them() -> None:
    written = lines(5)
    made = sealed()
    assert made.lines >= 5
    with reaching(Reach.CITY):
        entries = list(Entry.objects.all())
        leaves = [bytes(entry.leaf) for entry in entries]
        assert [entry.position for entry in entries] == list(range(len(entries)))
        assert [entry.line_id for entry in entries][-5:] == [line.id for line in written]
        stored = Line.objects.values_list(*COLUMNS.split(", ")).get(id=written[-1].id)
        assert leaves[-1] == leaf_hash(line_bytes(Written(*stored)))
    assert made.newest and made.newest.root == root_of(leaves).hex()
    assert outsider.read_note(made.newest.note).size == made.newest.size == len(entries)


def test_a_line_as_written_and_as_stored_has_the_same_bytes() -> None:
    line = lines(1)[0]
    with reaching(Reach.CITY):
        stored = Line.objects.values_list(*COLUMNS.split(", ")).get(id=line.id)
    assert line_bytes(Written(*(getattr(line, name) for name in COLUMNS.split(", ")))) == line_bytes(Written(*stored))


def test_without_a_new_line_there_is_no_new_checkpoint() -> None:
    lines(1)
    first = sealed()
    second = sealed()
    assert second.lines == 0
    assert second.newest == first.newest


def test_many_lines_take_several_checkpoints_so_that_memory_stays_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed()
    lines(7)
    monkeypatch.setattr(checkpoints, "MOST_LINES", 3)
    before = Checkpoint.objects.count()
    assert sealed().lines == 7
    assert Checkpoint.objects.count() == before + 3


def test_each_checkpoint_proves_that_the_tree_only_grew() -> None:
    sizes = []
    for count in (3, 1, 4):
        lines(count)
        made = sealed().newest
        assert made
        sizes.append(made.size)
    for one in Checkpoint.objects.filter(size__in=sizes[1:]):
        old = outsider.read_note(Checkpoint.objects.get(size=one.before).note)
        path = [bytes.fromhex(step) for step in one.growth]
        assert outsider.roots_by_growth(old, one.size, path) == (old.root, bytes.fromhex(one.root))


def test_a_line_of_a_transaction_still_open_takes_its_place_once_that_has_ended(raw: Raw) -> None:
    late = raw.execute(ADD).fetchone()
    assert late
    written = lines(1)
    assert written[0].id > late[0]
    sealed()
    with reaching(Reach.CITY):
        assert Entry.objects.filter(line_id=written[0].id).exists()
        assert not Entry.objects.filter(line_id=late[0]).exists()
        assert waiting() == 0


def test_writers_wait_for_no_lock_of_the_journal(raw: Raw) -> None:
    with reaching(Reach.CITY):
        checkpoints.take_turn(alone=True)
        raw.execute("set local lock_timeout = '1ms'")
        assert raw.execute(ADD).fetchone()
        with pytest.raises(psycopg.errors.LockNotAvailable):
            raw.execute("select pg_advisory_xact_lock(%s)", [checkpoints.ONE_AT_A_TIME])


def test_a_journal_keeps_its_name() -> None:
    lines(1)
    sealed()
    with pytest.raises(OtherOrigin, match="THRESHOLD_JOURNAL_ORIGIN"):
        make_checkpoints(Signer.of("elsewhere.example", bytes(32)))


@pytest.mark.parametrize("fault", ["note", "peaks", "size"])
def test_nothing_is_built_on_a_checkpoint_somebody_else_put_into_the_database(fault: str) -> None:
    lines(1)
    last = sealed().newest
    assert last
    put = {"note": Signer.of(signer().name, bytes(32)).note(last.size + 1, bytes(32)), "peaks": last.peaks}
    if fault != "note":
        put = {"note": last.note, "peaks": [*last.peaks[:-1], "00" * 32] if fault == "peaks" else last.peaks}
    columns = {name: getattr(last, name) for name in ("at", "root", "key", "growth")}
    with reaching(Reach.CITY):
        Checkpoint.objects.create(**columns | put, size=last.size + 1, before=last.size)
    with pytest.raises(NotOurs, match="threshold journal verify"):
        sealed()


def test_without_a_key_nothing_is_signed_and_the_message_says_what_to_set() -> None:
    with override_settings(JOURNAL_KEYS=[]), pytest.raises(NoKey, match="THRESHOLD_JOURNAL_KEY"):
        signer()
    with override_settings(JOURNAL_KEYS=["c2hvcnQ="]), pytest.raises(NoKey, match="32 bytes"):
        signers()


def test_the_first_key_signs_and_older_ones_are_still_known() -> None:
    old = signers()[0]
    with override_settings(JOURNAL_KEYS=["A" * 43 + "=", "dGVzdHMgYWxvbmUgc2lnbiB3aXRoIHRoaXMga2V5LCA="]):
        assert signer().verifier != old.verifier
        assert signers()[1].verifier == old.verifier


def test_the_worker_signs_what_is_new_when_its_round_comes() -> None:
    lines(2)
    checkpoint(timezone.now())
    with reaching(Reach.CITY):
        assert waiting() == 0
    with override_settings(JOURNAL_KEYS=[]), pytest.raises(NoKey):
        checkpoint(timezone.now())
