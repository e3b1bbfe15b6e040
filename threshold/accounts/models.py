"""People who sign in; roles as data; who holds which, for which agency, from when to when; powers for a time."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q
from django.db.models.fields import DateTimeField
from django.utils import timezone
from django.utils.crypto import salted_hmac

PURPOSES = ("audit", "complaint", "court", "incident")


def new_ref() -> str:
    """An opaque mark of sixteen hexadecimal figures: what the journal calls a person."""
    return secrets.token_hex(8)


class People(BaseUserManager["Person"]):
    """Finding people by the address they sign in with, in any case of letters."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with this address. Raises Person.DoesNotExist."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """An employee, officer or contractor of the City who signs in. Never a resident."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    email = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=12, blank=True)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    session_mark = models.CharField(max_length=16, default=new_ref, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[People] = People()

    class Meta:
        db_table = "accounts_person"
        constraints = (
            CheckConstraint(
                name="person_email_in_small_letters", condition=Q(email=Func(F("email"), function="lower"))
            ),
            CheckConstraint(name="person_has_a_name", condition=~Q(name="") & ~Q(email="")),
            CheckConstraint(
                name="person_invented_has_no_real_address",
                condition=Q(demonstration=False) | Q(email__endswith="@example.invalid"),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What every session of this person carries: another password or another mark ends them all."""
        return salted_hmac("threshold.session", f"{self.password} {self.session_mark}", algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """No older key opens a session."""
        return iter(())


class Role(models.Model):
    """A role as data: its name, what whoever holds it may do, and whether it is held for an agency or the City."""

    slug = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=300)
    scope = models.CharField(max_length=10)
    abilities = ArrayField(models.CharField(max_length=60), default=list)
    powers = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    reads_all = models.BooleanField(default=False)
    # What the list of roles gave last: what has changed in the list since then is told from an administrator's changes.
    listed_abilities = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    listed_powers = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        db_table = "accounts_role"
        ordering = ("name",)
        constraints = (
            CheckConstraint(name="role_scope_is_known", condition=Q(scope__in=("agency", "city", "either"))),
        )

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """One person holds one role, for one agency or for the whole City (agency empty), from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="grants")
    agency_id = models.CharField(max_length=80, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    given_by = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)

    class Meta:
        db_table = "accounts_grant"
        ordering = ("person_id", "role_id", "agency_id", "since")
        indexes = (models.Index(fields=("agency_id", "role"), name="grant_by_agency"),)
        constraints = (
            CheckConstraint(
                name="grant_ends_after_it_begins", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            ExclusionConstraint(
                name="grant_held_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("agency_id", RangeOperators.EQUAL),
                    (
                        Func("since", "until", RangeBoundary(), function="tstzrange", output_field=DateTimeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.role_id} {self.agency_id}"


class Power(models.Model):
    """An administrator's power, taken for a stated reason and a stated time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="powers")
    since = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)

    class Meta:
        db_table = "accounts_power"
        ordering = ("-since",)
        constraints = (
            CheckConstraint(name="power_ends_after_it_begins", condition=Q(until__gt=F("since"))),
            CheckConstraint(name="power_has_a_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.since:%Y-%m-%d %H:%M}"


class Opening(models.Model):
    """A sensitive field opened for a stated purpose: who, which record, why, when. Only added to."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="openings")
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=80)
    purpose = models.CharField(max_length=20)
    words = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        db_table = "accounts_opening"
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("kind", "number"), name="opening_by_object"),)
        constraints = (
            CheckConstraint(name="opening_purpose_is_known", condition=Q(purpose__in=PURPOSES)),
            CheckConstraint(name="opening_says_why", condition=~Q(words="")),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Tries(models.Model):
    """How often something was tried in a stretch of time. `mark` is a keyed hash: no address stands here."""

    mark = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_tries"

    def __str__(self) -> str:
        return f"{self.count} until {self.until:%H:%M}"
