"""Encounters: how each came and stands, what was said of it, and every step taken (10-178(d), 4-210, order 3)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from threshold.agencies.models import Body, Location
from threshold.core import gate
from threshold.determinations.models import Matter
from threshold.encounters.models.intake import HASH, Link
from threshold.property.models import Site

WAYS = ("device", "form", "paper", "api")
REPORTERS = ("code", "link", "signed_in", "unconfirmed")
WHY_ANEW = ("", "mistake", "later_known", "asked_back")
STEPS = (
    "opened", "joined", "called", "nobody_on_call", "acknowledged", "asked", "answered", "replied", "climbed",
    "crossed", "no_crossing", "confirmed", "corrected", "placed", "closed",
)  # fmt: skip


def _one(name: str) -> models.CharField[str, str]:
    """A column for one choice, or "" where it was not said."""
    return models.CharField(max_length=30, blank=name not in gate.NEEDED)


def _is_listed(name: str) -> CheckConstraint:
    values = [*gate.ONE_OF[name], *([] if name in gate.NEEDED else [""])]
    return CheckConstraint(name=f"account_{name}_is_listed", condition=Q(**{f"{name}__in": values}))


def _are_listed(name: str) -> CheckConstraint:
    return CheckConstraint(
        name=f"account_{name}_are_listed", condition=Q(**{f"{name}__contained_by": list(gate.SOME_OF[name])})
    )


class Encounter(models.Model):
    """One encounter: whose it is, how and when it came, and how far it has got. What was said stands in `Account`.

    `key_hash` is a hash of the random key its device or form made: the same key is never kept twice. The server's time
    governs; the device's times stand beside it. Nobody's name is here but staff's, by their row or opaque mark.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    account = models.ForeignKey("Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="encounter")
    key_hash = models.CharField(max_length=64, unique=True)
    content_hash = models.CharField(max_length=64)
    came_by = models.CharField(max_length=10)
    reporter = models.CharField(max_length=12)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    joined = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="joining")
    device_started_at = models.DateTimeField(null=True, blank=True)
    device_kept_at = models.DateTimeField(null=True, blank=True)
    happened_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    note = models.TextField(blank=True)
    seal_place = models.UUIDField(default=uuid.uuid4, editable=False)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    climbs_at = models.DateTimeField(null=True, blank=True)
    crossed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        db_table = "encounters_encounter"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("body", "-id"), name="encounter_by_body"),
            models.Index(fields=("body", "-id"), name="encounter_open", condition=Q(closed_at__isnull=True)),
            models.Index(fields=("climbs_at",), name="encounter_climbs", condition=Q(climbs_at__isnull=False)),
            models.Index(fields=("received_at",), name="encounter_received"),
            models.Index(fields=("recorded_by", "-id"), name="encounter_by_recorder"),
        )
        constraints = (
            CheckConstraint(
                name="encounter_hashes", condition=Q(key_hash__regex=HASH) & Q(content_hash__regex=HASH)
            ),
            CheckConstraint(name="encounter_came_by_is_known", condition=Q(came_by__in=WAYS)),
            CheckConstraint(name="encounter_reporter_is_known", condition=Q(reporter__in=REPORTERS)),
            CheckConstraint(
                name="encounter_confirmed_unless_nobody_is_known",
                condition=Q(reporter="unconfirmed") | Q(confirmed_at__isnull=False),
            ),
            CheckConstraint(
                name="encounter_acknowledged_by_somebody",
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
            ),
            CheckConstraint(
                name="encounter_climbs_no_more", condition=Q(climbs_at__isnull=True)
                | Q(acknowledged_at__isnull=True, closed_at__isnull=True),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)


class Account(models.Model):
    """What was said of one encounter, in closed choices. A correction is another account; the first stays."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="accounts")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    why = models.CharField(max_length=20, blank=True)
    kind = _one("kind")
    channel = _one("channel")
    said_to_be = _one("said_to_be")
    outside = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    officers = _one("officers")
    identification = _one("identification")
    came_for = _one("came_for")
    asked = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    paper = _one("paper")
    signed = _one("signed")
    issuer = _one("issuer")
    dated = _one("dated")
    shown = _one("shown")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = _one("place")
    use = _one("use")
    answered = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    happened = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    capacity = _one("capacity")
    purpose = _one("purpose")
    nonpublic = _one("nonpublic")
    uses_property = _one("uses_property")
    other_resource = _one("other_resource")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64, blank=True)
    recorded_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_account"
        ordering = ("id",)
        indexes = (models.Index(fields=("site", "-id"), name="account_by_site"),)
        constraints = (
            *(_is_listed(name) for name in gate.ONE_OF),
            *(_are_listed(name) for name in gate.SOME_OF),
            CheckConstraint(name="account_why_is_listed", condition=Q(why__in=WHY_ANEW)),
            CheckConstraint(
                name="account_anew_says_why",
                condition=Q(supersedes__isnull=True, why="") | (Q(supersedes__isnull=False) & ~Q(why="")),
            ),
            UniqueConstraint(
                name="account_first_only_once", fields=("encounter",), condition=Q(supersedes__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.kind}"


class Step(models.Model):
    """One thing that was done about an encounter: called, acknowledged, asked back, climbed. Only added to."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64, blank=True)
    by_role = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about = models.CharField(max_length=40, blank=True)
    values = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        db_table = "encounters_step"
        ordering = ("id",)
        indexes = (models.Index(fields=("person", "-id"), name="step_by_person"),)
        constraints = (CheckConstraint(name="step_kind_is_known", condition=Q(kind__in=STEPS)),)

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.kind}"
