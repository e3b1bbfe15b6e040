"""Sites by lot with their uses, the imports they came from, and what people decided of them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from threshold.agencies.models import Body
from threshold.core.property import Lot, Property
from threshold.property.layouts import LAYOUTS

HASH = "^[0-9a-f]{64}$"


class Import(models.Model):
    """One import of the list: what it counted, and the hashes that say which file and which changes."""

    at = models.DateTimeField()
    on = models.DateField()
    edition = models.DateField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)
    layout = models.CharField(max_length=20)
    file_hash = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    repeated = models.PositiveIntegerField()
    sites = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    absent = models.PositiveIntegerField()
    root = models.CharField(max_length=64)

    class Meta:
        db_table = "property_import"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="property_import_hashes", condition=Q(file_hash__regex=HASH, root__regex=HASH)),
            CheckConstraint(name="property_import_layout", condition=Q(layout__in=[one.slug for one in LAYOUTS])),
            CheckConstraint(
                name="property_import_accounts_for_sites",
                condition=Q(sites=F("added") + F("changed") + F("unchanged")) & Q(rows__gte=F("sites") + F("repeated")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.layout} {self.on}"


class Site(models.Model):
    """One lot of the list. What is proposed under 1.a and 1.b is no decision; control is decided in `Control`."""

    bbl = models.CharField(max_length=10, primary_key=True)
    called = models.CharField(max_length=200, db_collation="C")
    address = models.CharField(max_length=120, blank=True)
    borough = models.CharField(max_length=1)
    district = models.CharField(max_length=3, blank=True)
    agencies = ArrayField(models.CharField(max_length=20))
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="sites")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    lot = models.CharField(max_length=40)
    lot_rule = models.CharField(max_length=40)
    property = models.CharField(max_length=40)
    property_rule = models.CharField(max_length=40)
    questions = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    sensitive_by_use = models.BooleanField()
    marked = models.BooleanField(default=False)
    sensitive = models.BooleanField()
    words = models.TextField()
    fingerprint = models.CharField(max_length=64)
    demonstration = models.BooleanField(default=False)
    absent_since = models.DateField(null=True, blank=True)
    added_on = models.DateField()
    changed_on = models.DateField()

    class Meta:
        db_table = "property_site"
        ordering = ("called", "bbl")
        indexes = (
            models.Index(fields=("called", "bbl"), name="site_in_sequence", condition=Q(sensitive=False)),
            models.Index(fields=("lot", "called", "bbl"), name="site_by_lot", condition=Q(sensitive=False)),
            models.Index(fields=("property", "called", "bbl"), name="site_by_property", condition=Q(sensitive=False)),
            models.Index(fields=("body", "called", "bbl"), name="site_by_body"),
            models.Index(fields=("called", "bbl"), name="site_sensitive", condition=Q(sensitive=True)),
        )
        constraints = (
            CheckConstraint(name="site_bbl_is_a_lot", condition=Q(bbl__regex=r"^[1-5][0-9]{9}$")),
            CheckConstraint(name="site_lot_is_known", condition=Q(lot__in=[one.value for one in Lot])),
            CheckConstraint(name="site_property_is_known", condition=Q(property__in=[one.value for one in Property])),
            CheckConstraint(
                name="site_sensitive_by_use_or_mark",
                condition=Q(sensitive=True) & (Q(sensitive_by_use=True) | Q(marked=True))
                | Q(sensitive=False, sensitive_by_use=False, marked=False),
            ),
            CheckConstraint(
                name="site_invented_stands_apart",
                condition=Q(demonstration=True, bbl__regex="^.9") | (Q(demonstration=False) & ~Q(bbl__regex="^.9")),
            ),
        )

    def __str__(self) -> str:
        return self.bbl


class Use(models.Model):
    """One use of a site as the list has it, with how often the same row stands there."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="uses")
    number = models.PositiveSmallIntegerField()
    times = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(max_length=4)
    use = models.CharField(max_length=120)
    agency = models.CharField(max_length=20)
    name = models.CharField(max_length=200, blank=True)
    ownership = models.CharField(max_length=1)
    leased = models.BooleanField()
    agreement = models.CharField(max_length=1, blank=True)
    committed = models.BooleanField()
    category = models.CharField(max_length=1, blank=True)
    expanded = models.CharField(max_length=1, blank=True)
    billing = models.CharField(max_length=10, blank=True)

    class Meta:
        db_table = "property_use"
        ordering = ("site_id", "number")
        constraints = (
            UniqueConstraint(name="use_once_in_a_site", fields=("site", "number")),
            CheckConstraint(name="use_code_has_four_figures", condition=Q(code__regex="^[0-9]{4}$")),
            CheckConstraint(name="use_ownership_is_known", condition=Q(ownership__in=("C", "M", "P", "O"))),
            CheckConstraint(name="use_agreement_is_known", condition=Q(agreement__in=("", "S", "L", "M"))),
        )

    def __str__(self) -> str:
        return f"{self.site_id} {self.number}"


class Control(models.Model):
    """Whether the City has operational control of a site, from a day, with the reason. A later one supersedes."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="controls")
    verdict = models.CharField(max_length=4)
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
        db_table = "property_control"
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="control_verdict_is_known", condition=Q(verdict__in=("yes", "no", "part"))),
            CheckConstraint(name="control_has_a_reason", condition=~Q(reason="")),
            UniqueConstraint(name="control_first_only_once", fields=("site",), condition=Q(supersedes__isnull=True)),
        )

    def __str__(self) -> str:
        return f"{self.site_id} {self.verdict}"


class Mark(models.Model):
    """A person's word that a site is sensitive, or is so no longer. Never public; only added."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="marks")
    sensitive = models.BooleanField()
    reason = models.CharField(max_length=300)
    on = models.DateField()
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "property_mark"
        ordering = ("id",)
        constraints = (CheckConstraint(name="mark_has_a_reason", condition=~Q(reason="")),)

    def __str__(self) -> str:
        return f"{self.site_id} {self.sensitive}"
