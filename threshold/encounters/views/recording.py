"""Recording by staff who signed in: at the gate, by telephone or mail, from paper; and saying anew what was said."""

from __future__ import annotations

import secrets
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import refuse_on, signed_in
from threshold.agencies.views.common import in_range
from threshold.core.answers import NotAllowed, Refused, require
from threshold.core.gate import ONE_OF, SOME_OF
from threshold.encounters.actions.correcting import correct
from threshold.encounters.actions.opening import open_encounter
from threshold.encounters.forms.records import CorrectionForm, Offers, SignedInForm
from threshold.encounters.models import Account
from threshold.encounters.permissions.encounters import RECORD, can_confirm, can_counsel
from threshold.encounters.queries.board import bodies_to_record
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.queries.places import NOT_THEIRS, is_of, locations_of, site_named
from threshold.encounters.queries.rota import takes_notes
from threshold.encounters.told import Came, Times


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def record(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Record an encounter; with `?way=paper` one that was written on paper, with when it happened."""
    bodies, paper = bodies_to_record(rights), request.GET.get("way") == "paper"
    if not bodies:
        raise NotAllowed(rights.can(RECORD).reason)
    slugs = [slug for slug, _name in bodies]
    offers = Offers(bodies, locations_of(slugs), takes_notes(slugs))
    start = {"key": secrets.token_hex(16), "channel": "gate", "capacity": "employee"}
    form = SignedInForm(offers, request.POST or None, initial=start, paper=paper)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("encounter", number=_opened(rights, form, paper=paper))
        except Refused as refused:
            refuse_on(form, refused)
    told = {"form": form, "paper": paper}
    return render(request, "encounters/record.html", told, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def anew(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Say anew what was said of an encounter; what stood before stays beside it."""
    encounter = find_encounter(rights, in_range(number))
    mine = encounter.recorded_by == rights.who.ref
    require(can_confirm(rights, encounter) if mine else can_counsel(rights, encounter))
    account = encounter.account
    form = CorrectionForm(request.POST or None, initial=_as_said(account) if account else {})
    if request.method == "POST" and form.is_valid():
        try:
            told = form.told((account.site_id or "") if account else "")
            told = replace(told, location=account.location_id if account else None)
            correct(by=rights.who, encounter=encounter.pk, why=form.cleaned_data["why"], told=told)
            return redirect("encounter", number=encounter.pk)
        except Refused as refused:
            refuse_on(form, refused)
    back = f"/encounters/{encounter.pk}/"
    context = {"form": form, "back": back, "back_words": _("Encounter {number}").format(number=encounter.pk)}
    return render(request, "encounters/anew.html", context, status=422 if form.is_bound else 200)


def _opened(rights: Rights, form: SignedInForm, *, paper: bool) -> int:
    """The number of the encounter that was opened, or of the one kept already. Raises NotAllowed, Refused."""
    given = form.cleaned_data
    came = Came(
        key=given["key"], body=given["body"], way="paper" if paper else "form", note=given.get("note", ""),
        times=Times(happened_at=form.happened_at()),
    )  # fmt: skip
    location = given.get("location")
    if not is_of(location, given["body"]):
        raise Refused(NOT_THEIRS, "location")
    told = replace(form.told(site_named(rights, given["where"])), location=location)
    return open_encounter(by=rights.who, told=told, came=came).encounter.pk


def _as_said(account: Account) -> dict[str, object]:
    said: dict[str, object] = {name: getattr(account, name) for name in (*ONE_OF, *SOME_OF)}
    outside = f"{account.outside}:{account.unit}" if account.unit else account.outside
    return said | {"outside": outside, "key": secrets.token_hex(16)}
