"""Every change to people, roles and powers: one action, one transaction, one line in the journal."""

from threshold.accounts.actions.demonstration import load_demonstration
from threshold.accounts.actions.opening import open_sensitive
from threshold.accounts.actions.people import add_person, switch_person
from threshold.accounts.actions.power import end_power, take_power
from threshold.accounts.actions.roles import change_role, end_role, give_role, load_roles
from threshold.accounts.actions.signing_in import (
    add_app,
    add_passkey,
    choose_language,
    mail_link,
    make_link,
    remove_factor,
    renew_codes,
    reset_factors,
    set_password,
    sign_out_everywhere,
)  # fmt: skip

__all__ = (
    "add_app",
    "add_passkey",
    "add_person",
    "change_role",
    "choose_language",
    "end_power",
    "end_role",
    "give_role",
    "load_demonstration",
    "load_roles",
    "mail_link",
    "make_link",
    "open_sensitive",
    "remove_factor",
    "renew_codes",
    "reset_factors",
    "set_password",
    "sign_out_everywhere",
    "switch_person",
    "take_power",
)  # fmt: skip
