"""Without a transaction there is no line."""

from __future__ import annotations

import pytest

from threshold.journal.actions import About, Actor, record
from threshold.journal.kinds import Kind


def test_recording_outside_a_transaction_is_refused(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> None:
    kind = Kind("trial.tried", "x", frozenset())
    with django_db_blocker.unblock(), pytest.raises(RuntimeError, match="transaction"):  # type: ignore[attr-defined]
        record(kind, by=Actor("trial"), about=About("trial", "1"), details={})
