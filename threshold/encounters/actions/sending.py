"""Recording that the report went to the office of the Speaker and was received; sending it proves the office's duty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.base import File as Uploaded
from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.turns import take_turn
from threshold.duties.actions import give_proof
from threshold.duties.actions.proving import Offered
from threshold.duties.models import Proof
from threshold.encounters.models import Edition, Receipt, Transmission
from threshold.encounters.models.quarterly import REFERENCE
from threshold.encounters.permissions.quarterly import SEND, can_send
from threshold.encounters.quarterly import events
from threshold.encounters.quarterly.choices import HOW_SENT
from threshold.encounters.quarterly.purposes import RECEIPT
from threshold.encounters.quarterly.tables import as_csv
from threshold.encounters.queries.quarterly import find_edition, find_quarter, owed_for
from threshold.files.actions import add_file
from threshold.files.queries import open_bytes
from threshold.journal.actions import About, record

NOT_ENDED = Sentence(gettext_noop("This quarter has not ended yet, so its report is not sent."))
NOT_NEWEST = Sentence(gettext_noop("A newer edition was compiled. Send that one."))
SENT_ALREADY = Sentence(gettext_noop("Somebody recorded already that this edition was sent. Yours was not recorded."))
NOT_SENT = Sentence(gettext_noop("It is not recorded that this edition was sent. Record that first."))
RECEIVED_ALREADY = Sentence(gettext_noop("The receipt of this edition is recorded already."))
NOT_YET = Sentence(gettext_noop("Give today or an earlier day."))
TOO_EARLY = Sentence(gettext_noop("This edition was compiled later than that day."))
BEFORE_SENT = Sentence(gettext_noop("It cannot be received before the day it was sent."))
NOT_A_NUMBER = Sentence(gettext_noop("Give the number of a letter, message or file: letters, digits, dots and dashes."))
SHOW_IT = Sentence(gettext_noop("Give the receipt as a file, or its number."))
NOT_LISTED = Sentence(gettext_noop("Choose one of those listed."))
STATEMENT = "The report of {quarter}, edition {number}, as sent. SHA-256 over its figures: {seal}."


@dataclass(frozen=True, slots=True)
class Sending:
    """How and when an edition went, with the number of the letter or message where there is one."""

    how: str
    sent_on: date
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """When it was received, shown by a file or a number."""

    received_on: date
    reference: str = ""
    file: Uploaded[Any] | None = None


def send(*, by: Who, edition: int, sent: Sending, today: date) -> Transmission:
    """Record that an edition went to the office of the Speaker, and give it as proof of the duty of that quarter.

    Raises OutOfSight, NotAllowed, Refused.
    """
    with acting(by) as rights:
        found = find_edition(rights, edition)
        require(can_send(rights, found.office_id))
        _check(found, sent, today)
        proof = _prove(by, found, sent, today)
        actor = rights.actor(SEND, found.office_id)
        try:
            with transaction.atomic():
                made = Transmission.objects.create(
                    edition=found, office_id=found.office_id, how=sent.how, sent_on=sent.sent_on,
                    reference=_number(sent.reference), proof=proof, recorded_at=timezone.now(), by_ref=actor.ref,
                    by_role=actor.role,
                )  # fmt: skip
        except IntegrityError as twice:
            raise Refused(SENT_ALREADY) from twice
        details: dict[str, str | int] = {
            "quarter": found.quarter, "number": found.number, "how": made.how, "sent_on": made.sent_on.isoformat(),
            "reference": made.reference, "proof": proof.pk if proof else "",
        }  # fmt: skip
        record(events.REPORT_SENT, by=actor, about=_about(found), details=details)
    return made


def record_receipt(*, by: Who, edition: int, received: Received, today: date) -> Receipt:
    """Record that the office of the Speaker had it. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        found = find_edition(rights, edition)
        require(can_send(rights, found.office_id))
        went = Transmission.objects.filter(edition=found).first()
        if went is None:
            raise Refused(NOT_SENT)
        _check_receipt(went, received, today)
        actor = rights.actor(SEND, found.office_id)
        file = None
        if received.file is not None:
            file = add_file(by=actor, agency=found.office_id, purpose=RECEIPT, uploaded=received.file)
        made = Receipt.objects.create(
            transmission=went, office_id=found.office_id, received_on=received.received_on, file=file,
            reference=_number(received.reference), recorded_at=timezone.now(), by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "received_on": made.received_on.isoformat(), "reference": made.reference,
            "file": file.sha256 if file else "",
        }  # fmt: skip
        record(events.REPORT_RECEIVED, by=actor, about=_about(found), details=details)
    return made


def _check(found: Edition, sent: Sending, today: date) -> None:
    """Raises Refused."""
    take_turn(f"encounters|edition|{found.quarter}")
    if Transmission.objects.filter(edition=found).exists():
        raise Refused(SENT_ALREADY)
    if Edition.objects.filter(quarter=found.quarter, number__gt=found.number).exists():
        raise Refused(NOT_NEWEST)
    if sent.how not in HOW_SENT:
        raise Refused(NOT_LISTED, "how")
    if sent.sent_on > today:
        raise Refused(NOT_YET, "sent_on")
    if sent.sent_on < timezone.localdate(found.as_of):
        raise Refused(TOO_EARLY, "sent_on")
    if find_quarter(found.quarter).after.first > sent.sent_on:
        raise Refused(NOT_ENDED)


def _check_receipt(went: Transmission, received: Received, today: date) -> None:
    """Raises Refused."""
    take_turn(f"encounters|transmission|{went.pk}")
    if Receipt.objects.filter(transmission=went).exists():
        raise Refused(RECEIVED_ALREADY)
    if received.received_on > today:
        raise Refused(NOT_YET, "received_on")
    if received.received_on < went.sent_on:
        raise Refused(BEFORE_SENT, "received_on")
    if received.file is None and not received.reference.strip():
        raise Refused(SHOW_IT, "reference")


def _prove(by: Who, found: Edition, sent: Sending, today: date) -> Proof | None:
    """Give the edition as proof of what the office owes for the quarter; None where nothing is assigned to it."""
    owed = owed_for(found.office_id, find_quarter(found.quarter))
    if owed is None:
        return None
    earlier = Proof.objects.filter(assignment=owed, superseded_by__isnull=True).order_by("-pk").first()
    offered = Offered(
        effective_on=sent.sent_on, file=_as_file(found), supersedes=earlier.pk if earlier else None,
        statement=STATEMENT.format(quarter=found.quarter, number=found.number, seal=found.seal),
    )  # fmt: skip
    return give_proof(by=by, assignment=owed.pk, offered=offered, today=today)


def _as_file(found: Edition) -> Uploaded[Any]:
    """The PDF where the worker has made it, else the figures as a table."""
    name = f"10-178d-{found.quarter}-edition-{found.number}"
    paper = getattr(found, "paper", None)
    if paper is not None:
        return ContentFile(b"".join(open_bytes(paper.file)), f"{name}.pdf")
    return ContentFile(as_csv(found).encode(), f"{name}.csv")


def _number(words: str) -> str:
    """Raises Refused for what is no number of a letter or file."""
    given = words.strip()
    if not re.fullmatch(REFERENCE, given):
        raise Refused(NOT_A_NUMBER, "reference")
    return given


def _about(found: Edition) -> About:
    return About("edition", str(found.pk), "10-178(d)", found.office_id)
