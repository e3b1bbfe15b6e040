"""What counsel says of a record for the report of 10-178(d), what is withheld, each agency's part, the report sent."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from threshold.agencies.models import Body, Crossing, Decision
from threshold.duties.models import Proof
from threshold.encounters.models.intake import HASH
from threshold.encounters.models.records import Account, Encounter
from threshold.encounters.quarterly.choices import CONTAINED_IN, GROUNDS, HOW_SENT, QUALIFIES, RECEIVED_BY
from threshold.files.models import File

QUARTER = r"^20[0-9]{2}-Q[1-4]$"
REFERENCE = r"^([A-Za-z0-9][A-Za-z0-9./-]{0,58}[0-9])?$"  # a file's number, which no name fits


class Designation(models.Model):
    """The office the Mayor designated for the report, from a day on, with its document. The newest holds."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=300)
    since = models.DateField()
    recorded_at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_designation"
        ordering = ("-id",)
        constraints = (CheckConstraint(name="designation_names_its_document", condition=~Q(document="")),)

    def __str__(self) -> str:
        return f"{self.body_id} {self.since}"


class Tag(models.Model):
    """What counsel of the receiving agency says of one record: whether it belongs in the report, and why."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="tags")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    qualifies = models.CharField(max_length=10)
    why = models.CharField(max_length=20)
    requesting = models.CharField(max_length=40, blank=True)
    received_by = models.CharField(max_length=20)
    contained_in = models.CharField(max_length=10, blank=True)
    reasons = models.TextField(blank=True)
    seal_place = models.UUIDField(default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_tag"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="tag_qualifies_is_listed", condition=Q(qualifies__in=list(QUALIFIES))),
            CheckConstraint(name="tag_received_by_is_listed", condition=Q(received_by__in=list(RECEIVED_BY))),
            CheckConstraint(name="tag_contained_in_is_listed", condition=Q(contained_in__in=["", *CONTAINED_IN])),
            CheckConstraint(name="tag_says_who_asked", condition=~Q(qualifies="yes") | ~Q(requesting="")),
            CheckConstraint(name="tag_says_why", condition=~Q(why="")),
            UniqueConstraint(name="tag_first_only_once", fields=("encounter",), condition=Q(supersedes__isnull=True)),
        )

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.qualifies}"


class Withholding(models.Model):
    """A statutory ground a named official invoked for one record, with reasons; or its being taken back. Only added."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="withholdings")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    ground = models.CharField(max_length=20, blank=True)  # "" takes it back
    reasons = models.TextField()
    seal_place = models.UUIDField(default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_withholding"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="withholding_ground_is_listed", condition=Q(ground__in=["", *GROUNDS])),
            CheckConstraint(name="withholding_has_reasons", condition=~Q(reasons="") & ~Q(by_ref="")),
            UniqueConstraint(
                name="withholding_first_only_once", fields=("encounter",), condition=Q(supersedes__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.ground}"


class Part(models.Model):
    """One agency's part of a quarter's report as its counsel signed it off: figures without a number of any record."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    quarter = models.CharField(max_length=7)
    number = models.PositiveSmallIntegerField()
    as_of = models.DateTimeField()
    content = models.JSONField()
    seal = models.CharField(max_length=64)
    none = models.BooleanField(default=False)
    crossing = models.ForeignKey(Crossing, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_part"
        ordering = ("-id",)
        indexes = (models.Index(fields=("quarter", "body", "-id"), name="part_by_quarter"),)
        constraints = (
            CheckConstraint(name="part_of_a_quarter", condition=Q(quarter__regex=QUARTER)),
            CheckConstraint(name="part_seal", condition=Q(seal__regex=HASH)),
            UniqueConstraint(name="part_numbered_once", fields=("body", "quarter", "number")),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.quarter} {self.number}"


class Edition(models.Model):
    """A quarter's report as it was compiled at a moment, sealed. What changes later makes another edition."""

    quarter = models.CharField(max_length=7)
    number = models.PositiveSmallIntegerField()
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateTimeField()
    content = models.JSONField()
    seal = models.CharField(max_length=64)
    demonstration = models.BooleanField(default=False)
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_edition"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="edition_of_a_quarter", condition=Q(quarter__regex=QUARTER)),
            CheckConstraint(name="edition_seal", condition=Q(seal__regex=HASH)),
            UniqueConstraint(name="edition_numbered_once", fields=("quarter", "number")),
        )

    def __str__(self) -> str:
        return f"{self.quarter} {self.number}"


class Paper(models.Model):
    """An edition as a PDF, made by the worker."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="paper")
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "encounters_paper"

    def __str__(self) -> str:
        return f"paper of edition {self.edition_id}"


class Transmission(models.Model):
    """That an edition went to the office of the Speaker of the Council: how, when, and the proof it gave."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="transmission")
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10)
    sent_on = models.DateField()
    reference = models.CharField(max_length=60, blank=True)
    proof = models.ForeignKey(Proof, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_transmission"
        constraints = (
            CheckConstraint(name="transmission_how_is_listed", condition=Q(how__in=list(HOW_SENT))),
            CheckConstraint(name="transmission_reference_is_a_number", condition=Q(reference__regex=REFERENCE)),
        )

    def __str__(self) -> str:
        return f"edition {self.edition_id} sent"


class Receipt(models.Model):
    """That the office of the Speaker had it: the day, with a file or the number of theirs."""

    transmission = models.OneToOneField(Transmission, on_delete=models.PROTECT, related_name="receipt")
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    reference = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "encounters_receipt"
        constraints = (
            CheckConstraint(name="receipt_reference_is_a_number", condition=Q(reference__regex=REFERENCE)),
            CheckConstraint(name="receipt_shows_something", condition=~Q(reference="") | Q(file__isnull=False)),
        )

    def __str__(self) -> str:
        return f"receipt of transmission {self.transmission_id}"
