"""Every change to one contract, and to one place it serves."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.queries import find_person
from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies import events
from threshold.agencies.contracts.differences import FIELDS, facts_of, plain, shown
from threshold.agencies.contracts.facts import CATEGORIES, Facts, Place
from threshold.agencies.models import Body, Contract, Location
from threshold.agencies.permissions.contracts import MANAGE, can_manage_contracts
from threshold.agencies.post_list import posts
from threshold.agencies.queries.contracts import find_contract
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

TAKEN = Sentence(gettext_noop("This body has a contract with this number already. Look for it in the list."))
PLACE_TAKEN = Sentence(gettext_noop("This contract has this location already."))
NOT_SET_UP = Sentence(gettext_noop("This body is not set up here, so its contracts are not taken yet."))
ENDS_BEFORE = Sentence(gettext_noop("It ends before it begins. Correct one of the two days."))
NO_CATEGORY = Sentence(gettext_noop("Choose one of the categories of section 1.d, and only for human services."))
NO_POST = Sentence(gettext_noop("Choose a post of the list."))
NO_PARENT = Sentence(gettext_noop("This body has no contract with that number. Add the parent first."))
CIRCLE = Sentence(gettext_noop("The contract would stand under itself. Choose another parent."))


def add_contract(*, by: Who, facts: Facts, keeper: str = "") -> Contract:
    """Add one contract, or subcontract. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        require(can_manage_contracts(rights, facts.body))
        body = Body.objects.filter(id=facts.body).first()
        if body is None:
            raise OutOfSight(facts.body)
        if body.set_up_on is None:
            raise Refused(NOT_SET_UP, "body")
        columns = _columns(rights, facts, keeper)
        now = timezone.now()
        try:
            with transaction.atomic():
                made = Contract.objects.create(**columns, created_at=now, updated_at=now)
        except IntegrityError as taken:
            raise Refused(TAKEN, "number") from taken
        record(events.CONTRACT_ADDED, by=rights.actor(MANAGE, facts.body), about=_about(made), details=_told(facts))
    return made


def change_contract(*, by: Who, contract: int, facts: Facts, keeper: str = "", reason: str) -> Contract:
    """Change what is known of one contract; body and number stay. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        held = find_contract(rights, contract)
        require(can_manage_contracts(rights, held.body_id))
        before = facts_of(Contract.objects.select_for_update(of=("self",)).select_related("parent").get(pk=held.pk))
        for name, value in _columns(rights, facts, keeper, held).items():
            setattr(held, name, value)
        held.updated_at = timezone.now()
        held.save()
        fields = [name for name in FIELDS if getattr(before, name) != getattr(facts, name)]
        details: dict[str, str | int] = {
            "fields": ", ".join(fields), "was": "; ".join(shown(getattr(before, name)) for name in fields),
            "reason": a_line(reason, "reason"),
        }  # fmt: skip
        record(events.CONTRACT_CHANGED, by=rights.actor(MANAGE, held.body_id), about=_about(held), details=details)
    return held


def add_place(*, by: Who, contract: int, place: Place) -> Location:
    """Add a place a contract serves. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        held = find_contract(rights, contract)
        require(can_manage_contracts(rights, held.body_id))
        try:
            with transaction.atomic():
                made = Location.objects.create(body_id=held.body_id, contract=held, **_of_place(place))
        except IntegrityError as taken:
            raise Refused(PLACE_TAKEN, "address") from taken
        details: dict[str, str | int] = {
            "location": made.pk,
            "sensitive": shown(place.sensitive),
            "until": shown(place.until),
        }
        record(events.PLACE_KEPT, by=rights.actor(MANAGE, held.body_id), about=_about(held), details=details)
    return made


def change_place(*, by: Who, location: int, place: Place) -> Location:
    """Change what is known of a place, or since when it is served no longer. Raises as `add_place` does."""
    with acting(by) as rights:
        held = Location.objects.filter(pk=location).first()
        if held is None:
            raise OutOfSight(str(location))
        contract = find_contract(rights, held.contract_id)
        require(can_manage_contracts(rights, held.body_id))
        for name, value in _of_place(place).items():
            setattr(held, name, value)
        try:
            with transaction.atomic():
                held.save()
        except IntegrityError as taken:
            raise Refused(PLACE_TAKEN, "address") from taken
        details: dict[str, str | int] = {
            "location": held.pk,
            "sensitive": shown(place.sensitive),
            "until": shown(place.until),
        }
        record(events.PLACE_KEPT, by=rights.actor(MANAGE, held.body_id), about=_about(contract), details=details)
    return held


def _columns(rights: Rights, facts: Facts, keeper: str, held: Contract | None = None) -> dict[str, Any]:
    """The columns of a contract from a form. Raises Refused, OutOfSight."""
    columns = plain(facts) | {"number": a_line(facts.number, "number", most=60)}
    columns["vendor"] = a_line(facts.vendor, "vendor", most=200)
    if held is not None:
        columns |= {"body_id": held.body_id, "number": held.number}
    if facts.until is not None and a_day(facts.until, "until") < a_day(facts.since, "since"):
        raise Refused(ENDS_BEFORE, "until")
    if facts.category and (facts.category not in CATEGORIES or not facts.human_services):
        raise Refused(NO_CATEGORY, "category")
    if facts.responsible and facts.responsible not in posts():
        raise Refused(NO_POST, "responsible")
    columns["parent"] = _parent(columns["body_id"], facts.parent, held) if facts.parent else None
    columns["keeper"] = find_person(rights, keeper) if keeper else None
    return columns


def _parent(body: str, number: str, held: Contract | None) -> Contract:
    """The contract one is to stand under. Raises Refused when there is none, or it would stand under itself."""
    parent = Contract.objects.filter(body_id=body, number=number).first() if "\0" not in number else None
    if parent is None:
        raise Refused(NO_PARENT, "parent")
    above: Contract | None = parent
    while held is not None and above is not None:
        if above.pk == held.pk:
            raise Refused(CIRCLE, "parent")
        above = above.parent
    return parent


def _of_place(place: Place) -> dict[str, Any]:
    if place.until is not None:
        a_day(place.until, "until")
    return asdict(place) | {"address": a_line(place.address, "address")}


def _told(facts: Facts) -> dict[str, str | int]:
    return {
        "number": facts.number, "vendor": facts.vendor, "human_services": shown(facts.human_services),
        "security": shown(facts.security),
    }  # fmt: skip


def _about(contract: Contract) -> About:
    clause = "4-210(f)" if contract.security else "4-210(c)"
    return About("contract", str(contract.pk), clause, contract.body_id)
