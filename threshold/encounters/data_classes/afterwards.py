"""What each field of referrals, of looking back, and of exports with their custody is for."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED
SAID = "record, a closed choice about no person"
BY_OPAQUE_MARK = "about staff, by an opaque mark"
NUMBER = "record number"
SEALED = "sealed words of staff"

AFTERWARDS = {
    "Referral.id": Field(NUMBER, "which referral it is", KEPT),
    "Referral.encounter": Field(NUMBER, "of which encounter", KEPT),
    "Referral.body": Field("record", "which agency referred it", KEPT),
    "Referral.to": Field(SAID, "to whom", KEPT),
    "Referral.why": Field(SAID, "why", KEPT),
    "Referral.crossing": Field(NUMBER, "under which approval it crossed (23-1202(c))", KEPT),
    "Referral.at": Field("record", "when", KEPT),
    "Referral.by_ref": Field(BY_OPAQUE_MARK, "who referred it", KEPT),
    "Referral.by_role": Field("record", "in which role", KEPT),
    "Referral.acknowledged_at": Field("record", "when the other side had it", KEPT),
    "Referral.acknowledged_by": Field(BY_OPAQUE_MARK, "who acknowledged it", KEPT),
    "Referral.acknowledged_role": Field("record", "in which role", KEPT),
    "Finding.id": Field(NUMBER, "which one it is", KEPT),
    "Finding.encounter": Field(NUMBER, "of which encounter", KEPT),
    "Finding.prompt": Field(SAID, "about what", KEPT),
    "Finding.finding": Field(SAID, "how it went: a draft for deliberation", KEPT),
    "Finding.words": Field(SEALED, "the same in words, for counsel", KEPT),
    "Finding.seal_place": Field(NUMBER, "where the words are sealed for", KEPT),
    "Finding.at": Field("record", "when", KEPT),
    "Finding.by_ref": Field(BY_OPAQUE_MARK, "who said it", KEPT),
    "Finding.by_role": Field("record", "in which role", KEPT),
    "FollowUp.id": Field(NUMBER, "which one it is", KEPT),
    "FollowUp.encounter": Field(NUMBER, "after which encounter", KEPT),
    "FollowUp.what": Field(SAID, "what is to be done", KEPT),
    "FollowUp.owner": Field("record", "which role does it", KEPT),
    "FollowUp.due": Field("record", "by which day (house practice)", KEPT),
    "FollowUp.at": Field("record", "when it was set", KEPT),
    "FollowUp.by_ref": Field(BY_OPAQUE_MARK, "who set it", KEPT),
    "FollowUp.by_role": Field("record", "in which role", KEPT),
    "FollowUp.closed_at": Field("record", "when it was closed", KEPT),
    "FollowUp.closed_by": Field(BY_OPAQUE_MARK, "who closed it", KEPT),
    "Export.id": Field(NUMBER, "which export it is", KEPT),
    "Export.purpose": Field(SAID, "what it is for", KEPT),
    "Export.reference": Field("record number", "the number of the case or request", KEPT),
    "Export.encounters": Field("record numbers", "which encounters are in it", KEPT),
    "Export.with_note": Field("record", "whether the note of staff is in it", KEPT),
    "Export.state": Field("record", "how it stands", KEPT),
    "Export.done": Field("record", "how far it is", KEPT),
    "Export.asked_at": Field("record", "when it was asked for", KEPT),
    "Export.by_ref": Field(BY_OPAQUE_MARK, "who asked for it", KEPT),
    "Export.by_role": Field("record", "in which role", KEPT),
    "Export.made_at": Field("record", "when it was made", KEPT),
    "Export.expires_at": Field("record", "until when it lies here (house practice)", KEPT),
    "Export.sha256": Field("proof", "shows that a copy is this export", KEPT),
    "Export.size": Field("record", "how large it is", KEPT),
    "Export.sealed": Field("may be identifying; sealed", "the export, until it expires", KEPT),
    "Export.seal_place": Field(NUMBER, "where it is sealed for", KEPT),
    "Export.demonstration": Field("record", "marks what is invented", KEPT),
    "Custody.id": Field(NUMBER, "which link it is", KEPT),
    "Custody.export": Field(NUMBER, "of which export", KEPT),
    "Custody.kind": Field("record", "asked for, made, handed over, taken out", KEPT),
    "Custody.to": Field(SAID, "to whom it was handed over", KEPT),
    "Custody.reference": Field("record number", "the number of their receipt", KEPT),
    "Custody.sha256": Field("proof", "which bytes they were", KEPT),
    "Custody.at": Field("record", "when", KEPT),
    "Custody.by_ref": Field(BY_OPAQUE_MARK, "who did it", KEPT),
    "Custody.by_role": Field("record", "in which role", KEPT),
}
