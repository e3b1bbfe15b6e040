"""Kinds of journal line and of notice about encounters."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind
from threshold.notices.kinds import Urgency, notice_kind

NOTHING: frozenset[str] = frozenset()

OPENED = Kind(
    name="encounters.opened",
    sentence=gettext_noop(
        "An encounter was recorded: {kind}, {channel}; it came by {came_by}, the reporter: {reporter}."
    ),
    details=frozenset({"kind", "channel", "came_by", "reporter", "content_hash"}),
)
JOINED = Kind(
    name="encounters.joined",
    sentence=gettext_noop("An unconfirmed encounter was joined to the notice of encounter {to}."),
    details=frozenset({"to"}),
)
CALLED = Kind(
    name="encounters.called",
    sentence=gettext_noop("Counsel on call was told, at place {place} of the rota."),
    details=frozenset({"place", "person"}),
    personal=frozenset({"person"}),
)
NOBODY_ON_CALL = Kind(
    name="encounters.nobody_on_call",
    sentence=gettext_noop("Nobody was on the rota; every counsel of the agency was told."),
    details=NOTHING,
)
ACKNOWLEDGED = Kind(
    name="encounters.acknowledged", sentence=gettext_noop("Counsel acknowledged the encounter."), details=NOTHING
)
ASKED = Kind(
    name="encounters.asked",
    sentence=gettext_noop("Counsel asked back: {question}."),
    details=frozenset({"question"}),
)
ANSWERED = Kind(
    name="encounters.answered",
    sentence=gettext_noop("The question {question} was answered."),
    details=frozenset({"question", "values"}),
)
REPLIED = Kind(
    name="encounters.replied",
    sentence=gettext_noop("Counsel replied to the gate: {reply}."),
    details=frozenset({"reply"}),
)
CLIMBED = Kind(
    name="encounters.climbed",
    sentence=gettext_noop("The call was not acknowledged in {minutes} minutes and went on."),
    details=frozenset({"minutes"}),
)
CROSSED = Kind(
    name="encounters.crossed",
    sentence=gettext_noop("The call went on to the Law Department, under approval {crossing}."),
    details=frozenset({"crossing"}),
)
NO_CROSSING = Kind(
    name="encounters.no_crossing",
    sentence=gettext_noop(
        "No approval to cross to the Law Department is on record; the privacy officer and counsel were told."
    ),
    details=NOTHING,
)
CONFIRMED = Kind(
    name="encounters.confirmed",
    sentence=gettext_noop("Staff of the agency confirmed the encounter."),
    details=NOTHING,
)
CORRECTED = Kind(
    name="encounters.corrected",
    sentence=gettext_noop("What was said was said anew ({why}); what stood before stays."),
    details=frozenset({"why", "account", "before"}),
)
PLACED = Kind(
    name="encounters.placed",
    sentence=gettext_noop("An encounter that named no agency was given to {body}."),
    details=frozenset({"body"}),
)
CLOSED = Kind(name="encounters.closed", sentence=gettext_noop("Counsel closed the encounter."), details=NOTHING)
HELD = Kind(
    name="encounters.held",
    sentence=gettext_noop("Something that was not asked for was put under seal: {why}."),
    details=frozenset({"why"}),
)
HELD_DECIDED = Kind(
    name="encounters.held_decided",
    sentence=gettext_noop("Counsel decided of what was put under seal: {decision}."),
    details=frozenset({"decision"}),
)
SHIFT_ADDED = Kind(
    name="encounters.shift_added",
    sentence=gettext_noop("A turn on call was written: place {place}, from {since} to {until}."),
    details=frozenset({"place", "since", "until", "person"}),
    personal=frozenset({"person"}),
)
SHIFT_WITHDRAWN = Kind(
    name="encounters.shift_withdrawn", sentence=gettext_noop("A turn on call was taken back."), details=NOTHING
)
PRACTICE_SET = Kind(
    name="encounters.practice_set",
    sentence=gettext_noop("A call goes on after {minutes} minutes; a note may be left: {note}."),
    details=frozenset({"minutes", "note"}),
)
LINK_MADE = Kind(
    name="encounters.link_made",
    sentence=gettext_noop("A link for staff was made, to hold until {until}."),
    details=frozenset({"until", "capacity"}),
)
LINK_REVOKED = Kind(
    name="encounters.link_revoked", sentence=gettext_noop("A link for staff was taken back."), details=NOTHING
)

DEMONSTRATION_LOADED = Kind(
    name="encounters.demonstration_loaded",
    sentence=gettext_noop("An invented rota and invented encounters were loaded for a demonstration: {count}."),
    details=frozenset({"count"}),
)

NEEDS_COUNSEL = notice_kind(
    name="encounters.needs_counsel",
    sentence=gettext_noop("Counsel: encounter {number} needs you."),
    urgency=Urgency.NOW,
    leads_to="/encounters/{number}/",
)
ENTERED = notice_kind(
    name="encounters.entered",
    sentence=gettext_noop("Encounter {number} was entered from paper."),
    leads_to="/encounters/{number}/",
)
ANSWER_CAME = notice_kind(
    name="encounters.answer_came",
    sentence=gettext_noop("Staff answered a question about encounter {number}."),
    urgency=Urgency.NOW,
    leads_to="/encounters/{number}/",
)
NEEDS_PLACING = notice_kind(
    name="encounters.needs_placing",
    sentence=gettext_noop("Encounter {number} names no agency. Say whose it is."),
    urgency=Urgency.NOW,
    leads_to="/encounters/{number}/",
)
NEEDS_CROSSING = notice_kind(
    name="encounters.needs_crossing",
    sentence=gettext_noop(
        "Encounter {number} was not acknowledged, and no approval lets it cross to the Law Department."
    ),
    urgency=Urgency.NOW,
    leads_to="/encounters/crossings/",
)
HAS_CROSSED = notice_kind(
    name="encounters.has_crossed",
    sentence=gettext_noop("Law Department: encounter {number} was not acknowledged by its agency and needs you."),
    urgency=Urgency.NOW,
    leads_to="/encounters/{number}/",
)
WAS_HELD = notice_kind(
    name="encounters.was_held",
    sentence=gettext_noop("Something that was not asked for came with a record and lies under seal: {number}."),
    urgency=Urgency.NOW,
    leads_to="/encounters/held/{number}/",
)
