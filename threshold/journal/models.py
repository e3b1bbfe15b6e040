"""The journal's two tables: lines, which are only added, and details, which can be erased."""

from __future__ import annotations

from django.db import models


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
    """What one line was about, sealed, with the salt of its hash: erasing it leaves the line whole."""

    line = models.OneToOneField(Line, on_delete=models.PROTECT, primary_key=True, related_name="detail")
    agency_id = models.CharField(max_length=80, blank=True)
    salt = models.CharField(max_length=64)
    sealed = models.TextField()

    class Meta:
        db_table = "journal_detail"

    def __str__(self) -> str:
        return f"details of line {self.line_id}"
