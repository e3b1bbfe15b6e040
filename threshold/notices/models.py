"""Notices and who saw them; deliveries of each, one a person and channel; one-time links; endpoints of agencies."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone


class Channel(models.TextChoices):
    """The ways out."""

    MAIL = "mail"
    FILE = "file"  # mail written to a folder, where no mail server is set
    WEBHOOK = "webhook"


class State(models.TextChoices):
    """How a delivery stands."""

    WAITING = "waiting"
    SENDING = "sending"  # marked before it goes out, so that nothing goes out twice
    SENT = "sent"
    COVERED = "covered"  # another message to the same person that day stands for it
    FAILED = "failed"  # did not go; will be tried again
    GIVEN_UP = "given_up"
    UNSURE = "unsure"  # the worker ended between sending and noting it: a person decides whether to send again


class Notice(models.Model):
    """That a record needs somebody: one person, or whoever holds an ability for an agency (or the City)."""

    kind = models.CharField(max_length=80)
    about_kind = models.CharField(max_length=40)
    about_number = models.CharField(max_length=80)
    agency_id = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="notices"
    )
    ability = models.CharField(max_length=60, blank=True)
    at_agency = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=200, unique=True)
    day = models.DateField(null=True, blank=True)
    urgency = models.CharField(max_length=10)
    told_by = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "notices_notice"
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("person", "-id"), name="notice_open_person", condition=Q(answered_at__isnull=True)),
            models.Index(
                fields=("ability", "at_agency", "-id"),
                name="notice_open_ability",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(fields=("about_kind", "about_number"), name="notice_about"),
        )
        constraints = (
            CheckConstraint(
                name="notice_goes_to_a_person_or_an_ability",
                condition=Q(person__isnull=False, ability="") | (Q(person__isnull=True) & ~Q(ability="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.about_kind} {self.about_number}"


class Seen(models.Model):
    """That one person has seen a notice and put it aside; others it went to still see it."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="seen")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency_id = models.CharField(max_length=80, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "notices_seen"
        constraints = (UniqueConstraint(name="notice_seen_once_by_each", fields=("notice", "person")),)

    def __str__(self) -> str:
        return f"{self.notice_id} seen"


class Sending(models.Model):
    """What a message on its way has in common, whatever it carries."""

    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=40, blank=True)
    sending_since = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Delivery(Sending):
    """One notice on its way to one person (or to an agency's endpoint) by one channel: never twice."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agency_id = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "notices_delivery"
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("agency_id", "-id"), name="delivery_by_agency"),
            models.Index(fields=("state", "-id"), name="delivery_by_state"),
            models.Index(fields=("person", "sent_at"), name="delivery_by_person"),
        )
        constraints = (
            UniqueConstraint(
                name="delivery_once_a_person_and_channel",
                fields=("notice", "person", "channel"),
                nulls_distinct=False,
            ),
            CheckConstraint(name="delivery_state_is_known", condition=Q(state__in=State.values)),
            CheckConstraint(
                name="delivery_sent_has_its_time", condition=~Q(state=State.SENT) | Q(sent_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} {self.channel} {self.state}"


class Letter(Sending):
    """A one-time link on its way to one person: sealed until it goes, and emptied then."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    sealed = models.TextField(blank=True)

    class Meta:
        db_table = "notices_letter"
        ordering = ("-pk",)
        constraints = (CheckConstraint(name="letter_state_is_known", condition=Q(state__in=State.values)),)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Endpoint(models.Model):
    """Where an agency's own system is told that a record needs somebody; the City's own where the agency is empty."""

    agency_id = models.CharField(max_length=80, blank=True, unique=True)
    url = models.CharField(max_length=500)
    sealed = models.TextField()
    active = models.BooleanField(default=True)
    set_by = models.CharField(max_length=64)
    set_at = models.DateTimeField()

    class Meta:
        db_table = "notices_endpoint"
        ordering = ("agency_id",)
        constraints = (CheckConstraint(name="endpoint_has_an_address", condition=~Q(url="") & ~Q(sealed="")),)

    def __str__(self) -> str:
        return self.agency_id
