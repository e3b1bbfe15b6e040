"""What follows an encounter: referrals, after-action notes and actions, and what the Law Department exports of it."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q

from threshold.agencies.models import Body, Crossing
from threshold.encounters.afterwards.choices import (
    ACTIONS,
    FINDINGS,
    HANDED_TO,
    OWNERS,
    PROMPTS,
    PURPOSES,
    REFER_TO,
    REFER_WHY,
)
from threshold.encounters.models.intake import HASH
from threshold.encounters.models.quarterly import REFERENCE
from threshold.encounters.models.records import Encounter

STATES = ("asked", "making", "made", "failed", "expired")
CUSTODY = ("asked", "made", "handed_over", "expired")


class Referral(models.Model):
    """One encounter referred to somebody of a closed list, for a listed reason, until the other side acknowledges."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="referrals")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=20)
    why = models.CharField(max_length=20)
    crossing = models.ForeignKey(Crossing, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=64, blank=True)
    acknowledged_role = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "encounters_referral"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="referral_to_is_listed", condition=Q(to__in=list(REFER_TO))),
            CheckConstraint(name="referral_why_is_listed", condition=Q(why__in=list(REFER_WHY))),
            CheckConstraint(
                name="referral_to_the_law_department_crosses", condition=~Q(to="law") | Q(crossing__isnull=False)
            ),
            CheckConstraint(
                name="referral_acknowledged_by_somebody",
                condition=Q(acknowledged_at__isnull=True, acknowledged_by="")
                | (Q(acknowledged_at__isnull=False) & ~Q(acknowledged_by="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.to}"


class Finding(models.Model):
    """One thing said afterwards, from closed prompts: a draft for deliberation, for counsel alone. Only added."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="findings")
    prompt = models.CharField(max_length=20)
    finding = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    seal_place = models.UUIDField(default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_finding"
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="finding_prompt_is_listed", condition=Q(prompt__in=list(PROMPTS))),
            CheckConstraint(name="finding_is_listed", condition=Q(finding__in=list(FINDINGS))),
        )

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.prompt}"


class FollowUp(models.Model):
    """One thing to be done after an encounter: what, by which role, by which day, and when it was closed."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="follow_ups")
    what = models.CharField(max_length=20)
    owner = models.CharField(max_length=20)
    due = models.DateField()
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "encounters_follow_up"
        ordering = ("due", "id")
        constraints = (
            CheckConstraint(name="follow_up_is_listed", condition=Q(what__in=list(ACTIONS))),
            CheckConstraint(name="follow_up_owner_is_listed", condition=Q(owner__in=list(OWNERS))),
            CheckConstraint(
                name="follow_up_closed_by_somebody",
                condition=Q(closed_at__isnull=True, closed_by="") | (Q(closed_at__isnull=False) & ~Q(closed_by="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.what}"


class Export(models.Model):
    """What the Law Department asked to have of some encounters, and for what; sealed while it lies here."""

    purpose = models.CharField(max_length=20)
    reference = models.CharField(max_length=60)
    encounters = ArrayField(models.BigIntegerField())
    with_note = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="asked")
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    sealed = models.TextField(blank=True)
    seal_place = models.UUIDField(default=uuid.uuid4, editable=False)
    demonstration = models.BooleanField(default=False)

    class Meta:
        db_table = "encounters_export"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="export_purpose_is_listed", condition=Q(purpose__in=list(PURPOSES))),
            CheckConstraint(name="export_reference_is_a_number", condition=Q(reference__regex=REFERENCE)),
            CheckConstraint(name="export_names_encounters", condition=Q(encounters__len__gte=1)),
            CheckConstraint(name="export_state_is_known", condition=Q(state__in=STATES)),
            CheckConstraint(
                name="export_made_is_hashed", condition=~Q(state="made") | (Q(sha256__regex=HASH) & ~Q(sealed=""))
            ),
            CheckConstraint(name="export_expired_is_empty", condition=~Q(state="expired") | Q(sealed="")),
        )

    def __str__(self) -> str:
        return f"export {self.pk}"


class Custody(models.Model):
    """One link of the chain of custody of an export: asked for, made, handed over to whom, expired. Only added."""

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="custody")
    kind = models.CharField(max_length=12)
    to = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_custody"
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="custody_kind_is_known", condition=Q(kind__in=CUSTODY)),
            CheckConstraint(
                name="custody_says_to_whom",
                condition=Q(kind="handed_over", to__in=list(HANDED_TO)) | (~Q(kind="handed_over") & Q(to="")),
            ),
            CheckConstraint(name="custody_reference_is_a_number", condition=Q(reference__regex=REFERENCE)),
        )

    def __str__(self) -> str:
        return f"{self.kind} of export {self.export_id}"
