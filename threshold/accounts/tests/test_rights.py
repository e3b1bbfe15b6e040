"""What a person may do is read in the transaction in which they do it, and row security follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.abilities import ABILITIES
from threshold.accounts.actions import (
    add_person,
    change_role,
    end_power,
    end_role,
    give_role,
    load_roles,
    switch_person,
    take_power,
)
from threshold.accounts.models import Grant, Person, Role
from threshold.accounts.queries import find_person, people_in_sight
from threshold.accounts.rights import Who, acting, looking
from threshold.accounts.role_list import ListedRole, listed_roles
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, bodies, cleo, dora, eli, person, powered
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.details import opened
from threshold.journal.models import Detail, Line

pytestmark = pytest.mark.django_db


def test_a_role_at_one_agency_gives_its_abilities_there_and_nowhere_else() -> None:
    with acting(Who.of(ana())) as rights:
        assert rights.may("proof.give", OURS)
        assert not rights.may("proof.give", THEIRS)
        assert not rights.may("proof.give")
        assert rights.reach is Reach.AGENCY
        assert rights.actor("proof.give", OURS).role == "compliance-lead"


def test_whoever_holds_no_role_reaches_what_the_public_reaches() -> None:
    with looking(Who.of(cleo())) as rights:
        assert rights.reach is Reach.PUBLIC
        assert not rights.can("proof.give", OURS)
        assert "Ask an administrator" in str(rights.can("proof.give", OURS).reason)
    with looking(None) as rights:
        assert rights.reach is Reach.PUBLIC


def test_a_role_that_has_ended_or_not_begun_gives_nothing() -> None:
    who = ana()
    with reaching(Reach.CITY):
        Grant.objects.filter(person=who).update(until=timezone.now())
    with acting(Who.of(who)) as rights:
        assert rights.roles == ()
    with reaching(Reach.CITY):
        Grant.objects.filter(person=who).update(since=timezone.now() + timedelta(days=1), until=None)
    with acting(Who.of(who)) as rights:
        assert rights.roles == ()


def test_a_person_switched_off_has_no_rights_from_that_moment() -> None:
    administrator, who = powered(dora()), ana()
    switch_person(by=Who.of(administrator), ref=who.ref, active=False, reason="left the City")
    with acting(Who.of(who)) as rights:
        assert rights.roles == ()


def test_the_administrators_power_is_off_until_taken_and_ends_by_itself() -> None:
    who = dora()
    with acting(Who.of(who)) as rights:
        assert "power" in str(rights.can("roles.grant").reason)
    power = take_power(by=Who.of(who), reason="a new colleague", minutes=30)
    assert power.until - power.since == timedelta(minutes=30)
    with acting(Who.of(who)) as rights:
        assert rights.can("roles.grant")
        assert rights.reach is Reach.CITY
    end_power(by=Who.of(who))
    with acting(Who.of(who)) as rights:
        assert not rights.can("roles.grant")


@pytest.mark.parametrize(("minutes", "reason"), [(0, "x"), (-5, "x"), (241, "x"), (30, "  ")])
def test_power_needs_a_reason_and_a_time_of_four_hours_at_most(minutes: int, reason: str) -> None:
    with pytest.raises(Refused):
        take_power(by=Who.of(dora()), reason=reason, minutes=minutes)


def test_power_is_not_for_those_without_the_role() -> None:
    with pytest.raises(NotAllowed):
        take_power(by=Who.of(ana()), reason="curious", minutes=10)


def test_an_auditor_sees_everything_and_the_database_refuses_them_every_change() -> None:
    auditor, who = eli(), ana()
    with looking(Who.of(auditor)) as rights:
        assert rights.reach is Reach.AUDIT
        assert who in people_in_sight(rights)
        assert Grant.objects.filter(person=who).exists()
        assert Grant.objects.filter(person=who).update(reason="x") == 0
        with pytest.raises(Error), transaction.atomic():
            Line.objects.create(
                at=timezone.now(), actor_role="auditor", action="x.y", object_kind="x", object_number="1",
                agency_id=OURS, details_hash="x",
            )  # fmt: skip


def test_people_of_another_agency_are_out_of_sight() -> None:
    one, other = ana(), ben()
    with looking(Who.of(one)) as rights:
        assert find_person(rights, one.ref) == one
        with pytest.raises(OutOfSight):
            find_person(rights, other.ref)
        assert set(Grant.objects.values_list("agency_id", flat=True)) == {OURS}


def test_a_role_is_given_and_ended_with_a_line_each() -> None:
    bodies()
    administrator, who = powered(dora()), cleo()
    grant = give_role(
        by=Who.of(administrator), person=who.ref, role="compliance-lead", agency=OURS, reason="new colleague"
    )
    with acting(Who.of(who)) as rights:
        assert rights.may("proof.give", OURS)
    end_role(by=Who.of(administrator), grant=grant.pk, reason="moved on")
    with acting(Who.of(who)) as rights:
        assert not rights.may("proof.give", OURS)
    with reaching(Reach.CITY):
        kinds = list(Line.objects.filter(object_kind="grant").values_list("action", "actor_role", "agency_id"))
    assert kinds == [("accounts.role_given", "administrator", OURS), ("accounts.role_ended", "administrator", OURS)]


def test_nobody_changes_their_own_roles() -> None:
    who = powered(dora())
    with pytest.raises(NotAllowed, match="own roles"):
        give_role(by=Who.of(who), person=who.ref, role="auditor", reason="why not")


@pytest.mark.parametrize(("role", "agency"), [("compliance-lead", ""), ("auditor", OURS)])
def test_a_role_is_held_where_it_belongs(role: str, agency: str) -> None:
    administrator, who = powered(dora()), cleo()
    with pytest.raises(Refused):
        give_role(by=Who.of(administrator), person=who.ref, role=role, agency=agency, reason="by mistake")


def test_a_role_held_already_is_refused_in_words_and_by_the_database() -> None:
    bodies()
    administrator, who = powered(dora()), ana()
    with pytest.raises(Refused, match="already"):
        give_role(by=Who.of(administrator), person=who.ref, role="compliance-lead", agency=OURS, reason="again")
    with reaching(Reach.CITY), pytest.raises(IntegrityError), transaction.atomic():
        role = Role.objects.get(slug="compliance-lead")
        Grant.objects.create(person=who, role=role, agency_id=OURS, since=timezone.now(), given_by="x", reason="x")


def test_an_address_is_taken_once_in_any_case_of_letters() -> None:
    administrator = Who.of(powered(dora()))
    add_person(by=administrator, email="New.Colleague@Example.invalid", name="New Colleague")
    with pytest.raises(Refused, match="here already"):
        add_person(by=administrator, email="new.colleague@example.INVALID", name="Somebody Else")


def trainer_listed(*abilities: str) -> list[ListedRole]:
    """The list of roles with other abilities for the trainer."""
    return [replace(role, abilities=abilities) if role.slug == "trainer" else role for role in listed_roles()]


def test_loading_the_roles_again_changes_nothing_an_administrator_changed() -> None:
    person("Any Body")
    with reaching(Reach.CITY):
        Role.objects.filter(slug="trainer").update(abilities=["duties.see", "people.see"])
    assert load_roles(by=Who.operator("tests"), roles=listed_roles()) == 0
    assert Role.objects.get(slug="trainer").abilities == ["duties.see", "people.see"]


def test_what_the_list_gains_and_drops_arrives_beside_what_an_administrator_changed() -> None:
    load_roles(by=Who.operator("tests"), roles=trainer_listed("duties.see", "proof.give", "proof.read"))
    who = Who.of(powered(dora()))
    load_roles(by=Who.operator("tests"), roles=trainer_listed("duties.see", "proof.give", "proof.read"))
    change_role(by=who, role="trainer", abilities=["duties.see", "people.see", "proof.read"], powers=[], reason="x")
    assert load_roles(by=Who.operator("tests"), roles=trainer_listed("duties.see", "proof.give", "posts.see")) == 1
    assert Role.objects.get(slug="trainer").abilities == ["duties.see", "people.see", "posts.see"]
    with reaching(Reach.CITY):
        line = Line.objects.filter(action="accounts.roles_loaded").latest("id")
        sealed = Detail.objects.get(line=line).sealed
    assert opened(sealed, line.details_hash).words["news"] == "trainer +posts.see -proof.read"
    assert load_roles(by=Who.operator("tests"), roles=trainer_listed("duties.see", "proof.give", "posts.see")) == 0


def test_what_a_role_is_called_follows_the_list() -> None:
    load_roles(by=Who.operator("tests"), roles=listed_roles())
    renamed = [replace(role, name="Teacher") if role.slug == "trainer" else role for role in listed_roles()]
    assert load_roles(by=Who.operator("tests"), roles=renamed) == 1
    assert Role.objects.get(slug="trainer").name == "Teacher"


def test_every_listed_ability_has_words_and_every_role_may_be_kept_as_it_is_listed() -> None:
    every = {one for role in listed_roles() for one in (*role.abilities, *role.powers)}
    assert every == ABILITIES.keys()
    administrator = Who.of(powered(dora()))
    for role in listed_roles():
        if role.slug != "administrator":
            kept = change_role(
                by=administrator, role=role.slug, abilities=role.abilities, powers=role.powers, reason="as it is"
            )
            assert set(kept.abilities) == set(role.abilities)


def test_only_an_operator_loads_roles() -> None:
    with pytest.raises(NotAllowed):
        load_roles(by=Who.of(powered(dora())), roles=listed_roles())


def test_the_journal_names_nobody() -> None:
    administrator = powered(dora())
    made = add_person(by=Who.of(administrator), email="fay@example.invalid", name="Fay Invented")
    with reaching(Reach.CITY):
        line = Line.objects.filter(action="accounts.person_added").latest("id")
    assert (line.actor_ref, line.object_number) == (administrator.ref, made.ref)
    assert "Fay" not in "".join(str(value) for value in vars(line).values())
    assert Person.objects.get(ref=made.ref).has_usable_password() is False
