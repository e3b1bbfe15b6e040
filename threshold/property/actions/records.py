"""Adding to the record of a site: who keeps it, and its non-public areas. Nothing is replaced; what was, stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.agencies.words import a_day, a_line, a_line_or_none
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.actions.common import about_site, came, kept_site
from threshold.property.models import Area, Custodian
from threshold.property.models.records import MARKINGS
from threshold.property.permissions.records import KEEP
from threshold.property.queries.records import find_area

TELEPHONE = re.compile(r"^[0-9+() .x-]{3,40}$")
MAIL = re.compile(r"^[^@\s]{1,60}@[^@\s]{1,59}$")
NO_REACH = Sentence(gettext_noop("Give the office's telephone or its mail: whoever needs it must reach somebody."))
NOT_A_TELEPHONE = Sentence(gettext_noop("A telephone number has figures, spaces and + ( ) . - alone."))
NOT_MAIL = Sentence(gettext_noop("This is not the address of a mailbox."))
BEFORE_THE_LAST = gettext_noop("The custodian before began on {day}. The next one begins on that day or later.")
NO_SUCH_MARKING = Sentence(gettext_noop("Choose how the area is marked from the list."))
AREA_THERE = Sentence(gettext_noop("An area of that name is in the record of this site already."))
ENDED_ALREADY = Sentence(gettext_noop("Somebody has recorded that this ended already."))
ENDS_BEFORE = Sentence(gettext_noop("It cannot end before it began."))
STILL_SIGNED = Sentence(gettext_noop("A sign of this area still hangs. Record first that it was taken down."))


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a site: an office or role, how that office is reached, and the account behind it where that is said."""

    office: str
    telephone: str = ""
    mail: str = ""
    person: int | None = None


def name_custodian(*, by: Who, bbl: str, keeper: Keeper, since: date, today: date) -> Custodian:
    """Record who keeps a site from a day on; whoever kept it until then did so to that day.

    Raises OutOfSight, NotAllowed, Refused.
    """
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        since = came(a_day(since, "since"), today, "since")
        before = Custodian.objects.filter(site=site, until__isnull=True).first()
        if before is not None:
            if since < before.since:
                raise Refused(Sentence(BEFORE_THE_LAST, {"day": before.since}), "since")
            before.until, before.ended_by = since, by.ref
            before.save(update_fields=("until", "ended_by"))
        actor = rights.actor(KEEP, site.body_id or "")
        made = Custodian.objects.create(
            site=site, since=since, role=actor.role, recorded_at=timezone.now(), recorded_by=by.ref, **_reached(keeper)
        )
        details: dict[str, str | int] = {
            "number": made.pk, "office": made.office, "since": since.isoformat(), "before": before.pk if before else "",
        }  # fmt: skip
        record(events.CUSTODIAN_NAMED, by=actor, about=about_site(site, "8.a"), details=details)
    return made


def identify_area(*, by: Who, bbl: str, name: str, marked: str, on: date, today: date) -> Area:
    """Record a non-public area of a site and how it is marked (3-119.13(c)). Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        if marked not in MARKINGS:
            raise Refused(NO_SUCH_MARKING, "marked")
        called, on = a_line(name, "name", most=120), came(a_day(on, "on"), today, "on")
        if Area.objects.filter(site=site, name=called, ended_on__isnull=True).exists():
            raise Refused(AREA_THERE, "name")
        actor = rights.actor(KEEP, site.body_id or "")
        made = Area.objects.create(
            site=site, name=called, marked=marked, identified_on=on, role=actor.role, recorded_at=timezone.now(),
            recorded_by=by.ref,
        )  # fmt: skip
        details: dict[str, str | int] = {"number": made.pk, "marked": marked, "on": on.isoformat()}
        record(events.AREA_IDENTIFIED, by=actor, about=about_site(site, "3-119.13(c)"), details=details)
    return made


def end_area(*, by: Who, bbl: str, area: int, reason: str, on: date, today: date) -> Area:
    """Record that an area is non-public no longer; its entry stays. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        found = find_area(site, area)
        on = came(a_day(on, "on"), today, "on")
        if found.ended_on is not None:
            raise Refused(ENDED_ALREADY)
        if on < found.identified_on:
            raise Refused(ENDS_BEFORE, "on")
        if found.signs.filter(ended_on__isnull=True).exists():
            raise Refused(STILL_SIGNED)
        found.ended_on, found.ended_because, found.ended_by = on, a_line(reason, "reason"), by.ref
        found.save(update_fields=("ended_on", "ended_because", "ended_by"))
        details: dict[str, str | int] = {"number": found.pk, "on": on.isoformat(), "reason": found.ended_because}
        actor = rights.actor(KEEP, site.body_id or "")
        record(events.AREA_ENDED, by=actor, about=about_site(site, "3-119.13(c)"), details=details)
    return found


def _reached(keeper: Keeper) -> dict[str, object]:
    """The office and how it is reached, in order. Raises Refused."""
    telephone, mail = keeper.telephone.strip(), keeper.mail.strip()
    if telephone and not TELEPHONE.match(telephone):
        raise Refused(NOT_A_TELEPHONE, "telephone")
    if mail and not MAIL.match(a_line_or_none(mail, "mail", most=120)):
        raise Refused(NOT_MAIL, "mail")
    if not telephone and not mail:
        raise Refused(NO_REACH, "telephone")
    person = Person.objects.filter(pk=keeper.person, is_active=True).first() if keeper.person else None
    return {"office": a_line(keeper.office, "office", most=120), "telephone": telephone, "mail": mail, "person": person}
