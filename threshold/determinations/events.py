"""Kinds of journal line about determinations. No line holds what was found or said: numbers and hashes alone."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind
from threshold.notices.kinds import notice_kind

MATTER_OPENED = Kind(
    name="determinations.matter_opened",
    sentence=gettext_noop("A matter was opened, for a use on {day}."),
    details=frozenset({"kind", "day"}),
)
FACTS_STATED = Kind(
    name="determinations.facts_stated",
    sentence=gettext_noop("Facts were stated in a matter: {count}."),
    details=frozenset({"first", "count", "hash"}),
)
FOUND = Kind(
    name="determinations.found",
    sentence=gettext_noop("An official found on points of a matter: {count}."),
    details=frozenset({"first", "count", "hash"}),
)
REFERRED = Kind(
    name="determinations.referred",
    sentence=gettext_noop("A matter was shown to the Law Department, under approval {crossing}."),
    details=frozenset({"crossing"}),
)
SEALED = Kind(
    name="determinations.sealed",
    sentence=gettext_noop("Determination {number} of a matter was sealed; norms on which counsel decided: {decided}."),
    details=frozenset({"number", "through", "text_seal", "hash", "decided", "decisions"}),
)
ADVICE_KEPT = Kind(
    name="determinations.advice_kept",
    sentence=gettext_noop("Privileged advice was kept with a matter."),
    details=frozenset({"place"}),
)
DECIDER_DESIGNATED = Kind(
    name="determinations.decider_designated",
    sentence=gettext_noop("Somebody was entered on the register of deciders, from {since}: {clauses}."),
    details=frozenset({"person", "clauses", "document", "since", "until"}),
)
DESIGNATION_ENDED = Kind(
    name="determinations.designation_ended",
    sentence=gettext_noop("An entry on the register of deciders was ended on {until}."),
    details=frozenset({"until"}),
)
READING_ADOPTED = Kind(
    name="determinations.reading_adopted",
    sentence=gettext_noop("The Law Department adopted a reading, from {since}: {says}."),
    details=frozenset({"says", "uses", "since", "until", "reasons"}),
    personal=frozenset({"reasons"}),
)
READING_ENDED = Kind(
    name="determinations.reading_ended",
    sentence=gettext_noop("A reading the Law Department had adopted was ended on {until}."),
    details=frozenset({"until"}),
)
POINT_OPEN = notice_kind(
    name="determinations.point_open",
    sentence=gettext_noop("A point in matter {number} is open, and only the Law Department settles it."),
    leads_to="/open-points/",
)
TO_LAW_DEPARTMENT = notice_kind(
    name="determinations.shown",
    sentence=gettext_noop("Matter {number} was shown to the Law Department."),
    leads_to="/matters/{number}/",
)
