"""The record of a site: who keeps it, its non-public areas, the signs on it, and what is never public of it."""

from __future__ import annotations

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from threshold.property.models.sites import Site

MARKINGS: Final = ("sign", "lettering", "closed-door", "floor-line", "not-marked")
SIGN_KINDS: Final = ("central", "area", "lot")
BARRIERS: Final = ("installed", "not-appropriate", "none-yet")
RISKS: Final = ("lower", "middle", "higher")
NOT_ENDED = Q(ended_on__isnull=True, ended_because="", ended_by="")
ENDED = Q(ended_on__isnull=False) & ~Q(ended_because="") & ~Q(ended_by="")


class Custodian(models.Model):
    """The office or role that keeps a site from a day on, and how the agency's own office is reached."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="custodians")
    office = models.CharField(max_length=120)
    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="sites_kept"
    )
    telephone = models.CharField(max_length=40, blank=True)
    mail = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "property_custodian"
        ordering = ("-since", "-id")
        constraints = (
            CheckConstraint(name="custodian_is_named", condition=~Q(office="")),
            CheckConstraint(
                name="custodian_ends_after_it_begins", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            CheckConstraint(
                name="custodian_ended_by_somebody",
                condition=Q(until__isnull=True, ended_by="") | (Q(until__isnull=False) & ~Q(ended_by="")),
            ),
            UniqueConstraint(name="custodian_one_at_a_time", fields=("site",), condition=Q(until__isnull=True)),
        )

    def __str__(self) -> str:
        return f"custodian {self.pk}"


class Area(models.Model):
    """One non-public area of a site: what it is called, how it is marked, since when (3-119.13(c), 4-210(b))."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(max_length=120)
    marked = models.CharField(max_length=20)
    identified_on = models.DateField()
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "property_area"
        ordering = ("name", "id")
        indexes = (models.Index(fields=("site", "identified_on"), name="area_of_site"),)
        constraints = (
            CheckConstraint(name="area_is_named", condition=~Q(name="")),
            CheckConstraint(name="area_marking_is_known", condition=Q(marked__in=MARKINGS)),
            CheckConstraint(name="area_ended_with_a_reason", condition=NOT_ENDED | ENDED),
            UniqueConstraint(name="area_once_at_a_time", fields=("site", "name"), condition=Q(ended_on__isnull=True)),
        )

    def __str__(self) -> str:
        return f"area {self.pk}"


class Sign(models.Model):
    """One sign on a site: of which edition, in which languages, where, since when, and when it went."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="signs")
    kind = models.CharField(max_length=10)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="signs")
    edition = models.CharField(max_length=40)
    languages = ArrayField(models.CharField(max_length=10))
    place = models.CharField(max_length=160)
    posted_on = models.DateField()
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    photo = models.ForeignKey("files.File", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "property_sign"
        ordering = ("-posted_on", "-id")
        indexes = (models.Index(fields=("site", "kind", "posted_on"), name="sign_of_site"),)
        constraints = (
            CheckConstraint(name="sign_kind_is_known", condition=Q(kind__in=SIGN_KINDS)),
            CheckConstraint(
                name="sign_of_an_area_says_which",
                condition=Q(kind="area", area__isnull=False) | (~Q(kind="area") & Q(area__isnull=True)),
            ),
            CheckConstraint(name="sign_says_where", condition=~Q(place="")),
            CheckConstraint(name="sign_has_a_language", condition=Q(languages__len__gt=0)),
            CheckConstraint(name="sign_ended_with_a_reason", condition=NOT_ENDED | ENDED),
            CheckConstraint(
                name="sign_ends_after_it_is_posted",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("posted_on")),
            ),
        )

    def __str__(self) -> str:
        return f"sign {self.pk}"


class Assessment(models.Model):
    """What the agency says of a site's barriers or of its risk. Never public: a draft for deliberation, only added.

    The reason is sealed before it reaches the database; the newest of a subject holds.
    """

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="assessments")
    subject = models.CharField(max_length=10)
    value = models.CharField(max_length=20)
    reason = models.TextField()
    place = models.UUIDField(unique=True)
    on = models.DateField()
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "property_assessment"
        ordering = ("-id",)
        indexes = (models.Index(fields=("site", "subject", "-id"), name="assessment_newest"),)
        constraints = (
            CheckConstraint(
                name="assessment_value_is_known",
                condition=Q(subject="barriers", value__in=BARRIERS) | Q(subject="risk", value__in=RISKS),
            ),
            CheckConstraint(name="assessment_has_a_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"assessment {self.pk}"
