"""What each field of printed signs and of reports on signs is for."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED
OF_THE_AGENCY = "about places, read by the agency"
BY_OPAQUE_MARK = "about staff, by an opaque mark"

PRINTS = {
    "Print.id": Field("record number", "the place of what was asked for", KEPT),
    "Print.site": Field(OF_THE_AGENCY, "for which site", KEPT),
    "Print.kind": Field("record", "which kind of sign", KEPT),
    "Print.area": Field(OF_THE_AGENCY, "which non-public area it names", KEPT),
    "Print.language": Field("record", "in which language, or in all of them", KEPT),
    "Print.edition": Field("record", "which edition of the text", KEPT),
    "Print.state": Field("record", "whether it is made", KEPT),
    "Print.problem": Field("record", "why it could not be made", KEPT),
    "Print.content": Field("copy", "the PDF until it is fetched, a day at most; it can be made again", Retention.DAY),
    "Print.asked_at": Field("record", "when it was asked for", KEPT),
    "Print.asked_by": Field(BY_OPAQUE_MARK, "who asked for it", KEPT),
    "Print.ended_at": Field("record", "when it was made", KEPT),
    "Report.id": Field("record number", "the place of the report", KEPT),
    "Report.body": Field("record", "whose report it is", KEPT),
    "Report.duty": Field("record", "which duty it answers", KEPT),
    "Report.as_of": Field("record", "of which day its list is", KEPT),
    "Report.sent_on": Field("record", "when it was sent", KEPT),
    "Report.recipient": Field("record", "to whom", KEPT),
    "Report.receipt": Field("proof", "what shows that it arrived", KEPT),
    "Report.crossing": Field("record", "which approval lets sensitive sites cross to the recipient", KEPT),
    "Report.rows": Field(OF_THE_AGENCY, "the list of sites as it was sent", KEPT),
    "Report.counts": Field(OF_THE_AGENCY, "the totals as they were sent", KEPT),
    "Report.hash": Field("proof", "one hash over what was sent", KEPT),
    "Report.role": Field("record", "in which role it was sent", KEPT),
    "Report.recorded_at": Field("record", "when that was recorded", KEPT),
    "Report.recorded_by": Field(BY_OPAQUE_MARK, "who recorded it", KEPT),
}
