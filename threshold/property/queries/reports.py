"""An agency's report that signs are posted, with its list of sites, written from the record (3-119.13(e))."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Prefetch, Q

from threshold.accounts.rights import Rights
from threshold.agencies.models import Body
from threshold.core.answers import OutOfSight
from threshold.core.deadlines import Due, due, issued_for
from threshold.core.law import Duty
from threshold.core.loader import load_law
from threshold.duties.models import Assignment
from threshold.duties.queries.law import find_duty
from threshold.property.models import Report, Sign
from threshold.property.permissions.records import SEE_RECORD
from threshold.property.queries.signs import BY_STATE, counted, totals

POSTING, AREAS, REPORTING = "3-119.13(c)-1", "3-119.13(c)-2", "3-119.13(e)-1"
OF_EDUCATION: Final = {"doe": "21-977(f)-2"}  # title 21 gives Education a report of its own
COLUMNS = (
    "agency", "site", "bbl", "address", "sign_place", "languages", "text_edition", "posted_on", "photograph",
    "non_public_areas", "areas_with_a_sign", "as_of", "demonstration",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A report as the record writes it for a day: whose, under which duty, what it counts and lists."""

    body: Body
    duty: Duty
    due: Due
    day: date
    counts: Mapping[str, int]
    rows: Sequence[Mapping[str, Any]]

    @property
    def hash(self) -> str:
        """One hash over what it says."""
        told = json.dumps([self.duty.number, self.day, self.counts, self.rows], default=str, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def duty_of(body: str) -> str:
    """The duty under which a body reports that its signs are posted."""
    return OF_EDUCATION.get(body, REPORTING)


def when_due(number: str, day: date) -> Due:
    """When a duty on signs falls due as seen on a day, with the law's own arithmetic."""
    law, duty = load_law(), find_duty(number)
    return due(duty, issued_for(law.orders, duty), day, law.holidays)


def written(body: Body, day: date, *, sensitive: bool = False) -> Written:
    """The report of a body as of a day. Sensitive sites are counted; they are listed where that is asked for alone."""
    posted = counted(body.pk, day).filter(BY_STATE["posted"]).order_by("called", "bbl")
    if not sensitive:
        posted = posted.filter(sensitive=False)
    hanging = Sign.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), kind="central", posted_on__lte=day)
    sites = posted.prefetch_related(Prefetch("signs", hanging.order_by("-posted_on"), to_attr="hanging"))
    number = duty_of(body.pk)
    rows = [_row(site, body, day) for site in sites]
    return Written(body, find_duty(number), when_due(number, day), day, totals(body.pk, day), rows)


def owed_report(body: str) -> Assignment | None:
    """What the body owes under its duty to report and has not proved, earliest first; None where nothing is assigned.

    Whom the law covers is unclear for most bodies; an official's decision brings the assignment.
    """
    found = Assignment.objects.filter(body_id=body, duty=duty_of(body), withdrawn_on__isnull=True)
    return found.order_by("proved_on", "due", "id").first()


def sent_reports(body: str) -> list[Report]:
    """The reports of a body as they were sent, the newest first, within reach."""
    return list(Report.objects.filter(body=body).defer("rows")[:50])


def find_report(rights: Rights, number: int) -> Report:
    """One report as it was sent. Raises OutOfSight."""
    found = Report.objects.select_related("body").filter(pk=number).first()
    if found is None or not rights.may(SEE_RECORD, found.body_id):
        raise OutOfSight(str(number))
    return found


def _row(site: Any, body: Body, day: date) -> dict[str, Any]:
    newest = site.hanging[0]
    return {
        "agency": body.name, "site": site.called, "bbl": site.bbl, "address": site.address,
        "sign_place": newest.place, "languages": " ".join(newest.languages), "text_edition": newest.edition,
        "posted_on": newest.posted_on.isoformat(), "photograph": "yes" if newest.photo_id else "no",
        "non_public_areas": site.area_count, "areas_with_a_sign": site.signed_count, "as_of": day.isoformat(),
        "demonstration": site.demonstration,
    }  # fmt: skip
