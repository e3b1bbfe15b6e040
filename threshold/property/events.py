"""Kinds of journal line about places."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

PROPERTY_IMPORTED = Kind(
    name="property.imported",
    sentence=gettext_noop("The City's property list was imported: {sites} sites, {added} added, {changed} changed."),
    details=frozenset(
        {
            "layout", "edition", "file_hash", "rows", "repeated", "sites", "added", "changed", "unchanged", "absent",
            "root", "demonstration",
        }
    ),
)  # fmt: skip
CONTROL_DECIDED = Kind(
    name="property.control_decided",
    sentence=gettext_noop("Whether the City has operational control of a site was decided: {verdict}, from {since}."),
    details=frozenset({"verdict", "reason", "since", "supersedes"}),
)
SITE_MARKED = Kind(
    name="property.site_marked",
    sentence=gettext_noop("A site was marked as sensitive, or so no longer."),
    details=frozenset({"sensitive", "reason"}),
    personal=frozenset({"reason"}),
)
CODE_MADE = Kind(
    name="property.code_made",
    sentence=gettext_noop("A site was given a code for its signs."),
    details=frozenset({"number"}),
)
CODE_WITHDRAWN = Kind(
    name="property.code_withdrawn",
    sentence=gettext_noop("The code on a site's signs was withdrawn."),
    details=frozenset({"number", "reason"}),
    personal=frozenset({"reason"}),
)
ENTRY_RECORDED = Kind(
    name="property.entry_recorded",
    sentence=gettext_noop("An entry of a register was recorded: {register}, from {since}."),
    details=frozenset({"register", "since", "until", "supersedes", "file", "hash"}),
)
ENTRY_CONFIRMED = Kind(
    name="property.entry_confirmed",
    sentence=gettext_noop("An entry of a register was confirmed by a second person."),
    details=frozenset({"register"}),
)
ENTRY_ENDED = Kind(
    name="property.entry_ended",
    sentence=gettext_noop("An entry of a register ended early: its last day is {last_day}."),
    details=frozenset({"register", "last_day", "reason"}),
    personal=frozenset({"reason"}),
)
PLACEMENT_REVIEWED = Kind(
    name="property.placement_reviewed",
    sentence=gettext_noop("City staff placed under outside direction were looked at again."),
    details=frozenset({"next_review"}),
)
PLACEMENT_FOUND = Kind(
    name="property.placement_found",
    sentence=gettext_noop("Counsel found whether a placement is primarily to further immigration enforcement."),
    details=frozenset({"verdict", "reason"}),
    personal=frozenset({"reason"}),
)
CUSTODIAN_NAMED = Kind(
    name="property.custodian_named",
    sentence=gettext_noop("Who keeps a site was recorded, from {since}."),
    details=frozenset({"number", "office", "since", "before"}),
    personal=frozenset({"office"}),
)
AREA_IDENTIFIED = Kind(
    name="property.area_identified",
    sentence=gettext_noop("A non-public area of a site was identified, on {on}."),
    details=frozenset({"number", "marked", "on"}),
)
AREA_ENDED = Kind(
    name="property.area_ended",
    sentence=gettext_noop("An area of a site is non-public no longer, since {on}."),
    details=frozenset({"number", "on", "reason"}),
    personal=frozenset({"reason"}),
)
SIGN_POSTED = Kind(
    name="property.sign_posted",
    sentence=gettext_noop("A sign on a site was recorded: {kind}, posted on {on}."),
    details=frozenset({"number", "kind", "edition", "languages", "on", "replaces"}),
)
SIGN_ENDED = Kind(
    name="property.sign_ended",
    sentence=gettext_noop("A sign on a site is gone, since {on}."),
    details=frozenset({"number", "on", "reason"}),
    personal=frozenset({"reason"}),
)
SIGN_PICTURED = Kind(
    name="property.sign_pictured",
    sentence=gettext_noop("A photograph of a sign was added."),
    details=frozenset({"number", "file"}),
)
SITE_ASSESSED = Kind(
    name="property.site_assessed",
    sentence=gettext_noop("Something that is never public was recorded of a site."),
    details=frozenset({"number"}),
)
PRINT_ASKED = Kind(
    name="property.print_asked",
    sentence=gettext_noop("A printed sign of a site was asked for."),
    details=frozenset({"number", "kind", "language"}),
)
REPORT_SENT = Kind(
    name="property.sign_report_sent",
    sentence=gettext_noop("A report that signs are posted was recorded as sent on {on}, with {sites} sites."),
    details=frozenset({"number", "duty", "on", "as_of", "sites", "hash", "proof"}),
)
RECORDS_DEMONSTRATED = Kind(
    name="property.demonstration_loaded",
    sentence=gettext_noop("Invented records of sites were loaded for a demonstration."),
    details=frozenset({"count"}),
)
