"""Recording that an agency's report on signs was sent, and giving it as proof of the duty it answers: a person does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.words import a_day, a_line, a_line_or_none
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.duties.actions import give_proof
from threshold.duties.actions.proving import Offered
from threshold.journal.actions import About, record
from threshold.property import events
from threshold.property.actions.common import came
from threshold.property.exports import as_csv
from threshold.property.models import Report
from threshold.property.permissions.records import can_send_report
from threshold.property.queries.reports import COLUMNS, Written, owed_report, written
from threshold.property.queries.signs import bodies_in_sight

NO_CROSSING = Sentence(
    gettext_noop("Sensitive sites cross to another agency with the privacy officer's approval alone: say which letter.")
)
NOTHING_LISTED = Sentence(
    gettext_noop("The record lists no site with a sign on that day, so there is nothing to report.")
)
MOVED_ON = Sentence(gettext_noop("The record has changed since you looked. Look at the report again, then confirm it."))
STATEMENT = "Report of {sent} as of {day}, {sites} sites listed. Receipt: {receipt}. Hash: {hash}."
DUTY_PROOF = "proof.give"


@dataclass(frozen=True, slots=True)
class Sending:
    """How a report went: as of which day, when, what shows that it arrived, what was confirmed."""

    day: date
    sent_on: date
    receipt: str
    seen: str  # the hash of what the person looked at
    sensitive: bool = False
    crossing: str = ""
    proof: bool = False


def send_report(*, by: Who, body: str, sending: Sending, today: date) -> Report:
    """Record a report on signs as sent, exactly as it was looked at, and give it as proof where that is confirmed.

    Raises OutOfSight, NotAllowed, Refused.
    """
    with acting(by) as rights:
        require(can_send_report(rights, body))
        found = next((one for one in bodies_in_sight(rights) if one.pk == body), None)
        if found is None:
            raise Refused(NOTHING_LISTED)
        report = written(found, sending.day, sensitive=sending.sensitive)
        fields = _checked(report, sending, today)
        actor = rights.actor(DUTY_PROOF, body)
        made = Report.objects.create(
            body=found, duty=report.duty.number, as_of=sending.day, recipient=report.duty.recipient,
            rows=list(report.rows), counts=dict(report.counts), hash=report.hash, role=actor.role,
            recorded_at=timezone.now(), recorded_by=by.ref, **fields,
        )  # fmt: skip
        proof = _proved(rights, found, made, today) if sending.proof else ""
        details: dict[str, str | int] = {
            "number": made.pk, "duty": made.duty, "on": made.sent_on.isoformat(), "as_of": made.as_of.isoformat(),
            "sites": len(report.rows), "hash": made.hash, "proof": proof,
        }  # fmt: skip
        about = About("sign-report", str(made.pk), report.duty.clause, body)
        record(events.REPORT_SENT, by=actor, about=about, details=details)
    return made


def _checked(report: Written, sending: Sending, today: date) -> dict[str, Any]:
    """How it was sent, in order. Raises Refused."""
    sent_on = came(a_day(sending.sent_on, "sent_on"), today, "sent_on")
    if sent_on < sending.day:
        raise Refused(Sentence(gettext_noop("A report is sent on the day it speaks of or later.")), "sent_on")
    if not report.rows:
        raise Refused(NOTHING_LISTED)
    if report.hash != sending.seen:
        raise Refused(MOVED_ON)
    crossing = a_line_or_none(sending.crossing, "crossing", most=160)
    if sending.sensitive and not crossing:
        raise Refused(NO_CROSSING, "crossing")
    return {
        "sent_on": sent_on, "receipt": a_line(sending.receipt, "receipt", most=160),
        "crossing": crossing if sending.sensitive else "",
    }  # fmt: skip


def _proved(rights: Rights, body: Any, made: Report, today: date) -> str:
    """The report given as proof of what the body owes, without sensitive sites; its number. Raises Refused."""
    owed = owed_report(body.pk)
    if owed is None:
        raise Refused(
            Sentence(gettext_noop("Nothing is owed here under this duty, so there is nothing to prove.")), "proof"
        )
    public = written(body, made.as_of).rows
    file = ContentFile(as_csv(COLUMNS, public).encode(), name=f"sign-report-{made.as_of.isoformat()}.csv")
    words = STATEMENT.format(
        sent=made.sent_on.isoformat(), day=made.as_of.isoformat(), sites=len(made.rows), receipt=made.receipt,
        hash=made.hash,
    )  # fmt: skip
    offered = Offered(effective_on=made.sent_on, statement=words, file=file)
    return str(give_proof(by=rights.who, assignment=owed.pk, offered=offered, today=today).pk)
