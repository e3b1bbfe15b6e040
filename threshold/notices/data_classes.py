"""What each field about notices is for, its class under the Identifying Information Law, and when it dies."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT, REPLACED, SENT = Retention.NONE_ADOPTED, Retention.REPLACED, Retention.SENT
WHOM = "about staff, by a record number"

SENDING = {
    "id": Field("record number", "the place of the message", KEPT),
    "channel": Field("record", "which way it goes", KEPT),
    "state": Field("record", "whether it went", KEPT),
    "attempts": Field("record", "how often it was tried", KEPT),
    "next_try_at": Field("record", "when it is tried next", REPLACED),
    "last_error": Field("record", "the kind of fault, never an address", REPLACED),
    "sending_since": Field("record", "keeps it from going out twice", REPLACED),
    "sent_at": Field("record", "when it went", KEPT),
    "created_at": Field("record", "when it was due to go", KEPT),
    "person": Field(WHOM, "whom it goes to", KEPT),
}

FIELDS = {
    "Notice.id": Field("record number", "the place of the notice", KEPT),
    "Notice.kind": Field("record", "what sort of thing needs somebody", KEPT),
    "Notice.about_kind": Field("record", "which sort of record", KEPT),
    "Notice.about_number": Field("record number", "which record", KEPT),
    "Notice.agency_id": Field("record", "whose record it is", KEPT),
    "Notice.person": Field(WHOM, "the person told", KEPT),
    "Notice.ability": Field("record", "whoever holds this is told", KEPT),
    "Notice.at_agency": Field("record", "for which agency they hold it", KEPT),
    "Notice.key": Field("record number", "keeps the same thing from being told twice", KEPT),
    "Notice.day": Field("record", "the day it is about", KEPT),
    "Notice.urgency": Field("record", "how soon it goes out", KEPT),
    "Notice.told_by": Field("about staff, by an opaque mark", "in whose action it was told", KEPT),
    "Notice.created_at": Field("record", "when it was told", KEPT),
    "Notice.answered_at": Field("record", "when what it asked for was done", KEPT),
    "Seen.id": Field("record number", "the place of the mark", KEPT),
    "Seen.notice": Field("record number", "which notice", KEPT),
    "Seen.person": Field(WHOM, "who put it aside", KEPT),
    "Seen.agency_id": Field("record", "whose record it is", KEPT),
    "Seen.seen_at": Field("about staff", "when they did", KEPT),
    **{f"Delivery.{name}": field for name, field in SENDING.items()},
    "Delivery.notice": Field("record number", "which notice", KEPT),
    "Delivery.agency_id": Field("record", "whose record it is", KEPT),
    **{f"Letter.{name}": field for name, field in SENDING.items()},
    "Letter.kind": Field("record", "what the link is for", KEPT),
    "Letter.sealed": Field("secret, sealed", "the link itself, emptied when it has gone", SENT),
    "Endpoint.id": Field("record number", "the place of the endpoint", KEPT),
    "Endpoint.agency_id": Field("record", "whose endpoint it is", KEPT),
    "Endpoint.url": Field("record", "where the agency's system listens", REPLACED),
    "Endpoint.sealed": Field("secret, sealed", "signing what is posted there", REPLACED),
    "Endpoint.active": Field("record", "whether anything is posted there", REPLACED),
    "Endpoint.set_by": Field("about staff, by an opaque mark", "who set it", REPLACED),
    "Endpoint.set_at": Field("record", "when it was set", REPLACED),
}
