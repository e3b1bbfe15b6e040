"""Contracts and subcontracts (1.c, 1.d; 4-210(c) and (f)), and the places they serve."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from threshold.agencies.contracts.facts import CATEGORIES
from threshold.agencies.models.bodies import Body


class Contract(models.Model):
    """One contract a body has awarded, or a subcontract under one. `until` is its last day."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="contracts")
    number = models.CharField(max_length=60)
    vendor = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="subcontracts")
    human_services = models.BooleanField(default=False)
    category = models.CharField(max_length=60, blank=True)
    public_contact = models.BooleanField(default=False)
    security = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    responsible = models.CharField(max_length=40, blank=True)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="contracts"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "agencies_contract"
        ordering = ("body_id", "number")
        indexes = (
            models.Index(fields=("vendor", "id"), name="contract_by_vendor"),
            models.Index(fields=("body", "vendor", "id"), name="contract_by_body_and_vendor"),
            models.Index(fields=("body", "human_services", "security"), name="contract_by_kind"),
        )
        constraints = (
            UniqueConstraint(name="contract_once_at_a_body", fields=("body", "number")),
            CheckConstraint(name="contract_has_number_and_vendor", condition=~Q(number="") & ~Q(vendor="")),
            CheckConstraint(
                name="contract_ends_after_it_begins", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            CheckConstraint(
                name="contract_category_of_1_d",
                condition=Q(category="") | Q(category__in=CATEGORIES, human_services=True),
            ),
            CheckConstraint(name="contract_is_not_under_itself", condition=~Q(parent=F("id"))),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.number}"


class Location(models.Model):
    """One place a contract serves. The address of a sensitive one is shown on its contract's own page alone."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="locations")
    address = models.CharField(max_length=300)
    city_property = models.BooleanField(null=True, blank=True)
    sensitive = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "agencies_location"
        ordering = ("contract_id", "address")
        constraints = (
            UniqueConstraint(name="location_once_in_a_contract", fields=("contract", "address")),
            CheckConstraint(name="location_has_an_address", condition=~Q(address="")),
        )

    def __str__(self) -> str:
        return f"{self.contract_id} {self.pk}"
