"""Who holds which post from when to when, and what happened to each: no overlap, nothing removed."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q
from django.db.models.fields import DateField

from threshold.agencies.models.bodies import Body

HELD_FROM_TO = Func("since", "until", function="daterange", output_field=DateField())
EVENTS = ("designation", "vacancy", "ended", "withdrawn")
ONCE_IN_THE_CITY = ("chief-privacy-officer", "office-10-178-d")


def new_ref() -> str:
    """An opaque mark of sixteen hexadecimal figures, to which sealed words are bound."""
    return secrets.token_hex(8)


class Holding(models.Model):
    """One seat of one post at one body, held from `since` up to `until`, the first day it is no longer held.

    The holder is a person who signs in, or staff who does not, whose name and contact are sealed; a post of an office
    has neither: the body itself is designated.
    """

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="holdings")
    post = models.CharField(max_length=40)
    seat = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="holdings"
    )
    sealed = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    instrument = models.CharField(max_length=300)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected")
    withdrawn = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "agencies_holding"
        ordering = ("body_id", "post", "seat", "since", "id")
        indexes = (models.Index(fields=("person",), name="holding_by_person"),)
        constraints = (
            CheckConstraint(
                name="holding_ends_after_it_begins", condition=Q(until__isnull=True) | Q(until__gt=F("since"))
            ),
            CheckConstraint(name="holding_has_an_instrument", condition=~Q(instrument="") & Q(seat__gte=1)),
            CheckConstraint(name="holding_has_one_holder", condition=Q(person__isnull=True) | Q(sealed="")),
            ExclusionConstraint(
                name="post_held_by_one_at_a_time",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("seat", RangeOperators.EQUAL),
                    (HELD_FROM_TO, RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
            ),
            ExclusionConstraint(
                name="post_held_once_in_the_city",
                expressions=[("post", RangeOperators.EQUAL), (HELD_FROM_TO, RangeOperators.OVERLAPS)],
                condition=Q(withdrawn=False, post__in=ONCE_IN_THE_CITY),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.post} {self.seat} {self.since}"


class Event(models.Model):
    """What happened to a post on a day. Only added to: a later event corrects an earlier one."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20)
    post = models.CharField(max_length=40)
    seat = models.PositiveSmallIntegerField(default=1)
    on = models.DateField()
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="events")
    reason = models.CharField(max_length=300, blank=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "agencies_event"
        ordering = ("id",)
        indexes = (models.Index(fields=("body", "post", "seat"), name="event_by_post"),)
        constraints = (
            CheckConstraint(name="event_kind_is_known", condition=Q(kind__in=EVENTS)),
            CheckConstraint(
                name="event_withdrawn_corrects_another", condition=~Q(kind="withdrawn") | Q(corrects__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.post} {self.seat} {self.kind} {self.on}"
