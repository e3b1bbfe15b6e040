"""Opening a sensitive field for a stated purpose: the row and the line that say so, before anything is opened."""

from __future__ import annotations

from django.utils import timezone

from threshold.accounts import events, permissions
from threshold.accounts.models import PURPOSES, Opening
from threshold.accounts.rights import Who, acting
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, record

NO_PURPOSE = Sentence(gettext_noop("Choose the purpose from the list."))
NO_WORDS = Sentence(gettext_noop("Say in a sentence what you need it for: it stands in the record."))
MOST_WORDS = 300


def open_sensitive(*, by: Who, kind: str, number: str, purpose: str, words: str) -> None:
    """Record that a sensitive field of one record is opened, and why. Raises NotAllowed, Refused.

    An auditor's reach lets the database write nothing; this row and its line have a reach of their own.
    """
    with acting(by) as rights:
        require(permissions.can_open_sensitive(rights))
        if purpose not in PURPOSES:
            raise Refused(NO_PURPOSE, "purpose")
        why = words.strip()[:MOST_WORDS]
        if not why:
            raise Refused(NO_WORDS, "words")
        with reaching(Reach.OWN, person=by.person):
            Opening.objects.create(
                person_id=by.person or 0, kind=kind, number=number, purpose=purpose, words=why, at=timezone.now()
            )
            actor = rights.actor(permissions.OPEN_SENSITIVE)
            details = {"purpose": purpose, "words": why}
            record(events.SENSITIVE_OPENED, by=actor, about=About(kind, number), details=details)
