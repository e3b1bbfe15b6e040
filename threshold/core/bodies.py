"""Whom a clause binds: groups with a verdict, a reason and a confidence for each body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Protocol

from threshold.core.law import Body, Decided, Duty, Group, Member
from threshold.core.words import day_in_words, gettext_noop

NOT_OF_THE_GROUP = gettext_noop("Not named, and not of a kind this clause takes in.")
NOT_ACTIVE = gettext_noop("Not active in the City's dataset.")

Bound = tuple[Body, Member]
Roll = Mapping[str, tuple[Bound, ...]]
Decisions = Mapping[tuple[str, str], Decided]  # by group and body
NOTHING_DECIDED: Decisions = MappingProxyType({})


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
    return _by_kind(dict(of.kinds), body)


def _by_kind(kinds: Mapping[str, Member], body: Body) -> Member:
    member = kinds.get(body.kind)
    if member is None:
        return Member(body.id, "no", NOT_OF_THE_GROUP, "high")
    if body.status != "active":
        return Member(body.id, "no", NOT_ACTIVE, "medium")
    return Member(body.id, member.verdict, member.reason, member.confidence)


def decisions_on(recorded: Iterable[Decided], day: date) -> Decisions:
    """What holds on a day of everything decided, given in the sequence it was recorded: the newest that has begun."""
    return {(one.group, one.body): one for one in recorded if one.since <= day}


def as_decided(member: Member, decided: Decided | None, *, designated: bool = False) -> Member:
    """What the law says of a body, and where it leaves that unclear or to a designation, what was decided."""
    if decided is None or (member.verdict != "unclear" and not designated):
        return member
    reason = f"Decided on {day_in_words(decided.decided_on)}: {decided.reason}"
    return replace(member, verdict=decided.verdict, reason=reason, decision=decided)


def unclear(where: HasGroups, bodies: Sequence[Body]) -> Iterable[tuple[Group, Body, Member]]:
    """Every group and body of which the law leaves it unclear whether the one takes in the other."""
    for one in where.groups:
        for body, member in _of_group(one, bodies, NOTHING_DECIDED):
            if member.verdict == "unclear":
                yield one, body, member


def roll(where: HasGroups, bodies: Sequence[Body], decided: Decisions = NOTHING_DECIDED) -> Roll:
    """For every group the bodies it binds or may bind, with the reason: worked out once for many duties."""
    return {one.id: _of_group(one, bodies, decided) for one in where.groups}


def _of_group(of: Group, bodies: Sequence[Body], decided: Decisions) -> tuple[Bound, ...]:
    named, kinds = {member.body: member for member in of.members}, dict(of.kinds)
    said = ((body, named.get(body.id) or _by_kind(kinds, body)) for body in bodies)
    if decided:
        said = ((b, as_decided(m, decided.get((of.id, b.id)), designated=of.designated)) for b, m in said)
    return tuple((body, member) for body, member in said if member.verdict != "no")


def bound_by(members: Roll, duty: Duty) -> tuple[Bound, ...]:
    """The bodies a duty binds or may bind, from a roll; where several groups name a body, the surest says why."""
    if len(duty.bound) == 1:
        return members[duty.bound[0]]
    best: dict[str, Bound] = {}
    for name in duty.bound:
        for body, member in members[name]:
            if body.id not in best or member.verdict == "yes":
                best[body.id] = (body, member)
    return tuple(best.values())


def bound_bodies(
    where: HasGroups, duty: Duty, bodies: Sequence[Body], decided: Decisions = NOTHING_DECIDED
) -> tuple[Bound, ...]:
    """The bodies a duty binds or may bind, with the reason; those it does not bind are left out."""
    return bound_by({name: _of_group(group(where, name), bodies, decided) for name in duty.bound}, duty)


def short_name(body: Body) -> str:
    """What a body is called in lists: its acronym, or its name."""
    return body.acronym or body.name


def bound_names(where: HasGroups, duty: Duty, bodies: Sequence[Body]) -> tuple[str, ...]:
    """The bodies a duty surely binds, by their short names; where none is listed, the group's own name."""
    return names_of(where, duty, bound_bodies(where, duty, bodies))


def names_of(where: HasGroups, duty: Duty, bound: Iterable[Bound]) -> tuple[str, ...]:
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
