"""What one body owes for one period of one duty, what was put off, and the totals the database keeps of it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint, Value
from django.db.models.functions import Coalesce

NEVER = date(9999, 12, 31)  # sorts what has no day behind everything that has one
AT = Coalesce("due", Value(NEVER), output_field=models.DateField())
OPEN = Q(proved_on__isnull=True, in_hand_on__isnull=True, withdrawn_on__isnull=True)
UNPROVED = ("no-proof", "no-deadline", "encouraged")
PUTTINGS = ("extension", "pause", "resumption", "withdrawal")


class Assignment(models.Model):
    """One period of one duty for one body. What became of its proofs is kept by the database.

    `waiting_on` is the earliest day of proof that nobody has reviewed or superseded: what reviewers look for.
    """

    body = models.ForeignKey("agencies.Body", on_delete=models.PROTECT, related_name="assignments")
    duty = models.CharField(max_length=40)
    period = models.CharField(max_length=60, blank=True)
    edition = models.CharField(max_length=60)
    starts_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    late_after = models.DateField(null=True, blank=True)
    counts_from = models.DateField()
    unproved = models.CharField(max_length=20)
    event_on = models.DateField(null=True, blank=True)
    about_body = models.CharField(max_length=80, blank=True)
    proved_on = models.DateField(null=True, blank=True)
    in_hand_on = models.DateField(null=True, blank=True)
    waiting_on = models.DateField(null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "duties_assignment"
        indexes = (
            models.Index(fields=("body", "duty"), name="assignment_by_pair"),
            models.Index(AT, "id", name="assignment_by_day"),
            models.Index(F("body"), AT, F("id"), name="assignment_of_body_by_day"),
            models.Index(F("duty"), AT, F("id"), name="assignment_of_duty_by_day"),
            models.Index(AT, "id", name="assignment_open_by_day", condition=OPEN),
            models.Index(
                AT,
                "id",
                name="assignment_in_hand_by_day",
                condition=Q(proved_on__isnull=True, in_hand_on__isnull=False, withdrawn_on__isnull=True),
            ),
            models.Index(
                AT,
                "id",
                name="assignment_proved_by_day",
                condition=Q(proved_on__isnull=False, withdrawn_on__isnull=True),
            ),
            models.Index(fields=("body", "due", "id"), name="assignment_open", condition=OPEN),
            models.Index(fields=("waiting_on", "id"), name="assignment_waiting", condition=Q(waiting_on__isnull=False)),
        )
        constraints = (
            UniqueConstraint(name="assigned_once", fields=("body", "duty", "period")),
            CheckConstraint(name="assignment_unproved_is_known", condition=Q(unproved__in=UNPROVED)),
            CheckConstraint(
                name="assignment_late_only_after_due",
                condition=Q(late_after__isnull=True)
                | (Q(late_after__gte=F("due")) & Q(late_after__gte=F("counts_from"))),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.duty} {self.period}".strip()


class Putting(models.Model):
    """A day put off, a pause, its end, or a withdrawal: with the authority that allows it and the reason."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="puttings")
    agency_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=12)
    until = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=300)
    reason = models.CharField(max_length=600)
    on = models.DateField()
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "duties_putting"
        ordering = ("at", "id")
        constraints = (
            CheckConstraint(name="putting_kind_is_known", condition=Q(kind__in=PUTTINGS)),
            CheckConstraint(name="putting_has_authority_and_reason", condition=~Q(authority="") & ~Q(reason="")),
            CheckConstraint(
                name="extension_says_until_when",
                condition=Q(kind="extension", until__isnull=False) | ~Q(kind="extension"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.assignment_id}"


class Total(models.Model):
    """Of all periods of one duty for one body: from which day the earliest stands how. Kept by the database alone."""

    id = models.BigAutoField(primary_key=True)
    body = models.ForeignKey("agencies.Body", on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=40)
    late_from = models.DateField(null=True)
    no_proof_from = models.DateField(null=True)
    in_hand_from = models.DateField(null=True)
    no_deadline_from = models.DateField(null=True)
    encouraged_from = models.DateField(null=True)
    proved_from = models.DateField(null=True)

    class Meta:
        db_table = "duties_total"
        constraints = (UniqueConstraint(name="total_once", fields=("body", "duty")),)
        indexes = (models.Index(fields=("duty", "body"), name="total_by_duty"),)

    def __str__(self) -> str:
        return f"{self.body_id} {self.duty}"
