"""Proof, its review by another person, and the diary of efforts: all of it only added to."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q

from threshold.duties.models.assignments import Assignment

KINDS = ("file", "link", "statement", "none")


class Proof(models.Model):
    """What was given as proof: a file, a link, a statement, or that there was none this period (house practice)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="proofs")
    agency_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    effective_on = models.DateField()
    given_at = models.DateTimeField()
    given_on = models.DateField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)
    statement = models.TextField(blank=True)
    link = models.CharField(max_length=500, blank=True)
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    place = models.UUIDField(unique=True)

    class Meta:
        db_table = "duties_proof"
        ordering = ("id",)
        indexes = (models.Index(fields=("agency_id", "id"), name="proof_of_agency"),)
        constraints = (
            CheckConstraint(name="proof_kind_is_known", condition=Q(kind__in=KINDS)),
            CheckConstraint(name="proof_is_effective_by_the_day_given", condition=Q(effective_on__lte=F("given_on"))),
            CheckConstraint(
                name="proof_holds_what_its_kind_says",
                condition=Q(kind="file", file__isnull=False)
                | (Q(kind="link", file__isnull=True) & ~Q(link=""))
                | (Q(kind__in=("statement", "none"), file__isnull=True, link="") & ~Q(statement="")),
            ),
        )

    def __str__(self) -> str:
        return f"proof {self.pk}"


class Review(models.Model):
    """What a second person said of a proof: accepted, or refused with the reason. Once, and never by its giver."""

    proof = models.OneToOneField(Proof, on_delete=models.PROTECT, related_name="review")
    agency_id = models.CharField(max_length=80)
    accepted = models.BooleanField()
    reason = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    on = models.DateField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)
    giver_ref = models.CharField(max_length=64)

    class Meta:
        db_table = "duties_review"
        indexes = (models.Index(fields=("giver_ref", "-id"), name="review_refused", condition=Q(accepted=False)),)
        constraints = (
            CheckConstraint(name="review_by_a_second_person", condition=~Q(by_ref=F("giver_ref"))),
            CheckConstraint(name="refusal_has_a_reason", condition=Q(accepted=True) | ~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"review of {self.proof_id}"


class Diary(models.Model):
    """One entry of the diary of efforts, where the law asks for efforts or consultation (section 6)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="diary")
    agency_id = models.CharField(max_length=80)
    on = models.DateField()
    kind = models.CharField(max_length=14)
    words = models.TextField()
    place = models.UUIDField(unique=True)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "duties_diary"
        ordering = ("on", "id")
        verbose_name_plural = "diary entries"
        constraints = (CheckConstraint(name="diary_kind_is_known", condition=Q(kind__in=("effort", "consultation"))),)

    def __str__(self) -> str:
        return f"diary {self.pk}"
