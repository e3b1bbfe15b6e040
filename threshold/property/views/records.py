"""The pages of a site's record: one to read it, and one for each thing a person adds to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered, in_range, people
from threshold.core.answers import require
from threshold.property.actions.assessments import assess_site
from threshold.property.actions.codes import make_code, withdraw_code
from threshold.property.actions.records import Keeper, end_area, identify_area, name_custodian
from threshold.property.forms.records import (
    AreaForm,
    AssessForm,
    CustodianForm,
    EndForm,
    MakeCodeForm,
    WithdrawForm,
)
from threshold.property.lots import BOROUGHS
from threshold.property.models import Site
from threshold.property.permissions.records import can_keep_record
from threshold.property.queries.codes import guide_address
from threshold.property.queries.records import find_area, find_record
from threshold.property.queries.sites import find_site
from threshold.property.record_words import BARRIERS, KINDS, MARKINGS, RISKS

BOTH = require_http_methods(["GET", "HEAD", "POST"])
Asked = dict[str, Any]


@require_safe
@signed_in
def record(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """The record of a site, for its agency and for City roles with the ability."""
    found = find_record(rights, bbl)
    code = found.code
    context = {
        "record": found, "site": found.site, "borough": BOROUGHS[found.site.borough],
        "may_keep": can_keep_record(rights, found.site).yes, "kinds": KINDS, "markings": MARKINGS,
        "barriers": BARRIERS, "risks": RISKS, "address": guide_address(code.code) if code else "",
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "property/record.html", context)


@BOTH
@signed_in
def custodian(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Record which office keeps a site from a day on."""
    site = kept(rights, bbl)
    known = [(str(one.pk), one.name) for one in people(rights)]
    form = CustodianForm(request.POST or None, people=known, initial={"since": timezone.localdate()})

    def act(given: Asked, today: date) -> object:
        keeper = Keeper(
            given["office"], given["telephone"], given["mail"], int(given["person"]) if given["person"] else None
        )
        return name_custodian(by=rights.who, bbl=bbl, keeper=keeper, since=given["since"], today=today)

    return told(request, form, act, site, _("Say who keeps this site"))


@BOTH
@signed_in
def area_added(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Record a non-public area of a site."""
    site = kept(rights, bbl)
    form = AreaForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(given: Asked, today: date) -> object:
        return identify_area(by=rights.who, bbl=bbl, today=today, **given)

    return told(request, form, act, site, _("Record a non-public area"))


@BOTH
@signed_in
def area_ended(request: HttpRequest, rights: Rights, bbl: str, number: int) -> HttpResponse:
    """Record that an area is non-public no longer."""
    site = kept(rights, bbl)
    area = find_area(site, in_range(number))
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(given: Asked, today: date) -> object:
        return end_area(by=rights.who, bbl=bbl, area=area.pk, today=today, **given)

    return told(request, form, act, site, _("This area is non-public no longer: {name}").format(name=area.name))


@BOTH
@signed_in
def barriers(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Say whether barriers are installed or not appropriate, and why; never public."""
    return _assessed(request, rights, bbl, "barriers", _("Say how barriers stand here"))


@BOTH
@signed_in
def risk(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Say how the agency sees the risk at a site, and why; never public."""
    return _assessed(request, rights, bbl, "risk", _("Say how the risk is seen here"))


@BOTH
@signed_in
def code_made(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Give a site a code for its signs."""
    site = kept(rights, bbl)
    form = MakeCodeForm(request.POST if request.method == "POST" else None)

    def act(given: Asked, today: date) -> object:
        return make_code(by=rights.who, bbl=bbl, today=today)

    return told(request, form, act, site, _("Make a code for the signs of this site"), verb=_("Make a code"))


@BOTH
@signed_in
def code_withdrawn(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Let a site's code open nothing any more."""
    site = kept(rights, bbl)
    form = WithdrawForm(request.POST or None)

    def act(given: Asked, today: date) -> object:
        return withdraw_code(by=rights.who, bbl=bbl, reason=given["reason"], today=today)

    return told(request, form, act, site, _("Withdraw the code of this site"), verb=_("Withdraw the code"))


def kept(rights: Rights, bbl: str) -> Site:
    """A site whose record this person may keep. Raises OutOfSight, NotAllowed."""
    site = find_site(rights, bbl)
    require(can_keep_record(rights, site))
    return site


def told(
    request: HttpRequest, form: BaseForm, act: Callable[[Asked, date], object], site: Site, title: str,
    verb: str = "",
) -> HttpResponse:  # fmt: skip
    """A form of the record, shown or sent; done, it leads back to the record."""
    back = f"/sites/{site.bbl}/record/"

    def done() -> str:
        act(form.cleaned_data, timezone.localdate())
        return back

    words = {"title": title, "verb": verb or _("Record"), "back": back, "back_words": site.called}
    return answered(request, form, done, words)


def _assessed(request: HttpRequest, rights: Rights, bbl: str, subject: str, title: str) -> HttpResponse:
    site = kept(rights, bbl)
    form = AssessForm(request.POST or None, subject=subject)

    def act(given: Asked, today: date) -> object:
        return assess_site(by=rights.who, bbl=bbl, subject=subject, today=today, **given)

    return told(request, form, act, site, title)
