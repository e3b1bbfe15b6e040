"""Matters, what was stated in them, whether they were referred, and the points that wait for the Law Department."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from threshold.agencies.models import Body, Crossing
from threshold.core.facts import FACTS
from threshold.core.sources import Source
from threshold.determinations.shapes import KINDS, REFERENCE_IN_SQL

SOURCES = tuple(source.value for source in Source)


class Matter(models.Model):
    """One question under section 3 and its neighbours: the City agency concerned, and the day of the use."""

    number = models.BigAutoField(primary_key=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=20)
    day = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=64)
    opened_role = models.CharField(max_length=40)
    referred_at = models.DateTimeField(null=True, blank=True)
    stated = models.PositiveIntegerField(default=0)  # how many statements it has; the last one's number
    sealed = models.PositiveIntegerField(default=0)  # how many determinations; the last one's number
    sealed_through = models.PositiveIntegerField(default=0)  # the last statement the last determination knew
    decided = models.BooleanField(default=False)  # whether counsel decided with the last determination

    class Meta:
        db_table = "determinations_matter"
        ordering = ("-number",)
        indexes = (models.Index(fields=("body", "-number"), name="matter_by_body"),)
        constraints = (
            CheckConstraint(name="matter_kind_is_known", condition=Q(kind__in=tuple(KINDS))),
            CheckConstraint(
                name="matter_sealed_knows_what_was_stated", condition=Q(sealed_through__lte=models.F("stated"))
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class StatementRow(models.Model):
    """One statement about one fact of a matter. Only added: nobody takes back or changes what was stated."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    fact = models.CharField(max_length=30)
    values = ArrayField(models.CharField(max_length=40))
    source = models.CharField(max_length=10)
    reference = models.CharField(max_length=72, blank=True)
    reasons = models.CharField(max_length=500, blank=True)
    designation = models.ForeignKey("Decider", on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "determinations_statement"
        ordering = ("matter_id", "number")
        constraints = (
            UniqueConstraint(name="statement_numbered_once", fields=("matter", "number")),
            CheckConstraint(name="statement_fact_is_known", condition=Q(fact__in=tuple(FACTS))),
            CheckConstraint(name="statement_leaves_a_value", condition=Q(values__len__gte=1)),
            CheckConstraint(name="statement_source_is_known", condition=Q(source__in=SOURCES)),
            CheckConstraint(name="statement_reference_is_no_prose", condition=Q(reference__regex=REFERENCE_IN_SQL)),
            CheckConstraint(
                name="statement_reasons_with_a_finding",
                condition=(Q(source="official") & ~Q(reasons="")) | (~Q(source="official") & Q(reasons="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter_id} {self.number}"


class Referral(models.Model):
    """A matter shown to the Law Department, with the recorded approval that lets it cross (23-1202(c))."""

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="referral")
    crossing = models.ForeignKey(Crossing, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "determinations_referral"

    def __str__(self) -> str:
        return f"{self.matter_id} {self.crossing_id}"


class OpenPoint(models.Model):
    """One point of a matter that waits for the Law Department. It names the fact and the agency, and nothing found."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="points")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=10)
    fact = models.CharField(max_length=30)
    since = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "determinations_point"
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="point_why_is_known", condition=Q(why__in=("contested", "differ"))),
            CheckConstraint(name="point_fact_is_known", condition=Q(fact__in=tuple(FACTS))),
            UniqueConstraint(
                name="point_open_once", fields=("matter", "why", "fact"), condition=Q(closed_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter_id} {self.why} {self.fact}"
