"""Kinds of journal line about bodies."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

BODIES_IMPORTED = Kind(
    name="agencies.bodies_imported",
    sentence=gettext_noop("A list of bodies was imported: {added} added, {changed} changed, {refused} rows refused."),
    details=frozenset({"layout", "file_hash", "added", "changed", "unchanged", "refused", "absent", "changes_root"}),
)
STARTER_LOADED = Kind(
    name="agencies.starter_loaded",
    sentence=gettext_noop("The bodies the order and the law name were loaded: {added} added, {changed} changed."),
    details=frozenset({"added", "changed", "unchanged", "changes_root"}),
)
DEMONSTRATION_LOADED = Kind(
    name="agencies.demonstration_loaded",
    sentence=gettext_noop("Invented bodies were loaded for a demonstration: {added}."),
    details=frozenset({"added"}),
)
