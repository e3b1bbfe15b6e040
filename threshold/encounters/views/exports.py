"""The pages of the Law Department's exports: asked for, made, handed over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters.actions.exporting import Wanted, ask_export, hand_over
from threshold.encounters.afterwards.choices import HANDED_TO, PURPOSES
from threshold.encounters.forms.afterwards import ExportForm, HandOverForm
from threshold.encounters.permissions.afterwards import can_export
from threshold.encounters.queries.afterwards import custody_of, exports_in_sight, find_export, opened_export

NOT_THERE = gettext_noop("Record {number} is not in your sight: it has not crossed to the Law Department.")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def exports(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The exports, and the form to ask for one with its purpose."""
    require(can_export(rights))
    form = ExportForm(request.POST if request.method == "POST" else None)
    context = {"template": "encounters/exports.html", "rows": exports_in_sight(rights), "purposes": PURPOSES}

    def act() -> str:
        given = form.cleaned_data
        wanted = Wanted(given["encounters"], given["purpose"], given["reference"], given["with_note"])
        try:
            return f"/encounters/exports/{ask_export(by=rights.who, wanted=wanted).pk}/"
        except OutOfSight as missing:
            raise Refused(Sentence(NOT_THERE, {"number": str(missing)}), "encounters") from missing

    return answered(request, form, act, context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def export(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """One export: how far it is, its custody, and handing it over, which gives the bytes out."""
    found = find_export(rights, in_range(number))
    form = HandOverForm(request.POST if request.method == "POST" else None)
    there = found.state == "made" and found.expires_at is not None and found.expires_at > timezone.now()
    context = {
        "template": "encounters/export.html", "one": found, "custody": custody_of(found), "purposes": PURPOSES,
        "handed_to": HANDED_TO, "there": there,
    }  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        made = hand_over(by=rights.who, export=found.pk, to=given["to"], reference=given["reference"])
        return f"/encounters/exports/{found.pk}/file/{made.pk}/"

    return answered(request, form, act, context)


@require_http_methods(["GET", "HEAD"])
@signed_in
def export_file(request: HttpRequest, rights: Rights, number: int, custody: int) -> HttpResponse:
    """The bytes, once their handing over stands in the chain of custody: to whoever recorded it."""
    found = find_export(rights, in_range(number))
    link = next((one for one in custody_of(found) if one.pk == custody and one.kind == "handed_over"), None)
    expired = found.expires_at is None or found.expires_at <= timezone.now()
    if link is None or link.by_ref != rights.who.ref or not found.sealed or expired:
        raise OutOfSight(str(custody))
    content = opened_export(found)
    name = f"encounters-export-{found.pk}{'-demonstration' if found.demonstration else ''}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/zip", headers=headers)
