"""What each field of encounters, accounts and steps is for."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED
SAID = "record, a closed choice about no person"
BY_OPAQUE_MARK = "about staff, by an opaque mark"
WHOM = "about staff, by a record number"
NUMBER = "record number"

RECORDS = {
    "Encounter.id": Field(NUMBER, "which encounter it is", KEPT),
    "Encounter.body": Field("record", "whose encounter it is", KEPT),
    "Encounter.account": Field(NUMBER, "what was said last", KEPT),
    "Encounter.key_hash": Field("proof", "keeps one record from being kept twice", KEPT),
    "Encounter.content_hash": Field("proof", "tells a record sent again from another", KEPT),
    "Encounter.came_by": Field("record", "by which way it came", KEPT),
    "Encounter.reporter": Field("record", "how the reporter is known: code, link, signed in or not", KEPT),
    "Encounter.link": Field(NUMBER, "by which link", KEPT),
    "Encounter.recorded_by": Field(BY_OPAQUE_MARK, "who recorded it, where they signed in", KEPT),
    "Encounter.confirmed_at": Field("record", "since when it counts", KEPT),
    "Encounter.joined": Field(NUMBER, "with which one its notice was joined", KEPT),
    "Encounter.device_started_at": Field("record", "when it was begun, by the device's clock", KEPT),
    "Encounter.device_kept_at": Field("record", "when it was kept on the device, by its clock", KEPT),
    "Encounter.happened_at": Field("record", "when it happened, as a paper says", KEPT),
    "Encounter.received_at": Field("record", "when it reached the server, whose time governs", KEPT),
    "Encounter.note": Field("sealed words of staff, where the agency allows a note", "one note, for counsel", KEPT),
    "Encounter.seal_place": Field(NUMBER, "where the note is sealed for", KEPT),
    "Encounter.acknowledged_at": Field("record", "when counsel took it", KEPT),
    "Encounter.acknowledged_by": Field(WHOM, "which counsel took it", KEPT),
    "Encounter.climbs_at": Field("record", "when the next person is called", KEPT),
    "Encounter.crossed_at": Field("record", "since when the Law Department sees it", KEPT),
    "Encounter.closed_at": Field("record", "when counsel closed it", KEPT),
    "Encounter.demonstration": Field("record", "marks what is invented", KEPT),
    "Account.id": Field(NUMBER, "which account it is", KEPT),
    "Account.encounter": Field(NUMBER, "of which encounter", KEPT),
    "Account.supersedes": Field(NUMBER, "the account before it", KEPT),
    "Account.why": Field(SAID, "why it was said anew", KEPT),
    "Account.kind": Field(SAID, "what sort of request it is (10-178(d))", KEPT),
    "Account.channel": Field(SAID, "by which way they asked", KEPT),
    "Account.said_to_be": Field(SAID, "the requesting body's class, as they said", KEPT),
    "Account.outside": Field("record", "the requesting agency (10-178(d))", KEPT),
    "Account.unit": Field("record", "which part of that agency", KEPT),
    "Account.officers": Field(SAID, "how many officers, in ranges", KEPT),
    "Account.identification": Field(SAID, "whether identification was shown", KEPT),
    "Account.came_for": Field(SAID, "what they said they came for", KEPT),
    "Account.asked": Field(SAID, "what was asked (10-178(d))", KEPT),
    "Account.paper": Field(SAID, "what sort of paper", KEPT),
    "Account.signed": Field(SAID, "whether a judge or court signed, as it looked", KEPT),
    "Account.issuer": Field(SAID, "what sort of court or office it names", KEPT),
    "Account.dated": Field(SAID, "whether a date stood on it", KEPT),
    "Account.shown": Field(SAID, "shown, read aloud or copied", KEPT),
    "Account.site": Field("record, about a place", "where it was", KEPT),
    "Account.location": Field("record, about a place", "at which contractor's place (4-210(c))", KEPT),
    "Account.place": Field(SAID, "what sort of place", KEPT),
    "Account.use": Field(SAID, "what the place was used as", KEPT),
    "Account.answered": Field(SAID, "what was answered (10-178(d))", KEPT),
    "Account.happened": Field(SAID, "what happened then (10-178(d))", KEPT),
    "Account.capacity": Field(SAID, "employee, contractor or subcontractor: 10-178(d) names employees", KEPT),
    "Account.recorded_at": Field("record", "when it was said", KEPT),
    "Account.recorded_by": Field(BY_OPAQUE_MARK, "who said it, where they signed in", KEPT),
    "Account.recorded_role": Field("record", "in which role", KEPT),
    "Step.id": Field(NUMBER, "which step it is", KEPT),
    "Step.encounter": Field(NUMBER, "of which encounter", KEPT),
    "Step.kind": Field("record", "what was done", KEPT),
    "Step.at": Field("record", "when", KEPT),
    "Step.by_ref": Field(BY_OPAQUE_MARK, "who did it", KEPT),
    "Step.by_role": Field("record", "in which role", KEPT),
    "Step.person": Field(WHOM, "whom it was for: counsel who was called", KEPT),
    "Step.about": Field("record, a closed choice", "which question or which approval", KEPT),
    "Step.values": Field("record, closed choices", "what was answered", KEPT),
}
