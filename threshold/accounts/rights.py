"""What a person may do, read in the transaction in which they do it: never cached, never carried over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from threshold.accounts.models import Grant, Person, Power
from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.database.reach import Reach, reach_on, reaching
from threshold.journal.actions import Actor

HELD = Sentence(gettext_noop("Your role allows this."))
NOT_HELD = Sentence(gettext_noop("None of your roles allows this. Ask an administrator for the role you need."))
POWER_ASLEEP = Sentence(
    gettext_noop("This needs the administrator's power, which is off. Turn it on with a reason; it ends by itself.")
)
CITYWIDE = ""


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts: a person by their row and opaque mark, or the system or an operator by a role alone."""

    person: int | None
    ref: str
    role: str = ""  # for what is no person: "operator", "clock"

    @classmethod
    def of(cls, person: Person) -> Who:
        """A person who signed in."""
        return cls(person.pk, person.ref)

    @classmethod
    def operator(cls, command: str) -> Who:
        """Whoever runs a command on the server itself."""
        return cls(None, command, "operator")

    @classmethod
    def clock(cls, job: str) -> Who:
        """The service itself, where no person acts: reminders, the next period."""
        return cls(None, job, "clock")


@dataclass(frozen=True, slots=True)
class Rights:
    """The abilities of one person at one moment: by agency ("" is the whole City), each with the role that gives it."""

    who: Who
    held: Mapping[str, Mapping[str, str]]  # agency -> ability -> role
    reach: Reach = Reach.PUBLIC  # how far row security lets this person see
    asleep: frozenset[str] = frozenset()  # abilities of an administrator whose power is off
    reads_all: bool = False
    roles: tuple[tuple[str, str], ...] = ()  # (role, agency)
    powered_until: datetime | None = None
    unbound: bool = False  # an operator or the clock: bound by what the command is, not by a role

    def may(self, ability: str, agency: str = CITYWIDE) -> bool:
        """Whether this person holds an ability for one agency, by a role there or for the whole City."""
        return self.unbound or ability in self.held.get(CITYWIDE, {}) or ability in self.held.get(agency, {})

    def can(self, ability: str, agency: str = CITYWIDE) -> Answer:
        """The same with a reason."""
        if self.may(ability, agency):
            return Answer(yes=True, reason=HELD)
        return Answer(yes=False, reason=POWER_ASLEEP if ability in self.asleep else NOT_HELD)

    def anywhere(self, ability: str) -> bool:
        """Whether this person holds an ability for the City or for any agency."""
        return self.unbound or any(ability in abilities for abilities in self.held.values())

    def agencies_with(self, ability: str) -> frozenset[str]:
        """The agencies for which this person holds an ability by a role there; "" among them means everywhere."""
        return frozenset(agency for agency, abilities in self.held.items() if ability in abilities)

    @property
    def agencies(self) -> frozenset[str]:
        """The agencies this person has any role at."""
        return frozenset(agency for _, agency in self.roles if agency)

    def actor(self, ability: str, agency: str = CITYWIDE) -> Actor:
        """Who the journal says acts: the role that gives the ability, and the opaque mark."""
        if self.unbound:
            return Actor(self.who.role, self.who.ref)
        role = self.held.get(agency, {}).get(ability) or self.held.get(CITYWIDE, {}).get(ability, "person")
        return Actor(role, self.who.ref)


@contextmanager
def acting(who: Who) -> Iterator[Rights]:
    """One transaction of one action: rights read within it and kept from changing until it ends, reach set to them."""
    with _reaching_as(who, hold=True) as rights:
        yield rights


@contextmanager
def looking(who: Who | None) -> Iterator[Rights]:
    """One transaction for looking: the same rights and reach, with nothing kept from changing. None is the public."""
    with _reaching_as(who or Who(None, "", ""), hold=False) as rights:
        yield rights


@contextmanager
def _reaching_as(who: Who, *, hold: bool) -> Iterator[Rights]:
    with reaching(Reach.PUBLIC, person=who.person):
        rights = _read(who, timezone.now(), hold=hold)
        reach_on(rights.reach, rights.agencies, person=who.person)
        yield rights


def _read(who: Who, now: datetime, *, hold: bool) -> Rights:
    """The rights of this moment. With `hold` the rows they rest on cannot be taken away before the transaction ends."""
    if who.person is None:
        return Rights(who, {}, reach=Reach.CITY if who.role else Reach.PUBLIC, unbound=bool(who.role))
    if hold:
        list(Person.objects.select_for_update().filter(pk=who.person).values_list("pk"))
    current = Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))
    on = Power.objects.filter(person_id=OuterRef("person_id"), since__lte=now, until__gt=now)
    grants = Grant.objects.filter(current, person_id=who.person, person__is_active=True)
    grants = grants.select_related("role").annotate(powered_until=Subquery(on.values("until")[:1]))
    return _put_together(who, tuple(grants))


def _put_together(who: Who, grants: tuple[Grant, ...]) -> Rights:
    powered_until: datetime | None = next((grant.powered_until for grant in grants), None)  # type: ignore[attr-defined]
    held: dict[str, dict[str, str]] = {}
    asleep: set[str] = set()
    for grant in grants:
        abilities = held.setdefault(grant.agency_id, {})
        abilities.update(dict.fromkeys(grant.role.abilities, grant.role_id))
        if powered_until is not None:
            abilities.update(dict.fromkeys(grant.role.powers, grant.role_id))
        else:
            asleep.update(grant.role.powers)
    return Rights(
        who=who,
        held={agency: abilities for agency, abilities in held.items() if abilities},
        reach=_reach(grants, powered=powered_until is not None),
        asleep=frozenset(asleep),
        reads_all=any(grant.role.reads_all for grant in grants),
        roles=tuple((grant.role_id, grant.agency_id) for grant in grants),
        powered_until=powered_until,
    )


def _reach(grants: tuple[Grant, ...], *, powered: bool) -> Reach:
    """The City for whoever may change something there, the auditor's sight for whoever reads all, else the agencies."""
    citywide = [grant.role for grant in grants if not grant.agency_id]
    if any((role.abilities or (powered and role.powers)) and not role.reads_all for role in citywide):
        return Reach.CITY
    if any(role.reads_all for role in citywide):
        return Reach.AUDIT
    return Reach.AGENCY if any(grant.agency_id for grant in grants) else Reach.PUBLIC
