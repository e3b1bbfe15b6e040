"""Kinds of journal line about the journal itself."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

DETAILS_ERASED = Kind(
    name="journal.details_erased",
    sentence=gettext_noop("Personal details of a line were erased: {erased}, because {reason}."),
    details=frozenset({"erased", "reason"}),
    personal=frozenset({"reason"}),
)
