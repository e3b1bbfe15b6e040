"""What finds a site: its terms, for searches that stay quick under row security, and the stamp of all sites."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q

from threshold.property.models.sites import Site


class SearchTerm(models.Model):
    """A word of a site's, or `agency:` or `question:` with a mark of it. The database itself writes them.

    There are none of a sensitive site: whoever looks, nothing finds it.
    """

    pk = models.CompositePrimaryKey("term", "site")
    term = models.TextField(db_collation="C")
    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="search_terms", db_index=False, db_constraint=False
    )

    class Meta:
        db_table = "property_search_term"
        indexes = (models.Index(fields=("site", "term"), name="search_term_of_site"),)

    def __str__(self) -> str:
        return f"{self.site_id} {self.term}"


class Stamp(models.Model):
    """One row: a number that moves with every change of a site, so that what was worked out of them can be kept."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "property_stamp"
        constraints = (CheckConstraint(name="stamp_is_one_row", condition=Q(id=1)),)

    def __str__(self) -> str:
        return str(self.number)
