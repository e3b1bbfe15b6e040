"""What the actions ask of every form: a reason in words, and a person whose row stays as it is meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from threshold.accounts.models import Person
from threshold.accounts.rights import Rights
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, record
from threshold.journal.kinds import Kind

NO_REASON = Sentence(gettext_noop("Give the reason in a sentence: it stands in the record."))


def held_still(person: Person) -> Person:
    """The person's row, kept from changing: whatever they do at this moment ends before their roles change."""
    return Person.objects.select_for_update().get(pk=person.pk)


def a_reason(words: str) -> str:
    """The reason given. Raises Refused when there is none."""
    if not words.strip():
        raise Refused(NO_REASON, "reason")
    return words.strip()


@dataclass(frozen=True, slots=True)
class Oneself:
    """Lines of the journal about what a person does about themselves: they may write these whatever their roles."""

    rights: Rights

    def record(self, kind: Kind, details: Mapping[str, str | int]) -> None:
        """Add a line about the person who acts."""
        with reaching(Reach.OWN, person=self.rights.who.person):
            about = About("person", self.rights.who.ref)
            record(kind, by=self.rights.actor("person"), about=about, details=details)
