"""The pages on which a person records signs: one that hangs, its photograph, that it is gone or replaced."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import OutOfSight, require
from threshold.files.downloads import download
from threshold.files.forms import next_step
from threshold.property.actions.signs import Posted, end_sign, picture_sign, record_sign
from threshold.property.forms.records import EndForm
from threshold.property.forms.signs import PhotoForm, SignForm
from threshold.property.models import Sign, Site
from threshold.property.permissions.records import can_see_record
from threshold.property.queries.records import areas_of, find_sign
from threshold.property.queries.sites import find_site
from threshold.property.views.records import BOTH, kept, told


@BOTH
@signed_in
def added(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Record a sign that hangs on a site."""
    return _recorded(request, rights, kept(rights, bbl), None)


@BOTH
@signed_in
def replaced(request: HttpRequest, rights: Rights, bbl: str, number: int) -> HttpResponse:
    """Record that another sign hangs where this one did."""
    site = kept(rights, bbl)
    return _recorded(request, rights, site, find_sign(site, in_range(number)))


@BOTH
@signed_in
def gone(request: HttpRequest, rights: Rights, bbl: str, number: int) -> HttpResponse:
    """Record that a sign is gone, and why."""
    site = kept(rights, bbl)
    sign = find_sign(site, in_range(number))
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(given: dict[str, Any], today: date) -> object:
        return end_sign(by=rights.who, bbl=bbl, sign=sign.pk, today=today, **given)

    return told(request, form, act, site, _("This sign is gone"))


@BOTH
@signed_in
def pictured(request: HttpRequest, rights: Rights, bbl: str, number: int) -> HttpResponse:
    """Add a photograph of a sign: first whether it shows a resident, then the picture."""
    site = kept(rights, bbl)
    sign = find_sign(site, in_range(number))
    if request.method == "POST":
        form = PhotoForm(request.POST, request.FILES)

        def act() -> str:
            picture_sign(by=rights.who, bbl=bbl, sign=sign.pk, uploaded=form.cleaned_data["file"])
            return f"/sites/{bbl}/record/"

        return answered(request, form, act, {"template": "property/photo.html", "site": site, "sign": sign})
    step = next_step(request.GET, PhotoForm)
    status = 422 if step.is_bound and step.errors else 200
    return render(request, "property/photo.html", {"form": step, "site": site, "sign": sign}, status=status)


@require_safe
@signed_in
def photo(request: HttpRequest, rights: Rights, bbl: str, number: int) -> HttpResponse:
    """The photograph of a sign, to be saved, for those who may see the record."""
    site = find_site(rights, bbl)
    require(can_see_record(rights, site))
    sign = find_sign(site, in_range(number))
    if sign.photo is None:
        raise OutOfSight(str(number))
    return cast(HttpResponse, download(sign.photo))


def _recorded(request: HttpRequest, rights: Rights, site: Site, before: Sign | None) -> HttpResponse:
    """The form of a sign, filled with what the one before it was."""
    today = timezone.localdate()
    known: dict[str, Any] = {"on": today}
    if before is not None:
        known |= {
            "kind": before.kind, "area": before.area_id, "edition": before.edition, "languages": before.languages,
            "place": before.place,
        }  # fmt: skip
    form = SignForm(request.POST or None, areas=areas_of(site), initial=known)

    def act(given: dict[str, Any], day: date) -> object:
        posted = Posted(
            given["kind"], given["edition"], given["languages"], given["place"], given["on"],
            int(given["area"]) if given["area"] else None,
        )  # fmt: skip
        number = before.pk if before else None
        return record_sign(by=rights.who, bbl=site.bbl, posted=posted, today=day, replaces=number)

    title = _("Record the sign that takes its place") if before else _("Record a sign that hangs here")
    return told(request, form, act, site, title)
