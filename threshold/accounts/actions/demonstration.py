"""The invented people of a demonstration: loaded by an operator, where the whole installation is one."""

from __future__ import annotations

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from threshold.accounts import events, permissions
from threshold.accounts.invented import PASSWORD, PEOPLE, Invented
from threshold.accounts.models import Grant, Person
from threshold.accounts.rights import Who, acting
from threshold.core.answers import require
from threshold.journal.actions import About, record

WHY = "Invented for demonstration"


def load_demonstration(*, by: Who) -> int:
    """Load the invented people that are missing, each with role, password and app; how many. Raises NotAllowed."""
    with acting(by) as rights:
        require(permissions.can_load_demonstration(rights))
        here = set(Person.objects.filter(demonstration=True).values_list("email", flat=True))
        fresh = [one for one in PEOPLE if one.email not in here]
        if fresh:
            password = make_password(PASSWORD)
            for one in fresh:
                _add(one, password, by.ref)
            about, details = About("people", "demonstration"), {"added": len(fresh)}
            record(events.DEMONSTRATION_LOADED, by=rights.actor(""), about=about, details=details)
    return len(fresh)


def _add(one: Invented, password: str, given_by: str) -> None:
    person = Person.objects.create(email=one.email, name=one.name, password=password, demonstration=True)
    TOTP.activate(person, one.secret)
    RecoveryCodes.activate(person)
    if one.role:
        Grant.objects.create(
            person=person, role_id=one.role, agency_id=one.agency, since=timezone.now(), given_by=given_by, reason=WHY
        )
