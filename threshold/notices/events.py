"""Kinds of journal line about the outbox. Whom a message went to is not among their details."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

SEEN = Kind(
    name="notices.seen",
    sentence=gettext_noop("Notices were put aside: {count}."),
    details=frozenset({"count"}),
)
RETRIED = Kind(
    name="notices.retried",
    sentence=gettext_noop("A message that stood as {state} was queued again."),
    details=frozenset({"state", "channel"}),
)
ENDPOINT_SET = Kind(
    name="notices.endpoint_set",
    sentence=gettext_noop("The endpoint to which notices are posted was set."),
    details=frozenset({"host"}),
)
ENDPOINT_SWITCHED_OFF = Kind(
    name="notices.endpoint_switched_off",
    sentence=gettext_noop("The endpoint to which notices were posted was switched off."),
    details=frozenset({"host"}),
)
