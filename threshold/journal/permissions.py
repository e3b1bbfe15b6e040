"""Who may erase details of the journal, with the reason."""

from __future__ import annotations

from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import Actor

OPERATORS = frozenset({"operator"})  # whoever runs the command line on the server


def can_erase_details(by: Actor) -> Answer:
    """Whether this person may erase the personal details of a line."""
    if by.role in OPERATORS:
        return Answer(yes=True, reason=Sentence(gettext_noop("Operators erase what has to go.")))
    words = gettext_noop("Only an operator erases details of the journal. Ask the one who runs this.")
    return Answer(yes=False, reason=Sentence(words))
