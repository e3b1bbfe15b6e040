"""The registers a determination reads: agreements and contracts (3(a)), formal arrangements (3(c)). Only added to."""

from __future__ import annotations

from typing import cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q

from threshold.agencies.models import Body
from threshold.core.facts import WHO
from threshold.core.registers import PURPOSES
from threshold.files.models import File
from threshold.property.models.sites import Site

COVERS = ("sites", "body", "city", "described")
KINDS = ("agreement", "contract", "subcontract")
APPROVALS = ("yes", "unclear", "no")
FORMS = ("formal", "informal")
GOVERNMENTS = tuple(value for value in WHO.values if value not in {"city", "doe", "local_pbc_or_authority"})
HAS_A_DOCUMENT = ~Q(reference="") | ~Q(link="") | Q(file__isnull=False)
ENDS_AFTER_IT_BEGINS = Q(until__isnull=True) | Q(until__gte=F("since"))


class Entry(models.Model):
    """What every entry of a register has: who keeps it, from when to when, its paper. A later one supersedes it.

    `until` is its last day. What happens to it afterwards stands in `Step`; the row itself never changes.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=500, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField()
    role = models.CharField(max_length=40)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    first = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"

    @property
    def before(self) -> int | None:
        """The number of the entry this one stands in place of."""
        return cast("int | None", getattr(self, "supersedes_id"))  # noqa: B009  the stubs lose it in an abstract table

    @property
    def chain(self) -> int:
        """The number of the first of the entries that supersede each other."""
        return cast("int | None", getattr(self, "first_id")) or int(self.pk)  # noqa: B009


class Terms(Entry):
    """What agreements and arrangements share: with whom, which lots, for which purposes."""

    title = models.CharField(max_length=200)
    outside = ArrayField(models.CharField(max_length=200))
    governments = ArrayField(models.CharField(max_length=30))
    city_bodies = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    covers = models.CharField(max_length=10)
    lots_of = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    described = models.CharField(max_length=500, blank=True)
    purposes = ArrayField(models.CharField(max_length=30))
    seen_by = ArrayField(models.CharField(max_length=80))

    class Meta:
        abstract = True


def terms_hold(name: str) -> tuple[CheckConstraint, ...]:
    """The constraints every table of terms has."""
    return (
        CheckConstraint(name=f"{name}_ends_after_it_begins", condition=ENDS_AFTER_IT_BEGINS),
        CheckConstraint(name=f"{name}_has_a_document", condition=HAS_A_DOCUMENT),
        CheckConstraint(name=f"{name}_has_a_title", condition=~Q(title="") & ~Q(role="")),
        CheckConstraint(name=f"{name}_has_parties", condition=Q(outside__len__gte=1, governments__len__gte=1)),
        CheckConstraint(name=f"{name}_parties_are_known", condition=Q(governments__contained_by=list(GOVERNMENTS))),
        CheckConstraint(
            name=f"{name}_purposes_are_known",
            condition=Q(purposes__len__gte=1) & Q(purposes__contained_by=list(PURPOSES)),
        ),
        CheckConstraint(
            name=f"{name}_covers_what_it_says",
            condition=Q(covers="sites", lots_of__isnull=True, described="")
            | Q(covers="body", lots_of__isnull=False, described="")
            | Q(covers="city", lots_of__isnull=True, described="")
            | (Q(covers="described", lots_of__isnull=True) & ~Q(described="")),
        ),
    )


class Agreement(Terms):
    """An agreement, contract or subcontract of 3(a), and who approved it on which day, where that is known."""

    kind = models.CharField(max_length=20)
    formal = models.BooleanField()
    approval = models.CharField(max_length=10)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "property_agreement"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("body", "id"), name="agreement_by_body"),
            models.Index(fields=("covers", "lots_of"), name="agreement_by_lots"),
            models.Index(fields=("first", "id"), name="agreement_by_first"),
        )
        constraints = (
            *terms_hold("agreement"),
            CheckConstraint(name="agreement_kind_is_known", condition=Q(kind__in=KINDS) & Q(approval__in=APPROVALS)),
            CheckConstraint(
                name="agreement_approved_by_an_office_on_a_day",
                condition=~Q(approval="yes") | (~Q(approved_by="") & Q(approved_on__isnull=False)),
            ),
        )


class Arrangement(Terms):
    """A cooperative arrangement of 3(c) with state or federal agencies: who entered into it for the City, and how."""

    form = models.CharField(max_length=10)
    entered_by = models.CharField(max_length=200)
    entered_on = models.DateField()

    class Meta:
        db_table = "property_arrangement"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("body", "id"), name="arrangement_by_body"),
            models.Index(fields=("covers", "lots_of"), name="arrangement_by_lots"),
            models.Index(fields=("first", "id"), name="arrangement_by_first"),
        )
        constraints = (
            *terms_hold("arrangement"),
            CheckConstraint(name="arrangement_form_is_known", condition=Q(form__in=FORMS) & ~Q(entered_by="")),
            CheckConstraint(
                name="arrangement_is_with_state_or_federal_agencies",
                condition=Q(governments__overlap=["federal", "state", "state_or_interstate_authority"]),
            ),
        )


class Covered(models.Model):
    """One lot an agreement or an arrangement names."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="lots")
    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, null=True, blank=True, related_name="lots")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "property_covered"
        ordering = ("site_id", "id")
        constraints = (
            CheckConstraint(
                name="covered_by_one_entry", condition=Q(agreement__isnull=True) ^ Q(arrangement__isnull=True)
            ),
            models.UniqueConstraint(name="covered_once_by_an_agreement", fields=("agreement", "site")),
            models.UniqueConstraint(name="covered_once_by_an_arrangement", fields=("arrangement", "site")),
        )

    def __str__(self) -> str:
        return f"{self.site_id}"
