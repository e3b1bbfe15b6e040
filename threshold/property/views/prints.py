"""Printing the signs of a site: asked for, made by the worker, fetched; or printed from the browser without any PDF."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import OutOfSight, require
from threshold.core.property import Lot
from threshold.jobs.queries import worker_state
from threshold.property.actions.prints import Wanted, ask_print
from threshold.property.forms.signs import PrintForm
from threshold.property.models import Print, Site
from threshold.property.models.records import SIGN_KINDS
from threshold.property.permissions.records import can_see_record
from threshold.property.queries.codes import code_of
from threshold.property.queries.prints import find_print, prints_of
from threshold.property.queries.sites import find_site
from threshold.property.record_words import KINDS, PROBLEMS
from threshold.property.sheets import sheet
from threshold.property.sign_texts import DEMONSTRATION, SOURCE, printable
from threshold.property.views.records import BOTH


@BOTH
@signed_in
def asked(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Which sign in which language; what was asked for lately."""
    site = _seen(rights, bbl)
    offered = [(one.tag, one.name) for one in printable(DEMONSTRATION, demonstration=settings.DEMONSTRATION)]
    initial = {"kind": "central" if site.lot == Lot.NO.value else "lot", "language": SOURCE}
    form = PrintForm(request.POST or None, offered=offered, initial=initial)

    def act() -> str:
        given = form.cleaned_data
        wanted = Wanted(given["kind"], given["language"], given["area"])
        return f"/sites/{bbl}/print/{ask_print(by=rights.who, bbl=bbl, wanted=wanted).pk}/"

    told = {
        "template": "property/print.html", "site": site, "prints": prints_of(site), "kinds": KINDS,
        "sheets": [(kind, offered) for kind in SIGN_KINDS], "code": code_of(site),
    }  # fmt: skip
    return answered(request, form, act, told)


@require_safe
@signed_in
def progress(request: HttpRequest, rights: Rights, bbl: str, number: int) -> HttpResponse:
    """How what was asked for stands; `?state=1` answers in a word, for the page's own script."""
    site = _seen(rights, bbl)
    found = find_print(site, in_range(number))
    if "state" in request.GET:
        return HttpResponse(found.state, content_type="text/plain; charset=utf-8")
    context = {
        "site": site, "print": found, "kinds": KINDS, "problem": PROBLEMS.get(found.problem, ""),
        "works": found.state != "asked" or worker_state().works(timezone.now()),
    }  # fmt: skip
    return render(request, "property/print_progress.html", context)


@require_safe
@signed_in
def fetched(request: HttpRequest, rights: Rights, bbl: str, number: int) -> HttpResponse:
    """The PDF, or the set of them; its name says the kind and the language, never which site."""
    found = find_print(_seen(rights, bbl), in_range(number))
    if found.content is None:
        raise OutOfSight(str(number))
    media, name = _named(found)
    return HttpResponse(
        bytes(found.content),
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@signed_in
def on_the_page(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """A sign as a page to print from the browser, where no PDF is wanted or none can be made."""
    site = _seen(rights, bbl)
    kind, tag = request.GET.get("kind", SIGN_KINDS[0]), request.GET.get("language", SOURCE)
    offered = {one.tag for one in printable(DEMONSTRATION, demonstration=settings.DEMONSTRATION)}
    if kind not in SIGN_KINDS or tag not in offered:
        raise Http404
    code, area = code_of(site), " ".join(request.GET.get("area", "")[:120].split()) if kind == "area" else ""
    made = sheet(site, kind, tag, DEMONSTRATION, code.code if code else "", area)
    return render(request, "property/sheet.html", {"site": site, "sheet": made})


def _seen(rights: Rights, bbl: str) -> Site:
    """A site whose record this person may see. Raises OutOfSight, NotAllowed."""
    site = find_site(rights, bbl)
    require(can_see_record(rights, site))
    return site


def _named(found: Print) -> tuple[str, str]:
    if found.language:
        return "application/pdf", f"sign-{found.kind}-{found.language}.pdf"
    return "application/zip", f"signs-{found.kind}.zip"
