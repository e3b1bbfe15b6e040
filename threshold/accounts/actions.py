"""Every change to people, roles and powers: one action, one transaction, one line in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts import events, permissions
from threshold.accounts.models import Grant, Person, Power, Role
from threshold.accounts.queries import find_person, find_role, power_now
from threshold.accounts.rights import Who, acting
from threshold.accounts.role_list import ListedRole
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

LONGEST_POWER = timedelta(hours=4)
EMAIL_TAKEN = Sentence(gettext_noop("Somebody with this address is here already. Look for them in the list of people."))
HELD_ALREADY = Sentence(gettext_noop("This person holds this role there already. End it first, or choose other days."))
NO_REASON = Sentence(gettext_noop("Give the reason in a sentence: it stands in the record."))
TOO_LONG = Sentence(gettext_noop("The power is taken for four hours at most. It can be taken again."))
NO_PERSON = Sentence(gettext_noop("The power is for people who sign in."))
POWER_ON = Sentence(gettext_noop("The power is on already."))


def load_roles(*, by: Who, roles: Iterable[ListedRole]) -> int:
    """Add the listed roles that are missing; those here stay as an administrator left them. How many were new."""
    with acting(by) as rights:
        require(permissions.can_load(rights))
        here = set(Role.objects.values_list("slug", flat=True))
        fresh = [Role(**_columns(role)) for role in roles if role.slug not in here]
        if fresh:
            Role.objects.bulk_create(fresh)
            counts = {"added": len(fresh), "changed": 0}
            record(events.ROLES_LOADED, by=rights.actor(""), about=About("roles", "list"), details=counts)
    return len(fresh)


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
        person = _held_still(find_person(rights, ref))
        require(permissions.can_change_roles(rights, person.pk))
        person.is_active = active
        person.save(update_fields=["is_active"])
        details = {"active": "yes" if active else "no", "reason": _reason(reason)}
        record(events.PERSON_SWITCHED, by=rights.actor(permissions.MANAGE), about=About("person", ref), details=details)


def give_role(
    *, by: Who, person: str, role: str, agency: str = "", reason: str, until: datetime | None = None
) -> Grant:
    """Give a person (by their opaque mark) a role from now on. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        whom, which = _held_still(find_person(rights, person)), find_role(role)
        require(permissions.can_change_roles(rights, whom.pk))
        fits = permissions.can_hold(which, agency)
        if not fits:
            raise Refused(fits.reason, "agency")
        now = timezone.now()
        try:
            with transaction.atomic():
                grant = Grant.objects.create(
                    person=whom, role=which, agency_id=agency, since=now, until=until,
                    given_by=by.ref, reason=_reason(reason),
                )  # fmt: skip
        except IntegrityError as overlap:
            raise Refused(HELD_ALREADY, "role") from overlap
        details = {
            "person": whom.ref, "role": role, "since": now.isoformat(),
            "until": until.isoformat() if until else "", "reason": reason,
        }  # fmt: skip
        about = About("grant", str(grant.pk), agency=agency)
        record(events.ROLE_GIVEN, by=rights.actor(permissions.GRANT), about=about, details=details)
    return grant


def end_role(*, by: Who, grant: int, reason: str) -> None:
    """End a role a person holds. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        held = Grant.objects.select_related("person").filter(pk=grant).first()
        if held is None:
            raise OutOfSight(str(grant))
        _held_still(held.person)
        require(permissions.can_change_roles(rights, held.person_id))
        held.until = timezone.now()
        held.save(update_fields=["until"])
        details = {"person": held.person.ref, "role": held.role_id, "reason": _reason(reason)}
        about = About("grant", str(held.pk), agency=held.agency_id)
        record(events.ROLE_ENDED, by=rights.actor(permissions.GRANT), about=about, details=details)


def take_power(*, by: Who, reason: str, minutes: int) -> Power:
    """Take the administrator's power for some minutes. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(permissions.can_take_power(rights))
        now, span = timezone.now(), timedelta(minutes=minutes)
        if not timedelta(0) < span <= LONGEST_POWER:
            raise Refused(TOO_LONG, "minutes")
        if rights.powered_until is not None:
            raise Refused(POWER_ON)
        if by.person is None:
            raise Refused(NO_PERSON)
        power = Power.objects.create(person_id=by.person, since=now, until=now + span, reason=_reason(reason))
        details = {"until": power.until.isoformat(), "reason": reason}
        actor = rights.actor(permissions.TAKE_POWER)
        record(events.POWER_TAKEN, by=actor, about=About("power", str(power.pk)), details=details)
    return power


def end_power(*, by: Who) -> None:
    """Give the power back before its time. Nothing happens when it is off."""
    with acting(by) as rights:
        power = power_now(by.person, timezone.now()) if by.person is not None else None
        if power is None:
            return
        power.until = timezone.now()
        power.save(update_fields=["until"])
        details = {"since": power.since.isoformat()}
        actor = rights.actor(permissions.TAKE_POWER)
        record(events.POWER_ENDED, by=actor, about=About("power", str(power.pk)), details=details)


def _held_still(person: Person) -> Person:
    """The person's row, kept from changing: whatever they do at this moment ends before their roles change."""
    return Person.objects.select_for_update().get(pk=person.pk)


def _reason(words: str) -> str:
    """The reason given. Raises Refused when there is none."""
    if not words.strip():
        raise Refused(NO_REASON, "reason")
    return words.strip()


def _columns(role: ListedRole) -> dict[str, object]:
    columns = asdict(role)
    return columns | {"abilities": list(role.abilities), "powers": list(role.powers)}
