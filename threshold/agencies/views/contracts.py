"""The pages of contracts: the list, one contract with the places it serves, and what can be changed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.actions.contracts import add_contract, add_place, change_contract, change_place
from threshold.agencies.contracts.differences import facts_of, shown
from threshold.agencies.forms.contracts import NO, NOT_KNOWN, YES, ChangeContractForm, ContractForm, PlaceForm
from threshold.agencies.models import Contract
from threshold.agencies.permissions.contracts import MANAGE, SEE, can_manage_contracts, can_see_contracts
from threshold.agencies.post_list import posts
from threshold.agencies.queries.bodies import has_demonstration
from threshold.agencies.queries.contracts import (
    KINDS,
    Asking,
    contracts_page,
    every_contract,
    find_contract,
    find_place,
    shows_addresses,
)
from threshold.agencies.queries.posts import bodies_with
from threshold.agencies.views.common import Purpose, answered, in_range, people
from threshold.core.answers import NotAllowed, require
from threshold.ui.days import read_day
from threshold.ui.downloads import download, unformula
from threshold.ui.templatetags.threshold import day as day_in_words

COLUMNS = (
    "as_of", "body", "number", "parent", "vendor", "human_services", "category", "public_contact", "security", "since",
    "until", "responsible", "locations", "demonstration",
)  # fmt: skip


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The contracts of the bodies in sight by vendor; as a page, or whole as CSV or JSON."""
    if not (rights.anywhere(SEE) or rights.anywhere(MANAGE)):
        raise NotAllowed(can_see_contracts(rights).reason)
    asking, problem = _asked(request)
    if request.GET.get("as") in {"csv", "json"}:
        return _kept(rights, asking, request.GET["as"])
    after = request.GET.get("after", "")[:20]
    try:
        page = contracts_page(rights, asking, after)
    except LookupError:
        page, after = contracts_page(rights, asking), ""
    kept = {name: value for name, value in asdict(asking).items() if value}
    context = {
        "page": page, "asking": asking, "problem": problem, "after": after, "kinds": KINDS,
        "bodies": bodies_with(rights, SEE, MANAGE), "may_manage": rights.anywhere(MANAGE),
        "query": urlencode(kept), "as_of": timezone.localdate(),
    }  # fmt: skip
    return render(request, "agencies/contracts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, rights: Rights, contract: int) -> HttpResponse:
    """One contract, what stands under it, and the places it serves."""
    held = find_contract(rights, in_range(contract))
    places = list(held.locations.all())
    hidden = not shows_addresses(rights, held) and any(place.sensitive for place in places)
    opening = Purpose(request, rights, "contract", held.pk) if hidden else None
    context = {
        "held": held, "post": posts().get(held.responsible), "places": places, "opening": opening,
        "under": list(held.subcontracts.order_by("number")[:200]),
        "may_manage": can_manage_contracts(rights, held.body_id).yes,
        "shows_addresses": not opening or opening.stated,
    }  # fmt: skip
    return render(request, "agencies/contract.html", context, status=opening.status if opening else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def added(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Add a contract: typed, looked over, kept."""
    if not rights.anywhere(MANAGE):
        raise NotAllowed(can_manage_contracts(rights).reason)
    form = ContractForm(request.POST or None, bodies=bodies_with(rights, MANAGE), people=people(rights))
    told = {"title": _("Add a contract"), "verb": _("Add"), "back": "/contracts/", "back_words": _("Contracts")}

    def act() -> str:
        made = add_contract(by=rights.who, facts=form.facts, keeper=form.cleaned_data["keeper"])
        return f"/contracts/{made.pk}/"

    return _looked_over(request, form, told) or answered(request, form, act, told)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def changed(request: HttpRequest, rights: Rights, contract: int) -> HttpResponse:
    """Change what is known of a contract: typed, looked over, kept."""
    held = find_contract(rights, in_range(contract))
    require(can_manage_contracts(rights, held.body_id))
    known = asdict(facts_of(held)) | {"keeper": held.keeper.ref if held.keeper else ""}
    form = ChangeContractForm(request.POST or None, initial=known, bodies=[held.body], people=people(rights))
    told = _of(held, _("Change what is known of this contract"), _("Change"))

    def act() -> str:
        given = form.cleaned_data
        change_contract(
            by=rights.who, contract=held.pk, facts=form.facts, keeper=given["keeper"], reason=given["reason"]
        )
        return f"/contracts/{held.pk}/"

    return _looked_over(request, form, told) or answered(request, form, act, told)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def place_added(request: HttpRequest, rights: Rights, contract: int) -> HttpResponse:
    """Add a place a contract serves."""
    held = find_contract(rights, in_range(contract))
    require(can_manage_contracts(rights, held.body_id))
    form = PlaceForm(request.POST or None)

    def act() -> str:
        add_place(by=rights.who, contract=held.pk, place=form.place)
        return f"/contracts/{held.pk}/"

    return answered(request, form, act, _of(held, _("Add a place this contract serves"), _("Add")))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def place_changed(request: HttpRequest, rights: Rights, location: int) -> HttpResponse:
    """Change what is known of a place."""
    place = find_place(rights, in_range(location))
    require(can_manage_contracts(rights, place.body_id))
    owned = {True: YES, False: NO, None: NOT_KNOWN}[place.city_property]
    known = {
        "address": place.address, "city_property": owned, "sensitive": place.sensitive, "until": place.until,
    }  # fmt: skip
    form = PlaceForm(request.POST or None, initial=known)

    def act() -> str:
        change_place(by=rights.who, location=place.pk, place=form.place)
        return f"/contracts/{place.contract_id}/"

    return answered(request, form, act, _of(place.contract, _("Change what is known of this place"), _("Change")))


def _looked_over(request: HttpRequest, form: ContractForm, told: dict[str, Any]) -> HttpResponse | None:
    """The entries once more before they are kept, unless that was done or something is wrong with them."""
    if request.method != "POST" or "sure" in request.POST or not form.is_valid():
        return None
    if "again" in request.POST:
        return render(request, "agencies/form.html", told | {"form": form})
    entries = [(field, field.form.cleaned_data[field.name]) for field in form]
    shown_as = [(field, _chosen(field, value)) for field, value in entries]
    return render(request, "agencies/look_over.html", told | {"form": form, "entries": shown_as})


def _chosen(field: Any, value: object) -> object:
    """An entry as a person reads it."""
    choices = dict(getattr(field.field, "choices", ()) or ())
    if choices:
        return choices.get(value, value)
    if isinstance(value, date):
        return day_in_words(value)
    return {True: _("yes"), False: _("no")}[value] if isinstance(value, bool) else value


def _asked(request: HttpRequest) -> tuple[Asking, str]:
    given = {
        name: request.GET.get(name, "")[:200].replace("\0", "") for name in ("body", "kind", "words", "in_force_on")
    }
    day, problem = None, ""
    if given["in_force_on"]:
        day, problem = read_day(given["in_force_on"], timezone.localdate())
    kind = given["kind"] if given["kind"] in KINDS else ""
    return Asking(body=given["body"], kind=kind, words=given["words"], in_force_on=day), problem


def _of(held: Contract, title: str, verb: str) -> dict[str, Any]:
    return {
        "title": title,
        "verb": verb,
        "back": f"/contracts/{held.pk}/",
        "back_words": f"{held.vendor}, {held.number}",
    }


def _kept(rights: Rights, asking: Asking, kind: str) -> HttpResponse:
    """The whole list to keep: how many places each contract serves, and no address of any."""
    day = timezone.localdate()
    rows = [dict(zip(COLUMNS, _values(row, day.isoformat()), strict=True)) for row in every_contract(rights, asking)]
    if kind == "json":
        told = {"as_of": day.isoformat(), "demonstration": has_demonstration(), "contracts": rows}
        return download(json.dumps(told, ensure_ascii=False, indent=1), "application/json", f"contracts-{day}.json")
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({name: unformula(str(value)) for name, value in row.items()} for row in rows)
    return download("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", f"contracts-{day}.csv")


def _values(row: Contract, day: str) -> tuple[object, ...]:
    facts = facts_of(row)
    plain = (
        facts.body, facts.number, facts.parent, facts.vendor, facts.human_services, facts.category,
        facts.public_contact, facts.security, facts.since, facts.until, facts.responsible,
    )  # fmt: skip
    places: int = row.places  # type: ignore[attr-defined]
    return (day, *map(shown, plain), places, "yes" if facts.body.startswith("demo-") else "no")
