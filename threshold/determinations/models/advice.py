"""Privileged advice, apart from facts and decisions: sealed words that counsel of the matter alone reads."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q

from threshold.agencies.models import Body
from threshold.determinations.models.matters import Matter


class Advice(models.Model):
    """One piece of advice. Better kept outside; where it is kept here, no auditor and no other office reads it."""

    place = models.UUIDField(unique=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="advice")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "determinations_advice"
        ordering = ("id",)
        constraints = (CheckConstraint(name="advice_has_words", condition=~Q(words="")),)

    def __str__(self) -> str:
        return f"{self.matter_id} {self.pk}"
