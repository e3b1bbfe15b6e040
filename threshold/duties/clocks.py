"""The clocks a body starts itself by recording what happened: a policy changed, a breach found, advice received."""

from __future__ import annotations

from datetime import date

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.agencies.models import Body
from threshold.core.answers import Answer, Refused
from threshold.core.law import Duty
from threshold.core.loader import load_law
from threshold.core.periods import started_by_event
from threshold.core.words import Sentence, gettext_noop
from threshold.duties.actions import Event
from threshold.duties.permissions import GIVE
from threshold.duties.queries.law import find_duty
from threshold.duties.queries.requests import binds

EVENTS = {"change", "discovery", "recommendation"}  # vacancies and designations are recorded with their posts
NOT_A_CLOCK = Sentence(gettext_noop("No event that is recorded here starts this duty."))
NOT_BOUND = Sentence(gettext_noop("This duty does not surely bind that body, so its clock is not started here."))


def clocks() -> tuple[Duty, ...]:
    """The duties whose clock a body starts by recording an event here."""
    return tuple(duty for duty in load_law().duties if started_by_event(duty) and duty.deadline.event in EVENTS)


def can_start_any(rights: Rights) -> Answer:
    """Whether this person records events for any body at all."""
    agencies = rights.agencies_with(GIVE)
    return rights.can(GIVE, min(agencies, default=CITYWIDE))


def own_bodies(rights: Rights) -> tuple[Body, ...]:
    """The bodies set up here for which this person records events."""
    found = Body.objects.filter(set_up_on__isnull=False).order_by("name")
    agencies = rights.agencies_with(GIVE)
    return tuple(found if CITYWIDE in agencies else found.filter(pk__in=agencies))


def event_named(duty: str, body: str, on: date, name: str) -> Event:
    """The event of a day, told from others by its name. Raises OutOfSight, Refused where it starts no clock."""
    which = find_duty(duty)
    if which not in clocks():
        raise Refused(NOT_A_CLOCK, "duty")
    if not binds(duty, body, on):
        raise Refused(NOT_BOUND, "duty")
    return Event(on, f"{which.deadline.event} {on.isoformat()} {name}".strip())
