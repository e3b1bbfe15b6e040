"""What each import of the list changed, site by site."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from threshold.property.models.sites import Import, Site

ADDED, CHANGED, AGAIN, ABSENT = KINDS = ("added", "changed", "listed-again", "absent")


class Change(models.Model):
    """One site that an import added, changed, found again or no longer found; `fields` are names with both values."""

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="changes", db_index=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=12)
    fields = models.JSONField(default=list, blank=True)

    class Meta:
        db_table = "property_change"
        ordering = ("id",)
        indexes = (
            models.Index(fields=("of", "id"), name="change_in_sequence"),
            models.Index(fields=("of", "kind", "id"), name="change_by_kind"),
        )
        constraints = (
            UniqueConstraint(name="change_once_an_import", fields=("of", "site")),
            CheckConstraint(name="change_kind_is_known", condition=Q(kind__in=KINDS)),
        )

    def __str__(self) -> str:
        return f"{self.of_id} {self.site_id} {self.kind}"
