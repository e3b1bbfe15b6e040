"""The bodies the law may bind, the imports they came from, and the approvals under which they are set up."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from threshold.agencies.layouts import CONFIDENCES, KINDS, STATUSES


class Body(models.Model):
    """An agency, office, corporation or official that the law may bind. Never a person: a post, not who holds it."""

    id = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=500)
    acronym = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=60)
    status = models.CharField(max_length=30, default="active")
    source = models.CharField(max_length=500)
    confidence = models.CharField(max_length=10)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    record = models.CharField(max_length=80, blank=True)
    other_names = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    url = models.CharField(max_length=500, blank=True)
    named_by_law = models.BooleanField(default=False)
    demonstration = models.BooleanField(default=False)
    set_up_on = models.DateField(null=True, blank=True)
    imported_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "agencies_body"
        ordering = ("name", "id")
        indexes = (models.Index(fields=("name", "id"), name="body_by_name"),)
        constraints = (
            CheckConstraint(name="body_id_is_a_slug", condition=Q(id__regex=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
            CheckConstraint(name="body_has_a_name", condition=~Q(name="") & ~Q(source="")),
            CheckConstraint(name="body_kind_is_known", condition=Q(kind__in=KINDS)),
            CheckConstraint(name="body_status_is_known", condition=Q(status__in=STATUSES)),
            CheckConstraint(name="body_confidence_is_known", condition=Q(confidence__in=CONFIDENCES)),
            CheckConstraint(name="body_is_not_part_of_itself", condition=~Q(part_of=F("id"))),
            CheckConstraint(
                name="body_demonstration_stands_apart",
                condition=Q(demonstration=True, id__startswith="demo-", record="")
                | (Q(demonstration=False) & ~Q(id__startswith="demo-")),
            ),
            UniqueConstraint(name="body_record_once", fields=("record",), condition=~Q(record="")),
        )

    def __str__(self) -> str:
        return self.acronym or self.name


class Import(models.Model):
    """One import of a list of bodies: what it counted, and the hashes that say which file and which changes."""

    at = models.DateTimeField()
    layout = models.CharField(max_length=40)
    file_hash = models.CharField(max_length=64)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    absent = models.PositiveIntegerField()
    changes_root = models.CharField(max_length=64)

    class Meta:
        db_table = "agencies_import"
        ordering = ("-at", "-id")
        constraints = (
            CheckConstraint(name="import_file_hash", condition=Q(file_hash__regex="^[0-9a-f]{64}$")),
            CheckConstraint(name="import_changes_root", condition=Q(changes_root__regex="^[0-9a-f]{64}$")),
        )

    def __str__(self) -> str:
        return f"{self.layout} {self.at:%Y-%m-%d %H:%M}"


class Approval(models.Model):
    """A privacy officer's written approval to collect (23-1202(b)), or its being taken back."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="approvals")
    kind = models.CharField(max_length=10)
    day = models.DateField()
    given_by = models.CharField(max_length=120, blank=True)
    given_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "agencies_approval"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="approval_kind_is_known", condition=Q(kind__in=("given", "taken back"))),
            CheckConstraint(
                name="approval_given_names_its_paper",
                condition=Q(kind="taken back")
                | (~Q(given_by="") & Q(given_on__isnull=False) & ~Q(reference="") & Q(given_on__lte=F("day"))),
            ),
            CheckConstraint(name="approval_has_a_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.kind} {self.day}"
