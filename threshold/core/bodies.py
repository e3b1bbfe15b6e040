"""Whom a clause binds: groups with a verdict, a reason and a confidence for each body."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Protocol

from threshold.core.law import Body, Duty, Group, Member
from threshold.core.words import gettext_noop

NOT_OF_THE_GROUP = gettext_noop("Not named, and not of a kind this clause takes in.")
NOT_ACTIVE = gettext_noop("Not active in the City's dataset.")


class UnknownBody(LookupError):
    """No body answers to this name; the message names the nearest one."""


class HasGroups(Protocol):
    """An order, or the whole law."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups its duties bind."""


def group(where: HasGroups, group_id: str) -> Group:
    """The group with this id. Raises LookupError when there is none."""
    for found in where.groups:
        if found.id == group_id:
            return found
    raise LookupError(f"No group is called '{group_id}'.")


def verdict(of: Group, body: Body) -> Member:
    """Whether one body belongs to a group, and why: named first, then by its kind, else not."""
    for member in of.members:
        if member.body == body.id:
            return member
    for kind, member in of.kinds:
        if kind == body.kind:
            if body.status != "active":
                return Member(body.id, "no", NOT_ACTIVE, "medium")
            return Member(body.id, member.verdict, member.reason, member.confidence)
    return Member(body.id, "no", NOT_OF_THE_GROUP, "high")


def bound_bodies(where: HasGroups, duty: Duty, bodies: Iterable[Body]) -> tuple[tuple[Body, Member], ...]:
    """The bodies a duty binds or may bind, with the reason; those it does not bind are left out."""
    groups = [group(where, name) for name in duty.bound]
    found = []
    for body in bodies:
        member = _strongest([verdict(one, body) for one in groups])
        if member is not None and member.verdict != "no":
            found.append((body, member))
    return tuple(found)


def _strongest(members: list[Member]) -> Member | None:
    order = ("yes", "unclear", "no")
    return min(members, key=lambda member: order.index(member.verdict), default=None)


def short_name(body: Body) -> str:
    """What a body is called in lists: its acronym, or its name."""
    return body.acronym or body.name


def bound_names(where: HasGroups, duty: Duty, bodies: Iterable[Body]) -> tuple[str, ...]:
    """The bodies a duty surely binds, by their short names; where none is listed, the group's own name."""
    return names_of(where, duty, bound_bodies(where, duty, bodies))


def names_of(where: HasGroups, duty: Duty, bound: Iterable[tuple[Body, Member]]) -> tuple[str, ...]:
    """The same for bodies already found by `bound_bodies`."""
    sure = tuple(short_name(body) for body, member in bound if member.verdict == "yes")
    return sure or tuple(group(where, name).name for name in duty.bound)


def find_body(bodies: Collection[Body], wanted: str) -> Body:
    """The body with this id, acronym or name, in any case of letters. Raises UnknownBody naming the nearest."""
    named: dict[str, Body] = {}
    for body in bodies:
        for name in (body.name, body.acronym, body.id):
            named.setdefault(name.lower(), body)
    found = named.get(wanted.strip().lower())
    if found is not None and wanted.strip():
        return found
    near = get_close_matches(wanted.lower(), [name for name in named if name], n=1, cutoff=0.3)
    hint = f" The nearest is '{short_name(named[near[0]])}'." if near else ""
    raise UnknownBody(f"No body is called '{wanted}'.{hint}")
