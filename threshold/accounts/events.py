"""Kinds of journal line about people, roles and powers. Names and addresses are personal and can be erased."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

ROLES_LOADED = Kind(
    name="accounts.roles_loaded",
    sentence=gettext_noop("The roles were loaded: {added} added, {changed} changed."),
    details=frozenset({"added", "changed"}),
)
PERSON_ADDED = Kind(
    name="accounts.person_added",
    sentence=gettext_noop("A person was added who may sign in."),
    details=frozenset({"name", "email"}),
    personal=frozenset({"name", "email"}),
)
PERSON_SWITCHED = Kind(
    name="accounts.person_switched",
    sentence=gettext_noop("Whether a person may sign in was changed to {active}."),
    details=frozenset({"active", "reason"}),
    personal=frozenset({"reason"}),
)
ROLE_GIVEN = Kind(
    name="accounts.role_given",
    sentence=gettext_noop("The role {role} was given."),
    details=frozenset({"person", "role", "since", "until", "reason"}),
    personal=frozenset({"reason"}),
)
ROLE_ENDED = Kind(
    name="accounts.role_ended",
    sentence=gettext_noop("The role {role} was ended."),
    details=frozenset({"person", "role", "reason"}),
    personal=frozenset({"reason"}),
)
POWER_TAKEN = Kind(
    name="accounts.power_taken",
    sentence=gettext_noop("The administrator's power was taken until {until}."),
    details=frozenset({"until", "reason"}),
    personal=frozenset({"reason"}),
)
POWER_ENDED = Kind(
    name="accounts.power_ended",
    sentence=gettext_noop("The administrator's power was given back."),
    details=frozenset({"since"}),
)
DEMONSTRATION_LOADED = Kind(
    name="accounts.demonstration_loaded",
    sentence=gettext_noop("Invented people were loaded for a demonstration: {added}."),
    details=frozenset({"added"}),
)
