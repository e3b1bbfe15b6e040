"""Counsel on call: who, from when to when, in which order they are called; and an agency's house practice."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, DateTimeField, F, Func, Q

from threshold.agencies.models import Body

MOST_PLACES = 5


class Shift(models.Model):
    """One person on call for one agency: `place` 1 is called first, 2 when that one does not answer, and so on."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "encounters_shift"
        ordering = ("since", "place")
        indexes = (models.Index(fields=("body", "until"), name="shift_by_body"),)
        constraints = (
            CheckConstraint(name="shift_place", condition=Q(place__gte=1, place__lte=MOST_PLACES)),
            CheckConstraint(name="shift_ends_after_it_begins", condition=Q(until__gt=F("since"))),
            ExclusionConstraint(
                name="shift_one_at_a_place",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("place", RangeOperators.EQUAL),
                    (
                        Func("since", "until", RangeBoundary(), function="tstzrange", output_field=DateTimeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(withdrawn=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.place}"


class Practice(models.Model):
    """How one agency does it, house practice: after how many minutes a call climbs, and whether a note may be left."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, primary_key=True, related_name="+")
    climb_minutes = models.PositiveSmallIntegerField(default=5)
    note = models.BooleanField(default=False)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=64)

    class Meta:
        db_table = "encounters_practice"
        constraints = (
            CheckConstraint(name="practice_climbs", condition=Q(climb_minutes__gte=1, climb_minutes__lte=120)),
        )

    def __str__(self) -> str:
        return str(self.body_id)
