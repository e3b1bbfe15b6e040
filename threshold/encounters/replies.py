"""What counsel may ask back and reply, from closed lists: care.md's own sentences, and never an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from threshold.core import gate
from threshold.core.facts import FACTS
from threshold.core.words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Question:
    """One closed question staff can answer from what they saw, with the choices of its answer."""

    id: str
    asks: str

    @property
    def choices(self) -> gate.Choices:
        """What may be answered."""
        return gate.ONE_OF[self.id]


# Facts of the core that the eye can show. Issuer, authority, validity, agreement, title, control, arrangement and the
# law that is enforced are not among them: care.md 1.
SEEN: Final = ("purpose", "nonpublic", "uses_property", "other_resource")
QUESTIONS: Final[Mapping[str, Question]] = MappingProxyType(
    {
        one.id: one
        for one in (
            Question("came_for", _("What did they say they came for?")),
            Question("said_to_be", _("Whom did they say they are with?")),
            Question("officers", _("How many of them are there?")),
            Question("identification", _("Was identification shown?")),
            Question("paper", _("What sort of paper is it?")),
            Question("signed", _("Does it look signed by a judge or a court?")),
            Question("issuer", _("Which sort of court or office does it name?")),
            Question("dated", _("Is there a date on it?")),
            Question("shown", _("Was it shown, read aloud, or was a copy given?")),
            Question("place", FACTS["place"].asks),
            Question("use", FACTS["use"].asks),
            *(Question(fact, FACTS[fact].asks) for fact in SEEN),
        )
    }
)

REPLIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "coming": _("Counsel is on the way to you."),
        "calling": _("Counsel is calling you now."),
        "reading": _("Counsel is reading what you recorded."),
        "call": _("Call counsel now."),
        "wait": _("Say: “Please wait while I call.” This is a request."),
        "copy": _("Say: “May I see any paper you have? May I have a copy?” Do not take it."),
        "step_aside": _("If they do not wait, step aside, stay safe, call at once."),
        "speaking": _("Counsel is speaking with them. Keep doing your ordinary work."),
        "to_privacy_officer": _("Requests go to counsel and your privacy officer."),
        "keep_records": _("Do not delete, change, move or hide any record, message or video."),
        "nothing_more": _("Counsel needs nothing more from you now. Thank you."),
    }
)
