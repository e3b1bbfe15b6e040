"""Kinds of journal line and of notice about the quarterly report of 10-178(d)."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind
from threshold.notices.kinds import notice_kind

OFFICE_DESIGNATED = Kind(
    name="encounters.office_designated",
    sentence=gettext_noop("The office designated for the report of 10-178(d) was recorded, from {since}."),
    details=frozenset({"body", "since", "document", "decision"}),
)
TAGGED = Kind(
    name="encounters.tagged",
    sentence=gettext_noop("Counsel said whether the record belongs in the report of 10-178(d): {qualifies}, {why}."),
    details=frozenset({"qualifies", "why", "requesting", "received_by", "contained_in", "supersedes", "hash"}),
)
WITHHELD = Kind(
    name="encounters.withheld",
    sentence=gettext_noop("An official invoked a ground of 10-178(d) to withhold the record: {ground}."),
    details=frozenset({"ground", "supersedes", "hash"}),
)
WITHHOLDING_ENDED = Kind(
    name="encounters.withholding_ended",
    sentence=gettext_noop("An official took back the ground on which the record was withheld."),
    details=frozenset({"supersedes", "hash"}),
)
PART_SIGNED = Kind(
    name="encounters.part_signed",
    sentence=gettext_noop("Counsel signed off the agency's part of the report for {quarter}."),
    details=frozenset({"quarter", "number", "seal", "none", "crossing"}),
)
EDITION_COMPILED = Kind(
    name="encounters.edition_compiled",
    sentence=gettext_noop("The report for {quarter} was compiled, edition {number}."),
    details=frozenset({"quarter", "number", "seal", "parts"}),
)
PAPER_MADE = Kind(
    name="encounters.paper_made",
    sentence=gettext_noop("The report was made into a PDF."),
    details=frozenset({"edition", "sha256"}),
)
REPORT_SENT = Kind(
    name="encounters.report_sent",
    sentence=gettext_noop("The report for {quarter}, edition {number}, was sent: {how}."),
    details=frozenset({"quarter", "number", "how", "sent_on", "reference", "proof"}),
)
REPORT_RECEIVED = Kind(
    name="encounters.report_received",
    sentence=gettext_noop("The receipt of the report was recorded, of {received_on}."),
    details=frozenset({"received_on", "reference", "file"}),
)

PART_CAME = notice_kind(
    name="encounters.part_came",
    sentence=gettext_noop("An agency signed off its part of the report for {number}."),
    leads_to="/quarterly/{number}/",
)
