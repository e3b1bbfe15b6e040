"""What each field of a site's record is for: custodian, non-public areas, signs, and what is never public."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED
PUBLIC = "public, about a place"
OF_THE_RECORD = "about a place, read by the agency and by City roles with the ability"
NEVER_PUBLIC = "draft for deliberation, never public"
STAFF = "about staff, read by the agency"
BY_OPAQUE_MARK = "about staff, by an opaque mark"

RECORDS = {
    "Custodian.id": Field("record number", "the place of the entry", KEPT),
    "Custodian.site": Field(OF_THE_RECORD, "which site is kept", KEPT),
    "Custodian.office": Field(OF_THE_RECORD, "which office or role keeps it", KEPT),
    "Custodian.person": Field(STAFF, "whose account stands behind the office, where that is said", KEPT),
    "Custodian.telephone": Field(OF_THE_RECORD, "the office's telephone, never a person's own", KEPT),
    "Custodian.mail": Field(OF_THE_RECORD, "the office's mail, never a person's own", KEPT),
    "Custodian.since": Field(OF_THE_RECORD, "from which day", KEPT),
    "Custodian.until": Field(OF_THE_RECORD, "to which day", KEPT),
    "Custodian.role": Field("record", "in which role it was recorded", KEPT),
    "Custodian.recorded_at": Field("record", "when it was recorded", KEPT),
    "Custodian.recorded_by": Field(BY_OPAQUE_MARK, "who recorded it", KEPT),
    "Custodian.ended_by": Field(BY_OPAQUE_MARK, "who recorded its end", KEPT),
    "Area.id": Field("record number", "the place of the entry", KEPT),
    "Area.site": Field(OF_THE_RECORD, "of which site it is a part", KEPT),
    "Area.name": Field(OF_THE_RECORD, "what the non-public area is called", KEPT),
    "Area.marked": Field(OF_THE_RECORD, "how it is marked as non-public", KEPT),
    "Area.identified_on": Field(OF_THE_RECORD, "since when it is identified", KEPT),
    "Area.role": Field("record", "in which role it was recorded", KEPT),
    "Area.recorded_at": Field("record", "when it was recorded", KEPT),
    "Area.recorded_by": Field(BY_OPAQUE_MARK, "who recorded it", KEPT),
    "Area.ended_on": Field(OF_THE_RECORD, "since when it is non-public no longer", KEPT),
    "Area.ended_because": Field("record, never public", "why", KEPT),
    "Area.ended_by": Field(BY_OPAQUE_MARK, "who recorded that", KEPT),
    "Sign.id": Field("record number", "the place of the entry", KEPT),
    "Sign.site": Field(PUBLIC, "on which site it hangs", KEPT),
    "Sign.kind": Field(PUBLIC, "which kind of sign it is", KEPT),
    "Sign.area": Field(OF_THE_RECORD, "of which non-public area it speaks", KEPT),
    "Sign.edition": Field(PUBLIC, "which edition of its text", KEPT),
    "Sign.languages": Field(PUBLIC, "in which languages", KEPT),
    "Sign.place": Field(PUBLIC, "where on the site", KEPT),
    "Sign.posted_on": Field(PUBLIC, "since when it hangs there", KEPT),
    "Sign.role": Field("record", "in which role it was recorded", KEPT),
    "Sign.recorded_at": Field("record", "when it was recorded", KEPT),
    "Sign.recorded_by": Field(BY_OPAQUE_MARK, "who recorded it", KEPT),
    "Sign.replaces": Field("record number", "which sign it took the place of", KEPT),
    "Sign.photo": Field("proof", "a photograph of the sign that shows no resident", KEPT),
    "Sign.ended_on": Field(PUBLIC, "since when it is gone", KEPT),
    "Sign.ended_because": Field("record, never public", "why it went", KEPT),
    "Sign.ended_by": Field(BY_OPAQUE_MARK, "who recorded that it went", KEPT),
    "Assessment.id": Field("record number", "the place of the entry", KEPT),
    "Assessment.site": Field(NEVER_PUBLIC, "of which site it speaks", KEPT),
    "Assessment.subject": Field(NEVER_PUBLIC, "barriers, or risk", KEPT),
    "Assessment.value": Field(NEVER_PUBLIC, "what is said of it, from a closed list", KEPT),
    "Assessment.reason": Field(NEVER_PUBLIC, "why, sealed", KEPT),
    "Assessment.place": Field("record number", "binds the sealed reason to its row", KEPT),
    "Assessment.on": Field(NEVER_PUBLIC, "of which day it is", KEPT),
    "Assessment.role": Field("record", "in which role it was said", KEPT),
    "Assessment.recorded_at": Field("record", "when it was recorded", KEPT),
    "Assessment.recorded_by": Field(BY_OPAQUE_MARK, "who said it", KEPT),
}
