"""Answers by role, and the shape of a row: what the table of addresses is written with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from threshold.accounts.role_list import listed_roles

OURS, THEIRS = "demo-lanterns", "demo-tides"
PUBLIC_ALONE, NO_ROLE, POWERED = "public", "no role", "administrator with power"
ELSEWHERE = {f"{role} elsewhere": role for role in ("compliance-lead", "reviewer")}
HELD = tuple(role.slug for role in listed_roles())
FOR_THE_CITY = {role.slug for role in listed_roles() if role.scope == "city"}
SIGNED_IN = (NO_ROLE, *HELD, POWERED, *ELSEWHERE)
ROLES = (PUBLIC_ALONE, *SIGNED_IN)
Answers = dict[str, int]

# Fixed marks of two people the tests make, so that a row can name them: one at our agency, one at another.
SOMEBODY, SOMEBODY_ELSE = "a1" * 8, "b2" * 8
RECORD = (
    7001  # the number of each record the tests make at our agency: a holding, a contract, an assignment, a proof...
)
KEY = "c3" * 16  # of an encounter a device made
SITE = "1900000001"  # a lot of our agency that everybody may see


def everybody(status: int = 200) -> Answers:
    """One answer for all."""
    return dict.fromkeys(ROLES, status)


def signed_in(status: int = 200, *, public: int = 302, **other: int) -> Answers:
    """One answer for whoever signed in; the public is sent to sign in."""
    return {PUBLIC_ALONE: public} | dict.fromkeys(SIGNED_IN, status)


def only(*roles: str, status: int = 200, others: int = 403, public: int = 302) -> Answers:
    """One answer for some roles, wherever they are held, and another for the other people who signed in."""
    few = {role for role in SIGNED_IN if role in roles or ELSEWHERE.get(role) in roles}
    return signed_in(others, public=public) | dict.fromkeys(few, status)


def able(*abilities: str, status: int = 200, others: int = 403, public: int = 302) -> Answers:
    """One answer for the roles that give one of some abilities, as the list of roles has it, another for the others."""
    wanted = set(abilities)
    few = [role.slug for role in listed_roles() if wanted & set(role.abilities)]
    powered = [POWERED for role in listed_roles() if role.powers and wanted & {*role.powers, *role.abilities}]
    return only(*few, *powered, status=status, others=others, public=public)


PUBLIC = everybody()
NOBODY = everybody(404)
CASE: Mapping[str, Any] = {"date": "2026-03-02", "facts": {}}


@dataclass(frozen=True, slots=True)
class Row:
    """One address: examples of it, what each role is answered, and whether it takes a posted case instead of a look.

    `of` is the agency whose record the examples are, and `crossing` what people of another agency are answered there;
    `form` marks a page with a form for people who have not signed in.
    """

    there: tuple[str, ...]
    answers: Answers = field(default_factory=lambda: PUBLIC)
    missing: tuple[str, ...] = ()
    posts: Mapping[str, Any] | None = None
    of: str = ""
    crossing: int = 404
    form: bool = False

    def answer(self, role: str) -> int:
        """What a role is answered at an example that is there."""
        crosses = self.of and role in ELSEWHERE and self.of != THEIRS
        return self.crossing if crosses else self.answers[role]

    def answer_missing(self, role: str) -> int:
        """What a role is answered at one that is not: the public is sent to sign in where it may not look at all."""
        return self.answers[role] if role == PUBLIC_ALONE and self.answers[role] in {302, 401} else 404


def one_of_ours(path: str, *, sees: str, acts: str) -> Row:
    """A page of one record of our agency: there for whoever may see it, and where it acts, open to whoever may act."""
    family = sees.split(".")[0]
    seen = able(sees, f"{family}.manage", status=403 if acts else 200, others=404)
    answers = seen | {role: status for role, status in able(acts).items() if acts and status == 200}
    return Row((path.format(RECORD),), answers, missing=(path.format(999_999), path.format("9" * 30)), of=OURS)


# A record that everybody sees and these alone could change: no role reaches none, and an auditor changes nothing.
WITHIN_REACH = signed_in(403, public=401) | {NO_ROLE: 404, "auditor": 404}


def of_what_is_owed(path: str, acts: str) -> Row:
    """A page on which something is recorded of what our agency owes: that it is owed everybody sees."""
    return Row((path.format(RECORD),), able(acts), missing=(path.format(999_999),), of=OURS, crossing=403)


def sent(what: Mapping[str, Any], *, sees: str, acts: str, path: str) -> Row:
    """A change a program asks for to a record of our agency: not there for those who do not see the record."""
    seen = able(sees, status=403, others=404, public=401) if sees else WITHIN_REACH
    made = {role: status for role, status in able(acts, status=201).items() if status == 201}
    return Row((path,), seen | made, posts=what, of=OURS)
