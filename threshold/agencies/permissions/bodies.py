"""Who may change the bodies, each answer with its reason."""

from __future__ import annotations

from django.conf import settings

from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import Actor

OPERATORS = frozenset({"operator"})  # whoever runs the command line on the server


def can_change_bodies(by: Actor) -> Answer:
    """Whether this person may import bodies or load the starter list."""
    if by.role in OPERATORS:
        return Answer(yes=True, reason=Sentence(gettext_noop("Operators keep the list of bodies.")))
    return Answer(
        yes=False,
        reason=Sentence(gettext_noop("Only an operator keeps the list of bodies. Ask the one who runs this.")),
    )


def can_load_demonstration(by: Actor) -> Answer:
    """Whether invented bodies may be loaded: only where the whole installation is a demonstration."""
    if not settings.DEMONSTRATION:
        words = gettext_noop("Invented bodies are for demonstrations only. Set THRESHOLD_DEMONSTRATION to load them.")
        return Answer(yes=False, reason=Sentence(words))
    return can_change_bodies(by)
