"""What each field of the bodies is for, its class under the Identifying Information Law, and when it dies."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT, REPLACED = Retention.NONE_ADOPTED, Retention.REPLACED
PUBLIC = "public, about a body"

FIELDS = {
    "Body.id": Field("record number", "the permanent name of the body in addresses", KEPT),
    "Body.name": Field(PUBLIC, "what the body is called", REPLACED),
    "Body.acronym": Field(PUBLIC, "what the body is called in lists", REPLACED),
    "Body.kind": Field(PUBLIC, "which clauses may bind it", REPLACED),
    "Body.status": Field(PUBLIC, "whether it is active", REPLACED),
    "Body.source": Field(PUBLIC, "where this was read", REPLACED),
    "Body.confidence": Field(PUBLIC, "how sure the source is", REPLACED),
    "Body.part_of": Field(PUBLIC, "whose audit covers it", KEPT),
    "Body.record": Field("record number", "its id in the City's dataset", KEPT),
    "Body.other_names": Field(PUBLIC, "finding it under another name", REPLACED),
    "Body.url": Field(PUBLIC, "its own pages", REPLACED),
    "Body.named_by_law": Field("record", "keeps an import from changing what the law says", KEPT),
    "Body.demonstration": Field("record", "marks what is invented", KEPT),
    "Body.set_up_on": Field("record", "from when its standings are shown", KEPT),
    "Body.imported_at": Field("record", "when it was first written here", KEPT),
    "Body.updated_at": Field("record", "when it was last changed", KEPT),
    "Import.id": Field("record number", "the place of the import", KEPT),
    "Import.at": Field("record", "when it was done", KEPT),
    "Import.layout": Field("record", "which layout the file had", KEPT),
    "Import.file_hash": Field("proof", "which file it was, without keeping it", KEPT),
    "Import.added": Field("record", "bodies added", KEPT),
    "Import.changed": Field("record", "bodies changed", KEPT),
    "Import.unchanged": Field("record", "bodies left as they were", KEPT),
    "Import.refused": Field("record", "rows refused", KEPT),
    "Import.absent": Field("record", "bodies the file did not list", KEPT),
    "Import.changes_root": Field("proof", "one hash over every change it made", KEPT),
}
