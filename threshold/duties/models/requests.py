"""What one office asks of another body under section 8, and what is answered: dated records, only added to."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q

from threshold.duties.models.assignments import Assignment

ANSWERS = ("done", "part", "cannot", "question", "reply")


class Request(models.Model):
    """A request for cooperation (8.a) or resources (8.b). It is owed as an assignment of the body asked."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="request")
    from_body = models.ForeignKey("agencies.Body", on_delete=models.PROTECT, related_name="+")
    to_body = models.ForeignKey("agencies.Body", on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(max_length=20)
    words = models.CharField(max_length=2000)
    asked_on = models.DateField()
    wanted_by = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "duties_request"
        ordering = ("-at", "-id")
        constraints = (
            CheckConstraint(name="request_is_to_another", condition=~Q(from_body=F("to_body"))),
            CheckConstraint(name="request_says_what", condition=~Q(words="")),
        )

    def __str__(self) -> str:
        return f"request {self.pk}"


class Response(models.Model):
    """One answer to a request, or a question about it and the reply."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="responses")
    from_body = models.CharField(max_length=80)
    to_body = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=2000)
    on = models.DateField()
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=64)
    by_role = models.CharField(max_length=40)

    class Meta:
        db_table = "duties_response"
        ordering = ("at", "id")
        constraints = (
            CheckConstraint(name="response_kind_is_known", condition=Q(kind__in=ANSWERS)),
            CheckConstraint(name="response_says_something", condition=~Q(words="")),
        )

    def __str__(self) -> str:
        return f"response {self.pk}"
