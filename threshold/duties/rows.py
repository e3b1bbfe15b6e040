"""Rows of assignments, made from the law's periods and not yet written."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from threshold.agencies.models import Body
from threshold.core.answers import OutOfSight, Refused
from threshold.core.law import Duty
from threshold.core.loader import load_law
from threshold.core.periods import Period, period_of_event
from threshold.core.words import Sentence, gettext_noop
from threshold.duties.models import Assignment
from threshold.duties.queries.law import edition_of

NOT_SET_UP = Sentence(gettext_noop("This body is not set up here, so nothing is assigned to it."))


def set_up(body: str) -> Body:
    """A body that is set up here. Raises OutOfSight when there is no such body, Refused when it is not set up."""
    found = Body.objects.filter(pk=body).first()
    if found is None:
        raise OutOfSight(body)
    if found.set_up_on is None:
        raise Refused(NOT_SET_UP)
    return found


def row(body: Body, duty: Duty, period: Period, *, event_on: date | None = None) -> Assignment:
    """One period of one duty as a row for a body."""
    return Assignment(
        body=body,
        duty=duty.number,
        period=period.name,
        edition=edition_of(load_law(), duty),
        starts_on=period.starts_on,
        due=period.due,
        late_after=period.late_after,
        counts_from=period.counts_from,
        unproved=period.unproved.slug,
        event_on=event_on,
        created_at=timezone.now(),
    )


def row_of_event(body: Body, duty: Duty, on: date, event: str) -> Assignment:
    """What a body owes from an event on; `event` tells it from every other event of its kind."""
    period = period_of_event(load_law(), duty, on, event, body.set_up_on or on)
    return row(body, duty, period, event_on=on)
