"""Sealed determinations, and what counsel decided with each: two tables, one worked out and one a person's."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from threshold.determinations.models.matters import Matter
from threshold.determinations.shapes import ANSWERS
from threshold.journal.models import Line

HASH = "^[0-9a-f]{64}$"


class Sealed(models.Model):
    """One determination: what may follow on the facts as given, one text under its hash. Later facts make another."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="determinations")
    number = models.PositiveIntegerField()
    day = models.DateField()
    through = models.PositiveIntegerField()  # the last statement it knew
    text_seal = models.CharField(max_length=64)
    text = models.TextField()
    hash = models.CharField(max_length=64)
    readings = ArrayField(models.BigIntegerField(), default=list, blank=True)  # the adopted readings laid over
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "determinations_sealed"
        ordering = ("matter_id", "number")
        constraints = (
            UniqueConstraint(name="sealed_numbered_once", fields=("matter", "number")),
            CheckConstraint(name="sealed_hashes", condition=Q(hash__regex=HASH, text_seal__regex=HASH)),
        )

    def __str__(self) -> str:
        return f"{self.matter_id}.{self.number}"


class Decision(models.Model):
    """What counsel decided under one norm, with the stated ground and reasons. A person's, never the core's."""

    determination = models.ForeignKey(Sealed, on_delete=models.PROTECT, related_name="decisions")
    cite = models.CharField(max_length=40)
    answer = models.CharField(max_length=20)
    grounds = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    reasons = models.CharField(max_length=500)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "determinations_decision"
        ordering = ("determination_id", "id")
        constraints = (
            UniqueConstraint(name="decision_once_a_norm", fields=("determination", "cite")),
            CheckConstraint(name="decision_answer_is_known", condition=Q(answer__in=tuple(ANSWERS))),
            CheckConstraint(name="decision_has_reasons", condition=~Q(reasons="")),
            CheckConstraint(
                name="decision_names_its_exception",
                condition=Q(answer="excepted", grounds__len__gte=1) | (~Q(answer="excepted") & Q(grounds=[])),
            ),
        )

    def __str__(self) -> str:
        return f"{self.determination_id} {self.cite} {self.answer}"
