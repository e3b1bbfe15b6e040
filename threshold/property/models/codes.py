"""The opaque code on a site's signs: it opens the guide for that site, and says nothing to whoever reads it."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from threshold.property.models.sites import Site


class Code(models.Model):
    """One code of one site. Never used again for another, not even once it is withdrawn."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=8, unique=True)
    made_on = models.DateField()
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "property_code"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="code_cannot_be_misread", condition=Q(code__regex="^[0-9A-HJKMNP-TV-Z]{8}$")),
            CheckConstraint(
                name="code_withdrawn_with_a_reason",
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="", withdrawn_by="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="") & ~Q(withdrawn_by="")),
            ),
            UniqueConstraint(name="code_in_use_only_once", fields=("site",), condition=Q(withdrawn_on__isnull=True)),
        )

    def __str__(self) -> str:
        return f"code {self.pk}"
