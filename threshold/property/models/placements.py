"""City staff under outside direction (10-178(b)), the Mayor's findings (10-178(a)), and what happens to an entry."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from threshold.property.models.registers import ENDS_AFTER_IT_BEGINS, HAS_A_DOCUMENT, Agreement, Arrangement, Entry

DIRECTED_BY = ("homeland-security", "non-local-law-enforcement")
AIMS = (
    "criminal-investigation", "counter-terrorism", "emergency-management", "training", "another", "not-stated",
)  # fmt: skip
STEPS = ("confirmed", "ended", "reviewed", "found")
REGISTERS = ("agreement", "arrangement", "placement", "finding")


class Placement(Entry):
    """City staff placed under the direction of an outside body: a unit or title and a count, never a name.

    Whether it is primarily to further immigration enforcement is counsel's finding, a `Step`; `aim` is what the agency
    says it is for.
    """

    unit = models.CharField(max_length=200)
    count = models.PositiveSmallIntegerField()
    directed_by = models.CharField(max_length=30)
    directing = models.CharField(max_length=200)
    aim = models.CharField(max_length=30)
    reviewer = models.CharField(max_length=120)
    next_review = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "property_placement"
        ordering = ("-id",)
        indexes = (models.Index(fields=("body", "id"), name="placement_by_body"),)
        constraints = (
            CheckConstraint(name="placement_ends_after_it_begins", condition=ENDS_AFTER_IT_BEGINS),
            CheckConstraint(
                name="placement_says_who_and_how_many",
                condition=~Q(unit="") & ~Q(directing="") & ~Q(reviewer="") & Q(count__gte=1),
            ),
            CheckConstraint(
                name="placement_choices_are_known", condition=Q(directed_by__in=DIRECTED_BY) & Q(aim__in=AIMS)
            ),
        )


class Finding(Entry):
    """The Mayor's determination that a federal law is used as a proxy: the fourth limb of 10-178(a). Empty at first."""

    law = models.CharField(max_length=300)
    found_on = models.DateField()

    class Meta:
        db_table = "property_finding"
        ordering = ("-id",)
        constraints = (
            CheckConstraint(name="finding_ends_after_it_begins", condition=ENDS_AFTER_IT_BEGINS),
            CheckConstraint(name="finding_has_a_document", condition=HAS_A_DOCUMENT & ~Q(law="")),
        )


def _of_one_entry() -> Q:
    """Exactly one of the four."""
    ways = Q()
    for named in REGISTERS:
        ways |= Q(**{f"{one}__isnull": one != named for one in REGISTERS})
    return ways


class Step(models.Model):
    """What happened to an entry after it was recorded: confirmed by a second person, ended early, reviewed, found."""

    body = models.ForeignKey("agencies.Body", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    kind = models.CharField(max_length=10)
    last_day = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        db_table = "property_step"
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="step_of_one_entry", condition=_of_one_entry()),
            CheckConstraint(
                name="step_says_what_its_kind_needs",
                condition=Q(kind="confirmed", verdict="", last_day__isnull=True, next_review__isnull=True)
                | (Q(kind="ended", verdict="", last_day__isnull=False, next_review__isnull=True) & ~Q(reason=""))
                | Q(kind="reviewed", verdict="", last_day__isnull=True, placement__isnull=False)
                | (Q(kind="found", verdict__in=("yes", "no", "open"), placement__isnull=False) & ~Q(reason="")),
            ),
            *(
                UniqueConstraint(name=f"{named}_{kind}_once", fields=(named,), condition=Q(kind=kind))
                for named in REGISTERS
                for kind in ("confirmed", "ended")
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
