"""What each field of the files is for, its class under the Identifying Information Law, and when it dies."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED

FIELDS = {
    "File.id": Field("record number", "finds the file, and cannot be guessed", KEPT),
    "File.agency_id": Field("record", "whose file it is", KEPT),
    "File.purpose": Field("record", "what it was given for", KEPT),
    "File.sha256": Field("proof", "shows that the bytes kept were not altered", KEPT),
    "File.received_sha256": Field("proof", "shows which bytes came, before metadata was taken out", KEPT),
    "File.stored_as": Field("proof", "the hash and the name of the sealed bytes", KEPT),
    "File.size": Field("record", "how many bytes are kept", KEPT),
    "File.media_type": Field("record", "what its content was found to be", KEPT),
    "File.received_at": Field("record", "when it came", KEPT),
    "File.actor_role": Field("record", "in which role it was given", KEPT),
    "File.actor_ref": Field("about the person who acted, by an opaque mark", "who gave it", KEPT),
    "File.stripped": Field("record", "which kinds of metadata were taken out", KEPT),
    "Key.file": Field("record number", "the file it opens", KEPT),
    "Key.agency_id": Field("record", "whose file it is", KEPT),
    "Key.data_key": Field("key, sealed", "opens the bytes; erased, they open for nobody", KEPT),
    "Key.name": Field("may name a person, sealed", "the name the file came under, for those who may open it", KEPT),
}
