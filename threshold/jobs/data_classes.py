"""What each field about runs is for, its class under the Identifying Information Law, and when it dies."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED

FIELDS = {
    "Run.id": Field("record number", "the place of the run", KEPT),
    "Run.job": Field("record", "which job it was", KEPT),
    "Run.planned_for": Field("record", "when it should have begun", KEPT),
    "Run.started_at": Field("record", "when it began", KEPT),
    "Run.ended_at": Field("record", "when it ended", KEPT),
    "Run.outcome": Field("record", "how it ended", KEPT),
    "Run.error": Field("record", "the kind of fault, never its words", KEPT),
}
