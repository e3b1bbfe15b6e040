"""Approvals under which records of one body may be shown to another (23-1202(c))."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q

from threshold.agencies.models.bodies import Body


class Crossing(models.Model):
    """A privacy officer's written approval to let records cross from one body to another, for a purpose and a time."""

    from_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=300)
    reference = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    role = models.CharField(max_length=40)

    class Meta:
        db_table = "agencies_crossing"
        ordering = ("-id",)
        indexes = (models.Index(fields=("from_body", "to_body", "since"), name="crossing_by_bodies"),)
        constraints = (
            CheckConstraint(name="crossing_leads_elsewhere", condition=~Q(from_body=F("to_body"))),
            CheckConstraint(name="crossing_says_what_for", condition=~Q(purpose="") & ~Q(reference="")),
            CheckConstraint(
                name="crossing_ends_after_it_begins", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_body_id} {self.to_body_id}"
