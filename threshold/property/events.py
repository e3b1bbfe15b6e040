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
