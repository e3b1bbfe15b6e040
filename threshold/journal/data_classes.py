"""What each field of the journal is for, its class under the Identifying Information Law, and when it dies."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

NONE_ADOPTED = Retention.NONE_ADOPTED
ABOUT_STAFF = "about the person who acted, by an opaque mark"

FIELDS = {
    "Line.id": Field("record number", "the place of the line", NONE_ADOPTED),
    "Line.at": Field("record", "when it was done", NONE_ADOPTED),
    "Line.actor_role": Field("record", "in which role it was done", NONE_ADOPTED),
    "Line.actor_ref": Field(ABOUT_STAFF, "who did it", NONE_ADOPTED),
    "Line.action": Field("record", "what was done", NONE_ADOPTED),
    "Line.object_kind": Field("record", "to what kind of thing", NONE_ADOPTED),
    "Line.object_number": Field("record number", "to which one", NONE_ADOPTED),
    "Line.clause": Field("record", "under which clause", NONE_ADOPTED),
    "Line.agency_id": Field("record", "whose record it is", NONE_ADOPTED),
    "Line.details_hash": Field("proof", "ties the line to its details without showing them", NONE_ADOPTED),
    "Detail.line": Field("record number", "the line it belongs to", NONE_ADOPTED),
    "Detail.agency_id": Field("record", "whose record it is", NONE_ADOPTED),
    "Detail.salt": Field("proof", "keeps the hash of a line of the first form from being guessed", NONE_ADOPTED),
    "Detail.sealed": Field("may name staff, sealed", "what was done, in words", NONE_ADOPTED),
    "Entry.position": Field("proof", "the place of the line in the tree", NONE_ADOPTED),
    "Entry.line": Field("record number", "which line stands there", NONE_ADOPTED),
    "Entry.leaf": Field("proof", "the hash of the line as it was when it took its place", NONE_ADOPTED),
    "Checkpoint.size": Field("proof", "how many lines the checkpoint covers", NONE_ADOPTED),
    "Checkpoint.at": Field("record", "when it was signed", NONE_ADOPTED),
    "Checkpoint.root": Field("proof", "the one hash over all these lines", NONE_ADOPTED),
    "Checkpoint.note": Field("proof", "the signed statement, as it is published", NONE_ADOPTED),
    "Checkpoint.key": Field("proof", "the public key it is signed under", NONE_ADOPTED),
    "Checkpoint.before": Field("proof", "how many lines the checkpoint before it covers", NONE_ADOPTED),
    "Checkpoint.growth": Field("proof", "shows that the tree only grew since the one before", NONE_ADOPTED),
    "Checkpoint.peaks": Field("proof", "what growing the tree further needs", NONE_ADOPTED),
}
