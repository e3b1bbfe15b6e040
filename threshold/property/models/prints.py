"""Signs asked for as PDF, which the worker makes; and the reports on signs as they were sent."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import CheckConstraint, Q

from threshold.agencies.models import Body
from threshold.property.models.records import SIGN_KINDS
from threshold.property.models.sites import Site

STATES: Final = ("asked", "made", "failed", "swept")


class Print(models.Model):
    """One PDF somebody asked for: one sign of a site in one language, or a set in every language. Kept for a day."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="prints")
    kind = models.CharField(max_length=10)
    area = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, blank=True)
    edition = models.CharField(max_length=40)
    state = models.CharField(max_length=10, default="asked")
    problem = models.CharField(max_length=20, blank=True)
    content = models.BinaryField(null=True, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "property_print"
        ordering = ("-id",)
        indexes = (models.Index(fields=("site", "-id"), name="print_of_site"),)
        constraints = (
            CheckConstraint(name="print_kind_is_known", condition=Q(kind__in=SIGN_KINDS)),
            CheckConstraint(name="print_state_is_known", condition=Q(state__in=STATES)),
            CheckConstraint(
                name="print_has_content_once_made",
                condition=Q(state="made", content__isnull=False) | (~Q(state="made") & Q(content__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"print {self.pk}"


class Report(models.Model):
    """An agency's report that signs are posted, with its list of sites, exactly as it was sent. Only added."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sign_reports")
    duty = models.CharField(max_length=40)
    as_of = models.DateField()
    sent_on = models.DateField()
    recipient = models.CharField(max_length=120)
    receipt = models.CharField(max_length=160)
    crossing = models.CharField(max_length=160, blank=True)
    rows = models.JSONField()
    counts = models.JSONField()
    hash = models.CharField(max_length=64)
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "property_sign_report"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="sign_report_has_a_receipt", condition=~Q(receipt="") & ~Q(recipient="")),
            CheckConstraint(name="sign_report_hash", condition=Q(hash__regex="^[0-9a-f]{64}$")),
            CheckConstraint(name="sign_report_sent_after_its_day", condition=Q(sent_on__gte=models.F("as_of"))),
        )

    def __str__(self) -> str:
        return f"sign report {self.pk}"
