"""The administrator's power: taken for a reason and a time, given back."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from threshold.accounts import events, permissions
from threshold.accounts.actions.given import a_reason
from threshold.accounts.models import Power
from threshold.accounts.queries import power_now
from threshold.accounts.rights import Who, acting
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, record

LONGEST_POWER = timedelta(hours=4)
TOO_LONG = Sentence(gettext_noop("The power is taken for four hours at most. It can be taken again."))
NO_PERSON = Sentence(gettext_noop("The power is for people who sign in."))
POWER_ON = Sentence(gettext_noop("The power is on already."))


def take_power(*, by: Who, reason: str, minutes: int) -> Power:
    """Take the administrator's power for some minutes. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(permissions.can_take_power(rights))
        now, span = timezone.now(), timedelta(minutes=minutes)
        if not timedelta(0) < span <= LONGEST_POWER:
            raise Refused(TOO_LONG, "minutes")
        if rights.powered_until is not None:
            raise Refused(POWER_ON)
        if by.person is None:
            raise Refused(NO_PERSON)
        power = Power.objects.create(person_id=by.person, since=now, until=now + span, reason=a_reason(reason))
        details = {"until": power.until.isoformat(), "reason": reason}
        actor = rights.actor(permissions.TAKE_POWER)
        record(events.POWER_TAKEN, by=actor, about=About("power", str(power.pk)), details=details)
    return power


def end_power(*, by: Who) -> None:
    """Give the power back before its time. Nothing happens when it is off."""
    with acting(by) as rights:
        power = power_now(by.person, timezone.now()) if by.person is not None else None
        if power is None:
            return
        with reaching(Reach.OWN, person=by.person):  # given back even by somebody whose role has ended meanwhile
            power.until = timezone.now()
            power.save(update_fields=["until"])
            details = {"since": power.since.isoformat()}
            actor = rights.actor(permissions.TAKE_POWER)
            record(events.POWER_ENDED, by=actor, about=About("power", str(power.pk)), details=details)
