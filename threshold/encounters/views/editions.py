"""One edition of the quarterly report: read, kept as a file, sent, and received."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import OutOfSight, require
from threshold.encounters.actions.sending import Received, Sending, record_receipt, send
from threshold.encounters.forms.quarterly import ReceiptFileForm, ReceiptForm, SendForm
from threshold.encounters.models import Edition
from threshold.encounters.permissions.quarterly import can_send
from threshold.encounters.quarterly.choices import HOW_SENT, TO
from threshold.encounters.quarterly.tables import as_csv, as_json, tables_of
from threshold.encounters.queries.quarterly import find_edition, find_quarter, is_newest, owed_for
from threshold.files.downloads import download as download_file
from threshold.files.forms import NO, next_step
from threshold.ui.downloads import download

KINDS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "json": ("application/json", as_json),
}


@require_safe
@signed_in
def edition(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """One edition as tables, with its seal and its way out; or the same figures as CSV or JSON."""
    found = find_edition(rights, in_range(number))
    kind = KINDS.get(request.GET.get("as", ""))
    if kind is not None:
        media, made = kind
        return download(made(found), media, f"{_name(found)}.{request.GET['as']}")
    quarter = find_quarter(found.quarter)
    paper, went = getattr(found, "paper", None), getattr(found, "transmission", None)
    context = {
        "edition": found, "quarter": quarter, "tables": tables_of(found.content), "paper": paper, "went": went,
        "receipt": getattr(went, "receipt", None) if went else None, "how": HOW_SENT, "to": TO,
        "may_send": can_send(rights, found.office_id), "newest": is_newest(found),
        "ended": quarter.after.first <= timezone.localdate(), "owed": owed_for(found.office_id, quarter),
    }  # fmt: skip
    return render(request, "encounters/edition.html", context)


@require_safe
@signed_in
def paper(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """The PDF, to be saved, once the worker has made it."""
    found = find_edition(rights, in_range(number))
    made = getattr(found, "paper", None)
    if made is None:
        raise OutOfSight(str(number))
    return cast(HttpResponse, download_file(made.file))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sent(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Record that an edition was sent: the duty of its quarter is proved by it in the same act."""
    found = find_edition(rights, in_range(number))
    require(can_send(rights, found.office_id))
    today = timezone.localdate()
    form = SendForm(request.POST if request.method == "POST" else None, initial={"sent_on": today})

    def act() -> str:
        given = form.cleaned_data
        sending = Sending(given["how"], given["sent_on"], given["reference"])
        send(by=rights.who, edition=found.pk, sent=sending, today=today)
        return _page(found)

    told = _told(found, _("Record that it was sent"), _("Record it"))
    return answered(request, form, act, told | {"owed": owed_for(found.office_id, find_quarter(found.quarter))})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def received(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Record the receipt: by its number, or as a file after the question whether it names a resident."""
    found = find_edition(rights, in_range(number))
    require(can_send(rights, found.office_id))
    today, as_file = timezone.localdate(), request.GET.get("way") == "file"
    told = _told(found, _("Record the receipt"), _("Record it")) | {"as_file": as_file}
    if as_file and request.method != "POST" and request.GET.get("names_resident") != NO:
        told |= {"template": "encounters/receipt.html"}
        return render(request, told.pop("template"), told | {"form": next_step(request.GET, ReceiptFileForm)})
    kind: Any = ReceiptFileForm if as_file else ReceiptForm
    first = {"received_on": today} | ({"names_resident": NO} if as_file else {})
    form = kind(request.POST, request.FILES) if request.method == "POST" else kind(initial=first)

    def act() -> str:
        given = form.cleaned_data
        got = Received(given["received_on"], given["reference"], given.get("file"))
        record_receipt(by=rights.who, edition=found.pk, received=got, today=today)
        return _page(found)

    return answered(request, form, act, told | {"template": "encounters/receipt.html"})


@require_safe
@signed_in
def receipt_file(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """The receipt as a file, to be saved."""
    found = find_edition(rights, in_range(number))
    got = getattr(getattr(found, "transmission", None), "receipt", None)
    if got is None or got.file is None:
        raise OutOfSight(str(number))
    return cast(HttpResponse, download_file(got.file))


def _told(found: Edition, title: str, verb: str) -> dict[str, Any]:
    back_words = _("The report for {quarter}, edition {number}").format(quarter=found.quarter, number=found.number)
    return {
        "template": "encounters/send.html", "title": title, "verb": verb, "back": _page(found),
        "back_words": back_words, "edition": found,
    }  # fmt: skip


def _page(found: Edition) -> str:
    return f"/quarterly/editions/{found.pk}/"


def _name(found: Edition) -> str:
    return f"10-178d-{found.quarter}-edition-{found.number}{'-demonstration' if found.demonstration else ''}"
