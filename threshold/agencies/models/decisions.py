"""What officials decided of clauses that leave it unclear whom they bind."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q

from threshold.agencies.models.bodies import Body


class Decision(models.Model):
    """One group of the law and one body: yes or no, from a day, with the reason. Only added: a later one supersedes."""

    group = models.CharField(max_length=80)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=3)
    reason = models.CharField(max_length=500)
    since = models.DateField()
    decided_on = models.DateField()
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        db_table = "agencies_decision"
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="decision_is_yes_or_no", condition=Q(verdict__in=("yes", "no"))),
            CheckConstraint(name="decision_has_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                name="decision_first_only_once", fields=("group", "body"), condition=Q(supersedes__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.body_id} {self.verdict}"
