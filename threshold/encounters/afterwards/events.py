"""Kinds of journal line and of notice about what follows an encounter."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind
from threshold.notices.kinds import Urgency, notice_kind

REFERRED = Kind(
    name="encounters.referred",
    sentence=gettext_noop("The encounter was referred to: {to}; why: {why}."),
    details=frozenset({"to", "why", "crossing", "referral"}),
)
REFERRAL_ACKNOWLEDGED = Kind(
    name="encounters.referral_acknowledged",
    sentence=gettext_noop("The referral to {to} was acknowledged."),
    details=frozenset({"to", "referral"}),
)
LOOKED_BACK = Kind(
    name="encounters.looked_back",
    sentence=gettext_noop("Counsel looked back at the encounter: {prompt}, {finding}."),
    details=frozenset({"prompt", "finding", "hash"}),
)
FOLLOW_UP_SET = Kind(
    name="encounters.follow_up_set",
    sentence=gettext_noop("Something was set to be done after the encounter: {what}, by {owner}, by {due}."),
    details=frozenset({"what", "owner", "due", "follow_up"}),
)
FOLLOW_UP_CLOSED = Kind(
    name="encounters.follow_up_closed",
    sentence=gettext_noop("What was to be done after the encounter was closed: {what}."),
    details=frozenset({"what", "follow_up"}),
)
EXPORT_ASKED = Kind(
    name="encounters.export_asked",
    sentence=gettext_noop("The Law Department asked for an export of {count} encounters: {purpose}."),
    details=frozenset({"purpose", "reference", "count", "encounters", "with_note"}),
)
EXPORT_MADE = Kind(
    name="encounters.export_made",
    sentence=gettext_noop("The export was made."),
    details=frozenset({"sha256", "size"}),
)
EXPORT_HANDED_OVER = Kind(
    name="encounters.export_handed_over",
    sentence=gettext_noop("The export was handed over: {to}."),
    details=frozenset({"to", "reference", "sha256"}),
)
EXPORT_EXPIRED = Kind(
    name="encounters.export_expired",
    sentence=gettext_noop("The bytes of the export were taken out; its custody stays."),
    details=frozenset({"sha256"}),
)

REFERRED_TO_YOU = notice_kind(
    name="encounters.referred_to_you",
    sentence=gettext_noop("Encounter {number} was referred to you."),
    urgency=Urgency.NOW,
    leads_to="/encounters/{number}/",
)
