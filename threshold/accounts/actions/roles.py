"""Roles: the list a new installation begins with, what each may do, who is given one and when it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts import events, permissions
from threshold.accounts.actions.given import a_reason, held_still
from threshold.accounts.agencies import agency_names
from threshold.accounts.models import Grant, Role
from threshold.accounts.queries import find_person, find_role
from threshold.accounts.rights import Who, acting
from threshold.accounts.role_list import ListedRole
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

HELD_ALREADY = Sentence(gettext_noop("This person holds this role there already. End it first, or choose other days."))

NO_ABILITY = gettext_noop("There is no ability called {ability}.")
CHANGES_NOTHING = Sentence(
    gettext_noop("Whoever holds this role reads everything and changes nothing. Choose abilities of reading.")
)
NO_AGENCY = Sentence(gettext_noop("There is no body with this name here. Choose one from the list."))


def load_roles(*, by: Who, roles: Iterable[ListedRole]) -> int:
    """Add the listed roles that are missing, and to the others what the list has gained or dropped since it was read.

    What an administrator added or took away stays so. How many roles were added or changed.
    """
    with acting(by) as rights:
        require(permissions.can_load(rights))
        here = {role.slug: role for role in Role.objects.select_for_update()}
        listed = tuple(roles)
        fresh = [Role(**_columns(role)) for role in listed if role.slug not in here]
        Role.objects.bulk_create(fresh)
        news = [said for role in listed if role.slug in here and (said := _follow(here[role.slug], role))]
        if fresh or news:
            told: dict[str, str | int] = {"added": len(fresh), "changed": len(news), "news": "; ".join(news)}
            record(events.ROLES_LOADED, by=rights.actor(""), about=About("roles", "list"), details=told)
    return len(fresh) + len(news)


def give_role(
    *, by: Who, person: str, role: str, agency: str = "", reason: str, until: datetime | None = None
) -> Grant:
    """Give a person (by their opaque mark) a role from now on. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        whom, which = held_still(find_person(rights, person)), find_role(role)
        require(permissions.can_change_roles(rights, whom.pk))
        fits = permissions.can_hold(which, agency)
        if not fits:
            raise Refused(fits.reason, "agency")
        if agency and agency not in agency_names():
            raise Refused(NO_AGENCY, "agency")
        now = timezone.now()
        try:
            with transaction.atomic():
                grant = Grant.objects.create(
                    person=whom, role=which, agency_id=agency, since=now, until=until,
                    given_by=by.ref, reason=a_reason(reason),
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
        held_still(held.person)
        require(permissions.can_change_roles(rights, held.person_id))
        held.until = timezone.now()
        held.save(update_fields=["until"])
        details = {"person": held.person.ref, "role": held.role_id, "reason": a_reason(reason)}
        about = About("grant", str(held.pk), agency=held.agency_id)
        record(events.ROLE_ENDED, by=rights.actor(permissions.GRANT), about=about, details=details)


def change_role(*, by: Who, role: str, abilities: Iterable[str], powers: Iterable[str], reason: str) -> Role:
    """Say anew what holders of a role may do, at once for all of them. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        held = Role.objects.select_for_update().get(pk=find_role(role).pk)
        require(permissions.can_change_role(rights, held))
        before = {*held.abilities, *held.powers}
        held.abilities, held.powers = sorted(set(abilities)), sorted(set(powers))
        after = {*held.abilities, *held.powers}
        if unknown := after - permissions.abilities():
            raise Refused(Sentence(NO_ABILITY, {"ability": min(unknown)}), "abilities")
        if held.reads_all and after - permissions.READING:
            raise Refused(CHANGES_NOTHING, "abilities")
        held.save(update_fields=["abilities", "powers"])
        details = {
            "role": role, "added": ", ".join(sorted(after - before)), "removed": ", ".join(sorted(before - after)),
            "reason": a_reason(reason),
        }  # fmt: skip
        record(events.ROLE_CHANGED, by=rights.actor(permissions.GRANT), about=About("role", role), details=details)
    return held


def _columns(role: ListedRole) -> dict[str, object]:
    abilities, powers = list(role.abilities), list(role.powers)
    given: dict[str, object] = {"abilities": abilities, "powers": powers}
    return asdict(role) | given | {"listed_abilities": abilities, "listed_powers": powers}


def _follow(here: Role, listed: ListedRole) -> str:
    """Bring a role to what the list says now, its abilities by what changed in the list. What changed, or nothing."""
    before = {*here.abilities, *here.powers}
    here.abilities = _merged(here.abilities, here.listed_abilities, listed.abilities)
    here.powers = _merged(here.powers, here.listed_powers, listed.powers)
    told = {name: value for name, value in _columns(listed).items() if name not in {"slug", "abilities", "powers"}}
    stale = [name for name, value in told.items() if getattr(here, name) != value]
    for name in stale:
        setattr(here, name, told[name])
    after = {*here.abilities, *here.powers}
    if stale or before != after:
        here.save()
    signs = [*(f"+{one}" for one in sorted(after - before)), *(f"-{one}" for one in sorted(before - after))]
    words = [*signs, *(name for name in stale if not name.startswith("listed_"))]
    return f"{here.slug} {' '.join(words)}" if words else ""


def _merged(held: Iterable[str], listed_before: Iterable[str], listed: Iterable[str]) -> list[str]:
    """What is held, with what the list has gained since and without what it has dropped."""
    gained, dropped = set(listed) - set(listed_before), set(listed_before) - set(listed)
    return sorted((set(held) | gained) - dropped)
