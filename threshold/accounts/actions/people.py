"""People who sign in: added, kept from signing in, let again."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from threshold.accounts import events, permissions
from threshold.accounts.actions.given import a_reason, held_still
from threshold.accounts.models import Person
from threshold.accounts.queries import find_person
from threshold.accounts.rights import Who, acting
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

EMAIL_TAKEN = Sentence(gettext_noop("Somebody with this address is here already. Look for them in the list of people."))


def add_person(*, by: Who, email: str, name: str) -> Person:
    """A person who may sign in, as yet with no role and no password. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(permissions.can_manage_people(rights))
        try:
            with transaction.atomic():
                person = Person(email=email.strip().lower(), name=name.strip())
                person.set_unusable_password()
                person.save()
        except IntegrityError as taken:
            raise Refused(EMAIL_TAKEN, "email") from taken
        details = {"name": person.name, "email": person.email}
        record(
            events.PERSON_ADDED, by=rights.actor(permissions.MANAGE), about=About("person", person.ref), details=details
        )
    return person


def switch_person(*, by: Who, ref: str, active: bool, reason: str) -> None:
    """Keep a person from signing in, or let them again. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        require(permissions.can_manage_people(rights))
        person = held_still(find_person(rights, ref))
        require(permissions.can_change_roles(rights, person.pk))
        person.is_active = active
        person.save(update_fields=["is_active"])
        details = {"active": "yes" if active else "no", "reason": a_reason(reason)}
        record(events.PERSON_SWITCHED, by=rights.actor(permissions.MANAGE), about=About("person", ref), details=details)
