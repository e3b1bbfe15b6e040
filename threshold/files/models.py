"""Files: what is known of each, only added to; and beside it the key that opens it with the name it came under."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q

SHA_256 = "^[0-9a-f]{64}$"


class File(models.Model):
    """One file as it was taken. Its bytes lie sealed outside the database, under the hash of what lies there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.CharField(max_length=80)
    purpose = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    received_sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    received_at = models.DateTimeField()
    actor_role = models.CharField(max_length=40)
    actor_ref = models.CharField(max_length=64, blank=True)
    stripped = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        db_table = "files_file"
        indexes = (models.Index(fields=("agency_id", "received_at"), name="files_file_of_agency"),)
        constraints = (
            CheckConstraint(name="file_sha256", condition=Q(sha256__regex=SHA_256)),
            CheckConstraint(name="file_received_sha256", condition=Q(received_sha256__regex=SHA_256)),
            CheckConstraint(name="file_stored_as", condition=Q(stored_as__regex=SHA_256)),
            CheckConstraint(name="file_has_bytes", condition=Q(size__gt=0)),
            CheckConstraint(name="file_belongs_somewhere", condition=~Q(agency_id="") & ~Q(purpose="")),
            CheckConstraint(
                name="file_says_what_was_stripped",
                condition=Q(stripped=[], sha256=models.F("received_sha256"))
                | (~Q(stripped=[]) & ~Q(sha256=models.F("received_sha256"))),
            ),
        )

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"


class Key(models.Model):
    """What opens one file, and the name it came under, both sealed: without this row the bytes open for nobody."""

    file = models.OneToOneField(File, on_delete=models.PROTECT, primary_key=True, related_name="key")
    agency_id = models.CharField(max_length=80)
    data_key = models.TextField()
    name = models.TextField()

    class Meta:
        db_table = "files_key"

    def __str__(self) -> str:
        return f"key of file {self.file_id}"
