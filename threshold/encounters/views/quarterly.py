"""The pages of the report of 10-178(d): the quarters, one quarter, an agency's part, the designated office."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.models import Body
from threshold.agencies.views.common import answered
from threshold.core.answers import require
from threshold.encounters.actions.designating import record_designation
from threshold.encounters.actions.reporting import compile_edition, sign_off
from threshold.encounters.forms.quarterly import CompileForm, OfficeForm, SignOffForm
from threshold.encounters.models import Designation
from threshold.encounters.permissions.encounters import COUNSEL
from threshold.encounters.permissions.quarterly import SEE, can_compile, can_designate, can_see_reports, can_sign_off
from threshold.encounters.quarterly.cells import is_none, part_content, seal_of
from threshold.encounters.quarterly.lines import lines
from threshold.encounters.quarterly.quarters import quarter_of
from threshold.encounters.quarterly.tables import tables_of
from threshold.encounters.queries.quarterly import (
    agencies_here,
    counted,
    designated,
    editions_of,
    find_part,
    find_quarter,
    newest_parts,
    quarters_known,
    records_of,
)


@require_safe
@signed_in
def quarters(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The quarters, the newest first, and the office that is designated, or that none is."""
    require(can_see_reports(rights))
    today = timezone.localdate()
    context = {
        "quarters": quarters_known(quarter_of(today)), "running": quarter_of(today), "office": designated(today),
        "may_designate": can_designate(rights).yes,
    }  # fmt: skip
    return render(request, "encounters/quarters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def quarter(request: HttpRequest, rights: Rights, quarter: str) -> HttpResponse:
    """One quarter: each agency's part or that there is none, the editions, and for the office the way to compile."""
    found, today = find_quarter(quarter), timezone.localdate()
    require(can_see_reports(rights))
    office = designated(today)
    may = can_compile(rights, office.body_id if office else "")
    if request.method == "POST":
        require(may)
    form = CompileForm(request.POST if request.method == "POST" else None)
    parts = {one.body_id: one for one in newest_parts(found)}
    ours, theirs = rights.agencies_with(COUNSEL), rights.agencies_with(SEE)
    shown = [one for one in agencies_here() if may or rights.may(SEE) or one.pk in theirs]
    context = {
        "template": "encounters/quarter.html", "quarter": found, "running": quarter_of(today), "office": office,
        "rows": [(body, parts.get(body.pk), body.pk in ours) for body in shown], "may": may,
        "editions": editions_of(found),
    }  # fmt: skip

    def act() -> str:
        return f"/quarterly/editions/{compile_edition(by=rights.who, quarter=found).pk}/"

    return answered(request, form, act, context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def part(request: HttpRequest, rights: Rights, quarter: str, body_id: str) -> HttpResponse:
    """One agency's part: its figures as signed off, and for its counsel each record and the way to sign off."""
    found, today = find_quarter(quarter), timezone.localdate()
    body, signed = find_part(rights, found, body_id, today)
    may = can_sign_off(rights, body.pk)
    if request.method == "POST":
        require(may)
    records = records_of(found, body.pk) if may else []
    now = part_content(found.name, body.pk, [counted(one) for one in records]) if may else None
    form = SignOffForm(request.POST if request.method == "POST" else None, is_none=bool(now and is_none(now)))
    names = {body.pk: body.name}
    context = {
        "template": "encounters/part.html", "quarter": found, "running": quarter_of(today), "body": body,
        "signed": signed, "may": may.yes, "lines": lines(records),
        "tables": tables_of(signed.content, names) if signed else None,
        "fresh": tables_of(now, names) if now else None,
        "moved": bool(now and (signed is None or seal_of(now) != signed.seal)),
    }  # fmt: skip

    def act() -> str:
        sign_off(by=rights.who, body=body.pk, quarter=found, none=bool(form.cleaned_data.get("none")))
        return f"/quarterly/{found.name}/{body.pk}/"

    return answered(request, form, act, context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def office(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The register of the office the Mayor designated: empty until a document is recorded."""
    require(can_see_reports(rights))
    may, today = can_designate(rights), timezone.localdate()
    if request.method == "POST":
        require(may)
    here = Body.objects.filter(set_up_on__isnull=False).order_by("name", "id").values_list("pk", "name")
    form = OfficeForm(request.POST if request.method == "POST" else None, bodies=list(here) if may else ())
    context = {
        "template": "encounters/office.html", "rows": list(Designation.objects.select_related("body")), "may": may.yes,
        "title": _("The office designated under 10-178(d)"),
    }  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        record_designation(
            by=rights.who, body=given["body"], document=given["document"], since=given["since"], today=today
        )
        return "/quarterly/office/"

    return answered(request, form, act, context)
