"""What the Law Department keeps: who may find a point of law, and the readings it has adopted."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q

from threshold.accounts.models import Person
from threshold.agencies.models import Body
from threshold.core.designations import FACT_OF
from threshold.core.readings import PRACTICES
from threshold.determinations.shapes import KINDS, PRACTICE, REFERENCE_IN_SQL, VALUE


class Decider(models.Model):
    """A person the City has designated in writing to find points of law: which clauses, for whom, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="designations")
    clauses = ArrayField(models.CharField(max_length=40))
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="deciders")
    document = models.CharField(max_length=72)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "determinations_decider"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(
                name="decider_clauses_are_known",
                condition=Q(clauses__contained_by=list(FACT_OF)) & Q(clauses__len__gte=1),
            ),
            CheckConstraint(name="decider_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))),
            CheckConstraint(
                name="decider_document_is_no_prose", condition=Q(document__regex=REFERENCE_IN_SQL) & ~Q(document="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {', '.join(self.clauses)}"


class Adopted(models.Model):
    """A reading the Law Department adopted: an overlay over a norm, or a practice. It changes no norm."""

    what = models.CharField(max_length=10)
    cite = models.CharField(max_length=40, blank=True)
    fact = models.CharField(max_length=30, blank=True)
    value = models.CharField(max_length=40, blank=True)
    meets = models.CharField(max_length=3, blank=True)
    practice = models.CharField(max_length=30, blank=True)
    uses = ArrayField(models.CharField(max_length=20))
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reasons = models.CharField(max_length=500)
    adopted_on = models.DateField()
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "determinations_adopted"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(
                name="adopted_value_or_practice",
                condition=Q(what=VALUE, practice="", meets__in=("yes", "no"))
                & ~Q(cite="") & ~Q(fact="") & ~Q(value="")
                | Q(what=PRACTICE, cite="", fact="", value="", meets="", practice__in=[one.id for one in PRACTICES]),
            ),
            CheckConstraint(
                name="adopted_uses_are_known", condition=Q(uses__contained_by=list(KINDS)) & Q(uses__len__gte=1)
            ),
            CheckConstraint(name="adopted_has_reasons", condition=~Q(reasons="")),
            CheckConstraint(name="adopted_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.practice or f"{self.cite} {self.fact}: {self.value}"
