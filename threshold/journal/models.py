"""The journal's tables: lines, their details, their places in the tree, and the signed checkpoints over it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Func, IntegerField, Q
from django.db.models.lookups import Exact


class Line(models.Model):
    """One action: opaque on purpose. Names and words stand in `Detail`; here only a salted hash of them."""

    at = models.DateTimeField()
    actor_role = models.CharField(max_length=40)
    actor_ref = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=80)
    object_kind = models.CharField(max_length=40)
    object_number = models.CharField(max_length=80)
    clause = models.CharField(max_length=40, blank=True)
    agency_id = models.CharField(max_length=80, blank=True)
    details_hash = models.CharField(max_length=64)

    class Meta:
        db_table = "journal_line"
        ordering = ("id",)
        indexes = (models.Index(fields=("object_kind", "object_number"), name="journal_line_object"),)

    def __str__(self) -> str:
        return f"{self.id} {self.action} {self.object_kind} {self.object_number}"


class Detail(models.Model):
    """What one line was about, sealed with the salts of its hashes: erasing it leaves the line whole.

    `salt` is filled in lines of the first form alone; since then each detail has a salt of its own, in the envelope.
    """

    line = models.OneToOneField(Line, on_delete=models.PROTECT, primary_key=True, related_name="detail")
    agency_id = models.CharField(max_length=80, blank=True)
    salt = models.CharField(max_length=64, blank=True)
    sealed = models.TextField()

    class Meta:
        db_table = "journal_detail"

    def __str__(self) -> str:
        return f"details of line {self.line_id}"


class Entry(models.Model):
    """The place of one line in the tree: given by the next checkpoint, gapless, never changed."""

    position = models.BigIntegerField(primary_key=True)
    line = models.OneToOneField(Line, on_delete=models.PROTECT, related_name="entry")
    leaf = models.BinaryField()

    class Meta:
        db_table = "journal_entry"
        ordering = ("position",)
        constraints = (
            CheckConstraint(name="entry_position", condition=Q(position__gte=0)),
            CheckConstraint(
                name="entry_leaf_is_a_hash",
                condition=Q(Exact(Func(F("leaf"), function="octet_length", output_field=IntegerField()), 32)),
            ),
        )

    def __str__(self) -> str:
        return f"line {self.line_id} at {self.position}"


class Checkpoint(models.Model):
    """A signed statement of the tree's size and root, with what growing it from there needs. Public."""

    size = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    root = models.CharField(max_length=64)
    note = models.TextField()
    key = models.CharField(max_length=300)
    before = models.BigIntegerField()
    growth = ArrayField(models.CharField(max_length=64))
    peaks = ArrayField(models.CharField(max_length=64))

    class Meta:
        db_table = "journal_checkpoint"
        ordering = ("-size",)
        constraints = (
            CheckConstraint(name="checkpoint_root", condition=Q(root__regex="^[0-9a-f]{64}$")),
            CheckConstraint(name="checkpoint_grows", condition=Q(before__gte=0, size__gt=F("before"))),
        )

    def __str__(self) -> str:
        return f"checkpoint of {self.size} lines"
