"""Saying anew what was said, confirming who said it, and giving an encounter to its agency. Nothing said is changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.forms import model_to_dict
from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.models import Body
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters import events, steps
from threshold.encounters.actions.calling import call_counsel
from threshold.encounters.actions.stating import state
from threshold.encounters.models import Account, Encounter
from threshold.encounters.permissions.encounters import PLACE, RECORD, can_confirm, can_counsel, can_place
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.steps import about
from threshold.encounters.told import COLUMNS, Told
from threshold.notices.actions import settle

OUTSIDE = "An account is added in the transaction of the action that gives the reason."
WHY = ("mistake", "later_known")
CHOOSE_WHY = Sentence(gettext_noop("Say whether this was a mistake or became known later."))
NOTHING_NEW = Sentence(gettext_noop("That is what the record says already."))
ALREADY = Sentence(gettext_noop("This encounter is confirmed already."))
HAS_ONE = Sentence(gettext_noop("This encounter has its agency already."))
NO_SUCH_BODY = Sentence(gettext_noop("Choose an agency that is set up here."))


def add_account(
    *, by: Rights, encounter: Encounter, why: str, changes: Mapping[str, Any], at: datetime
) -> Account:  # fmt: skip
    """Say anew what was said, within another action: a new account that differs in `changes`. Raises Refused."""
    if not connection.in_atomic_block:
        raise RuntimeError(OUTSIDE)
    before = Account.objects.get(encounter=encounter, superseded_by__isnull=True)
    columns = _as_columns(before) | dict(changes)
    if columns == _as_columns(before):
        raise Refused(NOTHING_NEW)
    actor = by.actor(RECORD, encounter.body_id or "")
    made = Account.objects.create(
        encounter=encounter, supersedes=before, why=why, recorded_at=at,
        recorded_by=by.who.ref if by.who.person is not None else "", recorded_role=actor.role, **columns,
    )  # fmt: skip
    Encounter.objects.filter(pk=encounter.pk).update(account=made)
    state(by=by, encounter=encounter, account=made, now=at)
    return made


def correct(*, by: Who, encounter: int, why: str, told: Told) -> Encounter:
    """Say anew what was said of an encounter, with the reason from a closed list. Raises OutOfSight, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = _held(rights, encounter)
        mine = found.recorded_by == by.ref
        require(can_counsel(rights, found) if not mine else can_confirm(rights, found))
        if why not in WHY:
            raise Refused(CHOOSE_WHY, "why")
        made = add_account(by=rights, encounter=found, why=why, changes=told.columns(), at=now)
        details: dict[str, str | int] = {"why": why, "account": made.pk, "before": made.supersedes_id or ""}
        actor = rights.actor(RECORD, found.body_id or "")
        steps.record(found, events.CORRECTED, actor, now, details, about=str(made.pk))
    return found


def confirm(*, by: Who, encounter: int) -> Encounter:
    """Confirm an encounter whose reporter was not known, as staff of its agency. Raises OutOfSight, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = _held(rights, encounter)
        require(can_confirm(rights, found))
        if found.confirmed_at is not None:
            raise Refused(ALREADY)
        Encounter.objects.filter(pk=found.pk).update(confirmed_at=now)
        steps.record(found, events.CONFIRMED, rights.actor(RECORD, found.body_id or ""), now)
    return found


def place(*, by: Who, encounter: int, body: str) -> Encounter:
    """Say whose an encounter is that named no agency; its counsel is then called. Raises OutOfSight, Refused."""
    now = timezone.now()
    with acting(by) as rights:
        found = _held(rights, encounter)
        require(can_place(rights))
        if found.body_id is not None:
            raise Refused(HAS_ONE)
        agency = Body.objects.filter(pk=body, set_up_on__isnull=False).first() if "\0" not in body else None
        if agency is None:
            raise Refused(NO_SUCH_BODY, "body")
        settle(by=rights, about=about(found))
        Encounter.objects.filter(pk=found.pk).update(body=agency)
        found.body = agency
        steps.record(found, events.PLACED, rights.actor(PLACE), now, {"body": agency.pk}, about=agency.pk[:40])
        if found.account is not None:
            state(by=rights, encounter=found, account=found.account, now=now)
        call_counsel(by=rights, encounter=found, now=now)
    return found


def _held(rights: Rights, number: int) -> Encounter:
    """The encounter, its row kept from changing until this ends. Raises OutOfSight."""
    seen = find_encounter(rights, number)
    found = Encounter.objects.select_for_update().filter(pk=seen.pk).first()  # no join: see answering._held
    if found is None:
        raise OutOfSight(str(number))
    return found


def _as_columns(account: Account) -> dict[str, Any]:
    found = model_to_dict(account, fields=[*COLUMNS, "site", "location"])
    return {name: found[name] for name in COLUMNS} | {"site_id": found["site"], "location_id": found["location"]}
