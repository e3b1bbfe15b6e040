"""What the kinds and states of the records here are called on a page."""

from __future__ import annotations

from collections.abc import Mapping

from threshold.core.words import gettext_noop

PROOFS: Mapping[str, str] = {
    "file": gettext_noop("A file"),
    "link": gettext_noop("A link"),
    "statement": gettext_noop("A statement"),
    "none": gettext_noop("That there was none this period (house practice)"),
}
STATES: Mapping[str, str] = {
    "accepted": gettext_noop("accepted"),
    "refused": gettext_noop("refused"),
    "superseded": gettext_noop("superseded"),
    "waiting": gettext_noop("waits for review"),
}
PUTTINGS: Mapping[str, str] = {
    "extension": gettext_noop("Extended"),
    "pause": gettext_noop("Paused"),
    "resumption": gettext_noop("Resumed"),
    "withdrawal": gettext_noop("Withdrawn"),
}
DIARY: Mapping[str, str] = {"effort": gettext_noop("effort"), "consultation": gettext_noop("consultation")}
ANSWERS: Mapping[str, str] = {
    "done": gettext_noop("done"),
    "part": gettext_noop("done in part"),
    "cannot": gettext_noop("cannot be done"),
    "question": gettext_noop("a question"),
    "reply": gettext_noop("a reply"),
}
NO_PERSON: Mapping[str, str] = {
    "operator": gettext_noop("operator on the server"),
    "clock": gettext_noop("the service itself"),
    "person": gettext_noop("a person"),
}
PERIODS: Mapping[str, str] = {  # the first word of what a period is called where it is no stretch of time
    "change": gettext_noop("change"),
    "contract": gettext_noop("contract"),
    "designation": gettext_noop("designation"),
    "discovery": gettext_noop("discovery"),
    "recommendation": gettext_noop("recommendation"),
    "request": gettext_noop("request"),
    "use": gettext_noop("use"),
    "vacancy": gettext_noop("vacancy"),
}
