"""Kinds of journal line about people, roles and powers. Names and addresses are personal and can be erased."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.journal.kinds import Kind

ROLES_LOADED = Kind(
    name="accounts.roles_loaded",
    sentence=gettext_noop("The roles were loaded: {added} added, {changed} changed."),
    details=frozenset({"added", "changed", "news"}),
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
ROLE_CHANGED = Kind(
    name="accounts.role_changed",
    sentence=gettext_noop("What the role {role} may do was changed: {added} added, {removed} removed."),
    details=frozenset({"role", "added", "removed", "reason"}),
    personal=frozenset({"reason"}),
)
LINK_MADE = Kind(
    name="accounts.link_made",
    sentence=gettext_noop("A link for setting a password was made."),
    details=frozenset({"asked_by"}),
)
PASSWORD_SET = Kind(
    name="accounts.password_set",
    sentence=gettext_noop("A password was set by a link."),
    details=frozenset({"first"}),
)
FACTOR_ADDED = Kind(
    name="accounts.factor_added",
    sentence=gettext_noop("A second factor was added: {kind}."),
    details=frozenset({"kind"}),
)
FACTOR_REMOVED = Kind(
    name="accounts.factor_removed",
    sentence=gettext_noop("A second factor was removed: {kind}."),
    details=frozenset({"kind"}),
)
CODES_RENEWED = Kind(
    name="accounts.codes_renewed",
    sentence=gettext_noop("New recovery codes were made; the old ones no longer work."),
    details=frozenset({"count"}),
)
FACTORS_RESET = Kind(
    name="accounts.factors_reset",
    sentence=gettext_noop("All second factors of a person were removed: {count}."),
    details=frozenset({"count", "reason"}),
    personal=frozenset({"reason"}),
)
SIGNED_OUT_EVERYWHERE = Kind(
    name="accounts.signed_out_everywhere",
    sentence=gettext_noop("A person ended all their sessions."),
    details=frozenset({"by_whom"}),
)
LANGUAGE_CHOSEN = Kind(
    name="accounts.language_chosen",
    sentence=gettext_noop("A person chose a language: {language}."),
    details=frozenset({"language"}),
    personal=frozenset({"language"}),
)
SENSITIVE_OPENED = Kind(
    name="accounts.sensitive_opened",
    sentence=gettext_noop("A sensitive field was opened for the purpose {purpose}."),
    details=frozenset({"purpose", "words"}),
    personal=frozenset({"words"}),
)
