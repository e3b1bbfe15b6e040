"""Kinds of journal line about what is owed and proved. Words people wrote are personal and can be erased."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind
from threshold.notices.kinds import Urgency, notice_kind

ASSIGNED = Kind(
    name="duties.assigned",
    sentence=gettext_noop("Duties were assigned to a body: {count}."),
    details=frozenset({"count", "root", "since"}),
)
CLOCK_STARTED = Kind(
    name="duties.clock_started",
    sentence=gettext_noop("An event of {day} started the clock of duty {duty}."),
    details=frozenset({"duty", "event", "day", "due"}),
)
PROOF_GIVEN = Kind(
    name="duties.proof_given",
    sentence=gettext_noop("Proof was given, effective on {effective_on}."),
    details=frozenset({"duty", "period", "kind", "effective_on", "supersedes", "hash"}),
)
NONE_ATTESTED = Kind(
    name="duties.none_attested",
    sentence=gettext_noop("It was attested that there was none this period (house practice)."),
    details=frozenset({"duty", "period", "effective_on", "supersedes", "hash"}),
)
PROOF_ACCEPTED = Kind(
    name="duties.proof_accepted",
    sentence=gettext_noop("A second person accepted proof (house practice)."),
    details=frozenset({"duty", "period", "reason"}),
    personal=frozenset({"reason"}),
)
PROOF_REFUSED = Kind(
    name="duties.proof_refused",
    sentence=gettext_noop("A second person refused proof (house practice)."),
    details=frozenset({"duty", "period", "reason"}),
    personal=frozenset({"reason"}),
)
PUT_OFF = Kind(
    name="duties.put_off",
    sentence=gettext_noop("A day was extended, paused, resumed or withdrawn: {kind}, by {authority}."),
    details=frozenset({"duty", "period", "kind", "until", "authority", "reason"}),
    personal=frozenset({"reason"}),
)
DIARY_WRITTEN = Kind(
    name="duties.diary_written",
    sentence=gettext_noop("The diary of efforts was written: {kind} on {day}."),
    details=frozenset({"duty", "period", "kind", "day", "hash"}),
)
REQUEST_MADE = Kind(
    name="duties.request_made",
    sentence=gettext_noop("A request under section 8 was made."),
    details=frozenset({"from_body", "to_body", "wanted_by", "hash"}),
)
REQUEST_ANSWERED = Kind(
    name="duties.request_answered",
    sentence=gettext_noop("A request under section 8 was answered: {kind}."),
    details=frozenset({"from_body", "to_body", "kind", "hash"}),
)
DEMONSTRATION_LOADED = Kind(
    name="duties.demonstration_loaded",
    sentence=gettext_noop("Invented proof was loaded for a demonstration: {count}."),
    details=frozenset({"count"}),
)
REMINDED = Kind(
    name="duties.reminded",
    sentence=gettext_noop("Reminders were given of days that come or have passed: {count}."),
    details=frozenset({"count", "day"}),
)

TO_REVIEW = notice_kind(
    name="duties.to_review", sentence=gettext_noop("Proof {number} waits for a second person to review it.")
)
REFUSED = notice_kind(
    name="duties.refused",
    sentence=gettext_noop("Your proof {number} was refused; the reason stands beside it."),
    urgency=Urgency.NOW,
)
FALLS_DUE = notice_kind(
    name="duties.falls_due", sentence=gettext_noop("Assignment {number} falls due on {day}. Give proof of it.")
)
HAS_PASSED = notice_kind(
    name="duties.has_passed",
    sentence=gettext_noop("The day of assignment {number}, {day}, has passed, and no proof of it is recorded here."),
)
ASKED = notice_kind(
    name="duties.asked", sentence=gettext_noop("Request {number} waits for an answer."), urgency=Urgency.NOW
)
ANSWERED = notice_kind(name="duties.answered", sentence=gettext_noop("Request {number} was answered."))
STARTED = notice_kind(
    name="duties.started", sentence=gettext_noop("An event started the clock of assignment {number}.")
)
