"""What each field of rotas, links and what is held under seal is for."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT, REPLACED = Retention.NONE_ADOPTED, Retention.REPLACED
BY_OPAQUE_MARK = "about staff, by an opaque mark"
WHOM = "about staff, by a record number"
NUMBER = "record number"

CALLS = {
    "Shift.id": Field(NUMBER, "which turn it is", KEPT),
    "Shift.body": Field("record", "for which agency", KEPT),
    "Shift.person": Field(WHOM, "who is on call", KEPT),
    "Shift.place": Field("record", "who is called first", KEPT),
    "Shift.since": Field("record", "from when", KEPT),
    "Shift.until": Field("record", "to when", KEPT),
    "Shift.withdrawn": Field("record", "whether it was taken back", KEPT),
    "Shift.recorded_at": Field("record", "when it was written", KEPT),
    "Shift.recorded_by": Field(BY_OPAQUE_MARK, "who wrote it", KEPT),
    "Practice.body": Field("record", "whose practice it is", REPLACED),
    "Practice.climb_minutes": Field("record", "when the next person is called", REPLACED),
    "Practice.note": Field("record", "whether a note may be left", REPLACED),
    "Practice.set_at": Field("record", "when it was set", REPLACED),
    "Practice.set_by": Field(BY_OPAQUE_MARK, "who set it", REPLACED),
    "Link.id": Field(NUMBER, "which link it is", KEPT),
    "Link.body": Field("record", "for staff of which agency", KEPT),
    "Link.site": Field("record, about a place", "at which place, if one", KEPT),
    "Link.capacity": Field("record", "employees, contractors or subcontractors", KEPT),
    "Link.token_hash": Field("secret, hashed", "knowing the link again without keeping it", KEPT),
    "Link.since": Field("record", "from when it holds", KEPT),
    "Link.until": Field("record", "to when it holds", KEPT),
    "Link.revoked_at": Field("record", "when it was taken back", KEPT),
    "Link.made_at": Field("record", "when it was made", KEPT),
    "Link.made_by": Field(BY_OPAQUE_MARK, "who made it", KEPT),
    "Held.id": Field(NUMBER, "which one it is", KEPT),
    "Held.key_hash": Field("proof", "keeps it from being held twice", KEPT),
    "Held.body": Field("record", "whose counsel decides", KEPT),
    "Held.why": Field("record", "why it was put aside", KEPT),
    "Held.sealed": Field("may be identifying; sealed", "nothing sent is lost before counsel decides", KEPT),
    "Held.seal_place": Field(NUMBER, "where it is sealed for", KEPT),
    "Held.received_at": Field("record", "when it came", KEPT),
    "Held.decision": Field("record", "what counsel decided", KEPT),
    "Held.legal_file": Field("record number of the agency's legal file", "where counsel keeps it", KEPT),
    "Held.decided_at": Field("record", "when", KEPT),
    "Held.decided_by": Field(BY_OPAQUE_MARK, "who decided", KEPT),
}
