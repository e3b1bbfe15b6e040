"""What makes a reporter known without signing in, and what came that nobody asked for."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Q

from threshold.agencies.models import Body
from threshold.core.gate import CAPACITIES
from threshold.property.models import Site

HASH = "^[0-9a-f]{64}$"
WHY_HELD = ("unknown_field", "unknown_value", "image", "wrong_script", "too_long", "cannot_open")
DECISIONS = ("", "kept_sealed", "to_legal_file", "record_made")


class Link(models.Model):
    """A signed link for staff of one agency, who then need not sign in: from when to when, and whether taken back.

    The link itself is shown once; a hash of it is kept.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    capacity = models.CharField(max_length=30, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)

    class Meta:
        db_table = "encounters_link"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="link_hash", condition=Q(token_hash__regex=HASH)),
            CheckConstraint(name="link_ends_after_it_begins", condition=Q(until__gt=F("since"))),
            CheckConstraint(name="link_capacity", condition=Q(capacity="") | Q(capacity__in=list(CAPACITIES))),
        )

    def __str__(self) -> str:
        return f"link {self.pk}"


class Held(models.Model):
    """Bytes that came unasked, sealed and shown to nobody until counsel says what becomes of them."""

    key_hash = models.CharField(max_length=64, unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=20)
    sealed = models.TextField()
    seal_place = models.UUIDField(default=uuid.uuid4, editable=False)
    received_at = models.DateTimeField()
    decision = models.CharField(max_length=20, blank=True)
    legal_file = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "encounters_held"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="held_key", condition=Q(key_hash__regex=HASH)),
            CheckConstraint(name="held_why_is_known", condition=Q(why__in=WHY_HELD)),
            CheckConstraint(name="held_decision_is_known", condition=Q(decision__in=DECISIONS)),
            CheckConstraint(
                name="held_decided_at_some_time", condition=Q(decision="", decided_at__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"held {self.pk}"
