"""Signs on sites: what everybody reads of a public site, and recording one that was posted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from threshold.config.api.asked import words
from threshold.config.api.sent import LARGEST
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.answers import OutOfSight
from threshold.core.words import gettext_noop
from threshold.property.actions.signs import Posted, record_sign
from threshold.property.models import Sign
from threshold.property.queries.records import public_signs
from threshold.property.queries.sites import public

router = Router(tags=["places"])
WRONG = dict.fromkeys((400, 401, 403, 404, 422), ProblemOut)


class SignOut(Schema):
    """One sign that hangs on a public site, as everybody may read it."""

    bbl: str
    kind: str
    text_edition: str
    languages: list[str]
    place: str
    posted_on: date


class SignsOut(Schema):
    """The signs that hang on a site, as of a day; that none is recorded here does not say that none hangs there."""

    signs: list[SignOut]
    as_of: date


class SignIn(Schema):
    """A sign that hangs on a site."""

    bbl: str
    kind: str = Field(description="One of: central, area, lot.")
    edition: str = Field(description="The edition of its text, such as demonstration-1.")
    languages: list[str] = Field(max_length=40)
    place: str
    on: date
    area: int | None = Field(None, ge=1, le=LARGEST, description="The non-public area, for kind area alone.")
    replaces: int | None = Field(None, ge=1, le=LARGEST, description="The number of the sign it takes the place of.")


class RecordedOut(SignOut):
    """The same with its number, for whoever recorded it."""

    number: int


@router.get(
    "/sites/{bbl}/signs",
    response={200: SignsOut, 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("The signs that hang on a public site"),
)
def signs(request: HttpRequest, bbl: str) -> Any:
    """Signs of non-public areas are not among them, nor any of a sensitive site."""
    wanted = words(bbl, "bbl")
    site = public().filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() else None
    if site is None:
        raise OutOfSight(wanted)
    return {"signs": [_shape(one) for one in public_signs(site)], "as_of": timezone.localdate()}


@router.post(
    "/signs", response={201: RecordedOut, **WRONG}, auth=signed_in, summary=gettext_noop("Record a sign on a site")
)
def record(request: HttpRequest, sent: SignIn) -> Any:
    """By whoever keeps the record of the site."""
    bbl = words(sent.bbl, "bbl")
    posted = Posted(sent.kind, sent.edition, sent.languages, sent.place, sent.on, sent.area)
    with within_reach(request) as rights:
        made = record_sign(
            by=rights.who, bbl=bbl, posted=posted, today=timezone.localdate(), replaces=sent.replaces
        )  # fmt: skip
    return Status(201, _shape(made) | {"number": made.pk})


def _shape(one: Sign) -> dict[str, object]:
    return {
        "bbl": one.site_id, "kind": one.kind, "text_edition": one.edition, "languages": list(one.languages),
        "place": one.place, "posted_on": one.posted_on,
    }  # fmt: skip
